/** A stretch of the filter's text, in UTF-16 units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export type TokenKind = 'name' | 'keyword' | 'text' | 'number' | 'sign';

export interface Token extends Span {
  readonly kind: TokenKind;
  /** What it says: a text without quotes and escapes, a number in digits, else as written. */
  readonly value: string;
}

/** Why a filter cannot be read, and where. */
export class FilterProblem extends Error {
  readonly at: number;

  constructor(message: string, at: number) {
    super(message);
    this.at = at;
  }
}

const KEYWORDS: ReadonlySet<string> = new Set([
  ...['in', 'like', 'true', 'false', 'null', 'contains', 'matches'],
  ...['rlike', 'irlike', 'regex', 'if', 'then', 'else', 'end'],
]);
const BLANK: RegExp = /(?:\s+|\/\*[\s\S]*?\*\/)+/y;
const SIGN: RegExp = /!==|===|\*\*|:=|[!=<>]=|[-!*/+%&|^?:<>=,()[\];]/y;
const NUMBER: RegExp = /0x[0-9A-Fa-f]+|0b[01]+|0o[0-7]+|\d+(?:\.\d*)?|\.\d+/y;
const NAME: RegExp = /[A-Za-z_]\w*/y;
const TEXT: RegExp = /"(?:[^"\\]|\\[\s\S])*"|'(?:[^'\\]|\\[\s\S])*'/y;

/** Cuts an AbuseFilter expression into tokens; throws a `FilterProblem` on anything else. */
export function tokensOf(source: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  const take = (shape: RegExp): string | undefined => {
    shape.lastIndex = at;
    return shape.exec(source)?.[0];
  };
  for (;;) {
    at += take(BLANK)?.length ?? 0;
    if (at >= source.length) return tokens;
    const [kind, written] = nextToken(take);
    if (written === undefined) throw unreadable(source, at);
    const value =
      kind === 'text' ? textOf(written) : kind === 'number' ? numberOf(written) : written;
    const named = kind === 'name' && KEYWORDS.has(written) ? 'keyword' : kind;
    tokens.push({ kind: named, value, start: at, end: at + written.length });
    at += written.length;
  }
}

function nextToken(
  take: (shape: RegExp) => string | undefined,
): readonly [TokenKind, string | undefined] {
  const text = take(TEXT);
  if (text !== undefined) return ['text', text];
  const number = take(NUMBER);
  if (number !== undefined) return ['number', number];
  const name = take(NAME);
  return name === undefined ? ['sign', take(SIGN)] : ['name', name];
}

function unreadable(source: string, at: number): FilterProblem {
  const sign = source[at] ?? '';
  if (source.startsWith('/*', at)) return new FilterProblem('this comment has no end `*/`', at);
  if (sign === '"' || sign === "'") return new FilterProblem('this text has no closing quote', at);
  return new FilterProblem(`\`${sign}\` has no meaning in a filter`, at);
}

function numberOf(written: string): string {
  return String(Number(written));
}

function textOf(written: string): string {
  const quote = written[0] ?? '"';
  return written.slice(1, -1).replace(/\\(x[0-9A-Fa-f]{2}|[\s\S])/g, (whole, after: string) => {
    if (after === '\\' || after === quote) return after;
    if (after.length === 3) return String.fromCharCode(Number.parseInt(after.slice(1), 16));
    const named: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };
    return named[after] ?? whole;
  });
}
