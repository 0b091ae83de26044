import { behindBracket, literalLines, maskSource } from './mask.ts';
import { isTypeScript, lineAt, type SourceFile, type Violation } from './repository.ts';

export const functionLinesMax = 70;
export const fileLinesMax = 400;
export const columnsMax = 100;

export function checkFileLength(files: readonly SourceFile[]): readonly Violation[] {
  return files
    .filter(({ path }) => isTypeScript(path))
    .map(({ path, text }) => ({ path, lines: text.trimEnd().split('\n').length }))
    .filter(({ lines }) => lines > fileLinesMax)
    .map(({ path, lines }) => ({
      path,
      line: 1,
      message: `${lines} lines; a file holds one idea in at most ${fileLinesMax}`,
    }));
}

/**
 * Comments and code that run over the edge. Lines with a part of a literal are let through: to
 * break a sentence or a template would hide it from a search, and Biome keeps the code around it
 * short.
 */
export function checkLineLength(files: readonly SourceFile[]): readonly Violation[] {
  return files.filter(({ path }) => isTypeScript(path)).flatMap(longLines);
}

export function checkFunctionLength(files: readonly SourceFile[]): readonly Violation[] {
  return files.filter(({ path }) => isTypeScript(path)).flatMap(longFunctions);
}

function longLines({ path, text }: SourceFile): readonly Violation[] {
  const literals = literalLines(text);
  return text.split('\n').flatMap((line, index) => {
    const columns = [...line].length;
    if (columns <= columnsMax || literals.has(index + 1)) return [];
    const message = `${columns} columns; a line has at most ${columnsMax}`;
    return [{ path, line: index + 1, message }];
  });
}

function longFunctions({ path, text }: SourceFile): readonly Violation[] {
  const masked = maskSource(text);
  return functionSpans(masked).flatMap(([start, end]) => {
    const first = lineAt(masked, start);
    const lines = lineAt(masked, end) - first + 1;
    if (lines <= functionLinesMax) return [];
    const message = `a function of ${lines} lines; at most ${functionLinesMax}`;
    return [{ path, line: first, message }];
  });
}

type Span = readonly [start: number, end: number];

function functionSpans(masked: string): readonly Span[] {
  return [...arrowSpans(masked), ...namedSpans(masked)];
}

function arrowSpans(masked: string): readonly Span[] {
  return [...masked.matchAll(/=>\s*/g)].map(({ index, 0: arrow }) => {
    const body = index + arrow.length;
    return [index, endOfArrow(masked, body)];
  });
}

function endOfArrow(masked: string, body: number): number {
  if (masked[body] === '{') return behindBracket(masked, body);
  for (let at = body; at < masked.length; at += 1) {
    const char = masked[at] ?? '';
    if ('([{'.includes(char)) at = behindBracket(masked, at) - 1;
    else if (',;)]}'.includes(char)) return at;
  }
  return masked.length;
}

const named: RegExp =
  /\bfunction\s*\*?\s*[\w$]*\s*(?:<[^(]*>)?\(|^[ \t]+(?:(?:async|static|get|set|override|private|protected|public)\s+)*\*?#?(?!if\b|for\b|while\b|switch\b|catch\b|return\b|function\b)[\w$]+(?:<[^(]*>)?\(/gm;

function namedSpans(masked: string): readonly Span[] {
  return [...masked.matchAll(named)].flatMap(({ index, 0: head }): Span[] => {
    const body = bodyBehind(masked, behindBracket(masked, index + head.length - 1));
    return body === undefined ? [] : [[index, behindBracket(masked, body)]];
  });
}

// Offset of the brace that opens the body; braces of a return type are stepped over.
function bodyBehind(masked: string, from: number): number | undefined {
  let before = ')';
  for (let at = from; at < masked.length; at += 1) {
    const char = masked[at] ?? '';
    if (/\s/.test(char)) continue;
    if (before === ')' && char !== ':' && char !== '{') return undefined;
    if (char === ';' || char === '}') return undefined;
    if (char === '{' && !':|&<,('.includes(before)) return at;
    if ('({['.includes(char)) at = behindBracket(masked, at) - 1;
    before = masked[at] === ')' ? ']' : (masked[at] ?? '');
  }
  return undefined;
}
