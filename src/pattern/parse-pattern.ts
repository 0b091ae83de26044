import { err, ok, type Result } from '../kernel/result.ts';
import { caseOrbit } from './case-orbit.ts';
import { allCodePoints, type CodePointSet, complementOf, setOfRanges } from './code-point-set.ts';
import { parseBracketClass } from './parse-class.ts';
import { parseEscapedClass, parseEscapedCodePoint } from './parse-escape.ts';
import { type Modes, noModes, parseGroupStart } from './parse-group.ts';
import { repeatCountMax } from './pattern-limits.ts';
import type { PatternProblem } from './pattern-problem.ts';
import { PatternReader } from './pattern-reader.ts';
import { type AssertionKind, instructionsOf, nothing, type Syntax } from './syntax.ts';

const COUNTED: RegExp = /\{(0|[1-9][0-9]*)(,(0|[1-9][0-9]*)?)?\}/y;
const notNewline: CodePointSet = complementOf([0x0a, 0x0a]);

/**
 * Reads a pattern in RE2 syntax. Refuses back-references, look-around, `\C` and what RE2 refuses.
 * The syntax is described at https://github.com/google/re2/wiki/Syntax.
 */
export function parsePattern(source: string): Result<Syntax, PatternProblem> {
  const parser = new PatternParser(source);
  const syntax = parser.parseBranches(noModes);
  const { reader } = parser;
  if (reader.sees(')')) {
    reader.at += 1;
    reader.refuse(reader.at - 1, 'this `)` closes nothing', 'remove it, or write `\\)`');
  }
  return reader.problem === undefined ? ok(syntax) : err(reader.problem);
}

class PatternParser {
  readonly reader: PatternReader;
  readonly #names = new Set<string>();

  constructor(source: string) {
    this.reader = new PatternReader(source);
  }

  /** Reads up to the end or to the `)` of the group. Modes hold for the branches that follow. */
  parseBranches(outer: Modes): Syntax {
    const branches: Syntax[] = [];
    let parts: Syntax[] = [];
    let modes = outer;
    let repeated: number | undefined;
    const { reader } = this;
    while (!reader.atEnd && !reader.sees(')')) {
      const start = reader.at;
      if (reader.takes('|')) {
        branches.push(sequenceOf(parts));
        parts = [];
        repeated = undefined;
        continue;
      }
      const count = this.#parseCount();
      if (count !== undefined) {
        const greedy = reader.takes('?') === modes.swapGreed;
        this.#repeat(parts, { ...count, greedy }, start, repeated);
        repeated = start;
        continue;
      }
      repeated = undefined;
      if (reader.sees('(')) {
        const group = parseGroupStart(reader, modes, this.#names);
        if (group.kind === 'modes') modes = group.modes;
        else parts.push(this.#parseGroup(start, group.modes));
      } else {
        parts.push(...this.#parseSimple(modes));
      }
    }
    return choiceOf([...branches, sequenceOf(parts)]);
  }

  #parseGroup(start: number, modes: Modes): Syntax {
    const inside = this.parseBranches(modes);
    const { reader } = this;
    if (!reader.takes(')')) {
      reader.at = start + 1;
      reader.refuse(start, 'this `(` is never closed', 'close it with `)`, or write `\\(`');
    }
    return inside;
  }

  #parseCount(): { readonly min: number; readonly max: number } | undefined {
    const { reader } = this;
    const start = reader.at;
    if (reader.takes('*')) return { min: 0, max: Infinity };
    if (reader.takes('+')) return { min: 1, max: Infinity };
    if (reader.takes('?')) return { min: 0, max: 1 };
    const counted = reader.takeMatch(COUNTED);
    if (counted === undefined) return undefined;
    const min = Number(counted[1]);
    const open = counted[3] === undefined ? Infinity : Number(counted[3]);
    const max = counted[2] === undefined ? min : open;
    const largest = max === Infinity ? min : Math.max(min, max);
    if (largest > repeatCountMax) {
      const message = `\`${counted[0]}\` repeats too often`;
      reader.stop('too-complex', start, message, `write numbers up to ${repeatCountMax}`);
    } else if (max < min) {
      const message = `\`${counted[0]}\` runs backwards`;
      reader.refuse(start, message, 'put the smaller number first');
    }
    return { min, max };
  }

  #repeat(
    parts: Syntax[],
    count: { readonly min: number; readonly max: number; readonly greedy: boolean },
    start: number,
    repeated: number | undefined,
  ): void {
    const { reader } = this;
    const part = parts.pop();
    const written = reader.source.slice(start, reader.at);
    if (repeated !== undefined) {
      const message = `\`${reader.source.slice(repeated, reader.at)}\` repeats a repetition`;
      reader.refuse(repeated, message, 'put a group around what is repeated twice');
    } else if (part === undefined) {
      reader.refuse(
        start,
        `there is nothing that \`${written}\` could repeat`,
        'write `\\` before',
      );
    } else if (count.max === 0 || instructionsOf(part) === 0) {
      parts.push(nothing);
    } else {
      parts.push({ kind: 'repeat', part, ...count });
    }
  }

  #parseSimple(modes: Modes): readonly Syntax[] {
    const { reader } = this;
    if (reader.takes('.'))
      return [{ kind: 'one-of', set: modes.dotAll ? allCodePoints : notNewline }];
    if (reader.takes('^')) return [asserted(modes.multiLine ? 'line-start' : 'text-start')];
    if (reader.takes('$')) return [asserted(modes.multiLine ? 'line-end' : 'text-end')];
    if (reader.sees('[')) {
      return [{ kind: 'one-of', set: parseBracketClass(reader, modes.ignoreCase) }];
    }
    if (!reader.sees('\\')) return [literal(reader.next(), modes)];
    if (reader.takes('\\A')) return [asserted('text-start')];
    if (reader.takes('\\z')) return [asserted('text-end')];
    if (reader.takes('\\b')) return [asserted('word')];
    if (reader.takes('\\B')) return [asserted('not-word')];
    if (reader.takes('\\Q')) return this.#parseQuoted(modes);
    const set = parseEscapedClass(reader, modes.ignoreCase);
    if (set !== undefined) return [{ kind: 'one-of', set }];
    return [literal(parseEscapedCodePoint(reader), modes)];
  }

  #parseQuoted(modes: Modes): readonly Syntax[] {
    const { reader } = this;
    const literals: Syntax[] = [];
    while (!reader.atEnd && !reader.takes('\\E')) literals.push(literal(reader.next(), modes));
    return literals;
  }
}

function literal(codePoint: number, { ignoreCase }: Modes): Syntax {
  if (!ignoreCase) return { kind: 'one-of', set: [codePoint, codePoint] };
  return { kind: 'one-of', set: setOfRanges(caseOrbit(codePoint).map((one) => [one, one])) };
}

function asserted(assertion: AssertionKind): Syntax {
  return { kind: 'assertion', assertion };
}

function sequenceOf(parts: readonly Syntax[]): Syntax {
  const [only = nothing, second] = parts;
  return second === undefined ? only : { kind: 'sequence', parts };
}

function choiceOf(branches: readonly Syntax[]): Syntax {
  const [only = nothing, second] = branches;
  return second === undefined ? only : { kind: 'choice', branches };
}
