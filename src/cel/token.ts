import type { Span } from './expression.ts';
import { syntaxStop } from './parse-problem.ts';

export type TokenKind = 'name' | 'quoted-name' | 'number' | 'text' | 'sign' | 'end';

export interface Token {
  readonly kind: TokenKind;
  /** As written. */
  readonly text: string;
  readonly span: Span;
}

const SPACE: RegExp = /(?:[\t\n\f\r ]|\/\/[^\n]*)*/y;
const NAME: RegExp = /[A-Za-z_][A-Za-z0-9_]*/y;
const QUOTED_NAME: RegExp = /`[A-Za-z0-9_.\-/ ]+`/y;
const NUMBER: RegExp =
  /0[xX][0-9a-fA-F]+[uU]?|(?:\d+\.\d+|\.\d+|\d+(?=[eE]))(?:[eE][+-]?\d+)?|\d+[uU]?/y;
const PREFIX = '(?:[bB][rR]?|[rR][bB]?)?';
const TEXT: RegExp = new RegExp(`${PREFIX}(?:"""|''')|${PREFIX}["']`, 'y');
const SIGN: RegExp = /&&|\|\||==|!=|<=|>=|[()[\]{}.,:?!<>+\-*/%]/y;

/** Cuts a source into tokens; `ParseStop` at the first character that begins none. */
export function tokensOf(source: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = skip(source, 0);
  while (at < source.length) {
    const token = tokenAt(source, at);
    tokens.push(token);
    at = skip(source, token.span.end);
  }
  tokens.push({ kind: 'end', text: '', span: { start: source.length, end: source.length } });
  return tokens;
}

function skip(source: string, at: number): number {
  SPACE.lastIndex = at;
  return at + (SPACE.exec(source)?.[0].length ?? 0);
}

function tokenAt(source: string, at: number): Token {
  const opening = found(TEXT, source, at);
  if (opening !== undefined) return textToken(source, at, opening);
  const kinds: readonly (readonly [TokenKind, RegExp])[] = [
    ['name', NAME],
    ['quoted-name', QUOTED_NAME],
    ['number', NUMBER],
    ['sign', SIGN],
  ];
  for (const [kind, pattern] of kinds) {
    const text = found(pattern, source, at);
    if (text !== undefined) return { kind, text, span: { start: at, end: at + text.length } };
  }
  const character = String.fromCodePoint(source.codePointAt(at) ?? 0);
  const span = { start: at, end: at + character.length };
  const help = 'use names, numbers, texts in quotes and operators such as `&&`, `>` and `==`';
  throw syntaxStop(`\`${character}\` has no meaning here`, span, help);
}

function found(pattern: RegExp, source: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(source)?.[0];
}

function textToken(source: string, start: number, opening: string): Token {
  const quotes = /["']+$/.exec(opening)?.[0] ?? '"';
  const raw = /[rR]/.test(opening);
  let at = start + opening.length;
  while (at < source.length && !source.startsWith(quotes, at)) {
    if (quotes.length === 1 && /[\n\r]/.test(source[at] ?? '')) break;
    at += !raw && source[at] === '\\' ? 2 : 1;
  }
  if (!source.startsWith(quotes, at)) {
    const help = `close it with \`${quotes}\``;
    throw syntaxStop('this text has no end', { start, end: source.length }, help);
  }
  const end = at + quotes.length;
  return { kind: 'text', text: source.slice(start, end), span: { start, end } };
}
