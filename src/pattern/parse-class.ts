import { posixClasses } from './ascii-class.ts';
import { foldCase } from './case-orbit.ts';
import { type CodePointSet, complementOf, unionOf } from './code-point-set.ts';
import { parseEscapedClass, parseEscapedCodePoint } from './parse-escape.ts';
import type { PatternReader } from './pattern-reader.ts';
import { withSign } from './unicode-class.ts';

const POSIX: RegExp = /\[:(\^?)(.*?):\]/sy;

/** Reads a class in brackets, from `[` to `]`. */
export function parseBracketClass(reader: PatternReader, ignoreCase: boolean): CodePointSet {
  const start = reader.at;
  reader.at += 1;
  const negated = reader.takes('^');
  const sets: CodePointSet[] = [];
  // A bracket that comes first is a member.
  let first = true;
  while (first || !reader.takes(']')) {
    if (reader.atEnd) {
      reader.refuse(start, 'this `[` is never closed', 'close it with `]`, or write `\\[`');
      return [];
    }
    first = false;
    sets.push(parseItem(reader, ignoreCase, start));
  }
  const union = unionOf(sets);
  return negated ? complementOf(union) : union;
}

function parseItem(reader: PatternReader, ignoreCase: boolean, classStart: number): CodePointSet {
  if (reader.sees('[:')) {
    const posix = parsePosix(reader, ignoreCase);
    if (posix !== undefined) return posix;
  }
  const escaped = parseEscapedClass(reader, ignoreCase);
  if (escaped !== undefined) return escaped;
  const start = reader.at;
  const low = parseMember(reader);
  let high = low;
  if (reader.sees('-') && !reader.sees('-]')) {
    reader.at += 1;
    if (reader.atEnd) {
      reader.refuse(classStart, 'this `[` is never closed', 'close it with `]`, or write `\\[`');
    } else {
      high = parseMember(reader);
    }
  }
  if (high < low) {
    const range = reader.source.slice(start, reader.at);
    reader.refuse(start, `the range \`${range}\` runs backwards`, 'put the smaller end first');
    return [];
  }
  return ignoreCase ? foldCase([low, high]) : [low, high];
}

function parseMember(reader: PatternReader): number {
  return reader.sees('\\') ? parseEscapedCodePoint(reader) : reader.next();
}

function parsePosix(reader: PatternReader, ignoreCase: boolean): CodePointSet | undefined {
  const start = reader.at;
  const found = reader.takeMatch(POSIX);
  if (found === undefined) return undefined;
  const set = posixClasses.get(found[2] ?? '');
  if (set === undefined) {
    const known = [...posixClasses.keys()].map((name) => `\`${name}\``).join(', ');
    reader.refuse(start, `there is no class \`${found[0]}\``, `use one of ${known}`);
    return [];
  }
  return withSign(ignoreCase ? foldCase(set) : set, found[1] === '^');
}
