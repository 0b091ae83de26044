import type { Constant, Span } from './expression.ts';
import { syntaxStop } from './parse-problem.ts';
import type { Token } from './token.ts';

const INT_MIN = -(2n ** 63n);
const INT_MAX = 2n ** 63n - 1n;
const UINT_MAX = 2n ** 64n - 1n;

/** A number as written, with its sign if one stands before it. */
export function numberOf({ text, span }: Token, negative: boolean): Constant {
  const unsigned = /[uU]$/.test(text);
  const digits = unsigned ? text.slice(0, -1) : text;
  if (!/^0[xX]/.test(digits) && /[.eE]/.test(digits)) {
    return { type: 'double', value: (negative ? -1 : 1) * Number(digits) };
  }
  const value = BigInt(digits) * (negative ? -1n : 1n);
  const [least, most] = unsigned ? [0n, UINT_MAX] : [INT_MIN, INT_MAX];
  if (value < least || value > most) {
    throw syntaxStop(`\`${text}\` is too large`, span, `write a number up to ${most}`);
  }
  return { type: unsigned ? 'uint' : 'int', value };
}

/** A text or bytes as written, quotes and escapes resolved. */
export function textOf({ text, span }: Token): Constant {
  const [prefix = ''] = /^[bBrR]*/.exec(text) ?? [];
  const quoted = text.slice(prefix.length);
  const quotes = /^("""|''')/.test(quoted) ? 3 : 1;
  const inside = quoted.slice(quotes, -quotes);
  const bytes = /[bB]/.test(prefix);
  if (/[rR]/.test(prefix)) {
    return bytes
      ? { type: 'bytes', value: new TextEncoder().encode(inside) }
      : { type: 'string', value: inside };
  }
  return bytes
    ? { type: 'bytes', value: bytesOf(inside, span) }
    : { type: 'string', value: resolved(inside, span) };
}

const ESCAPE: RegExp =
  /\\(?:([abfnrtv\\?"'`])|[xX]([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([0-3][0-7]{2})|[\s\S]|$)/g;
const PLAIN: Readonly<Record<string, number>> = {
  a: 7,
  b: 8,
  f: 12,
  n: 10,
  r: 13,
  t: 9,
  v: 11,
};

function resolved(text: string, span: Span): string {
  return text.replace(ESCAPE, (...found: (string | undefined)[]) =>
    String.fromCodePoint(codeOf(found, span)),
  );
}

/** In bytes, `\x` and octal escapes are single bytes; everything else is UTF-8. */
function bytesOf(text: string, span: Span): Uint8Array {
  const bytes: number[] = [];
  const encoder = new TextEncoder();
  // One by one: a long text does not fit into the arguments of one call.
  const add = (part: string): void => {
    for (const byte of encoder.encode(part)) bytes.push(byte);
  };
  let last = 0;
  for (const found of text.matchAll(ESCAPE)) {
    add(text.slice(last, found.index));
    const code = codeOf([...found], span);
    const single = found[2] !== undefined || found[5] !== undefined;
    if (single) bytes.push(code);
    else add(String.fromCodePoint(code));
    last = found.index + found[0].length;
  }
  add(text.slice(last));
  return Uint8Array.from(bytes);
}

function codeOf(found: readonly (string | undefined)[], span: Span): number {
  const [whole, plain, byte, short, long, octal] = found;
  if (plain !== undefined) return PLAIN[plain] ?? plain.charCodeAt(0);
  const hexadecimal = byte ?? short ?? long;
  const code =
    hexadecimal === undefined ? Number.parseInt(octal ?? '', 8) : Number.parseInt(hexadecimal, 16);
  const surrogate = code >= 0xd800 && code <= 0xdfff;
  if (Number.isNaN(code) || code > 0x10ffff || surrogate) {
    const help = 'write `\\\\` for a backslash, or `r"…"` for a text without escapes';
    throw syntaxStop(`\`${whole}\` is no escape of CEL`, span, help);
  }
  return code;
}
