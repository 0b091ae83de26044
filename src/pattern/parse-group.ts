import type { PatternReader } from './pattern-reader.ts';

/** What the letters in `(?imsU)` switch. */
export interface Modes {
  readonly ignoreCase: boolean;
  readonly multiLine: boolean;
  readonly dotAll: boolean;
  /** `U`: a plain quantifier takes as little as it can, one with `?` as much. */
  readonly swapGreed: boolean;
}

export const noModes: Modes = {
  ignoreCase: false,
  multiLine: false,
  dotAll: false,
  swapGreed: false,
};

/** How a group starts: with the modes inside it, or as a change of modes for the rest. */
export interface GroupStart {
  readonly kind: 'group' | 'modes';
  readonly modes: Modes;
}

const MODES: RegExp = /([imsU]*)(?:-([imsU]+))?([:)])/y;
const NAME: RegExp = /P?<([0-9A-Za-z_]+)>/y;
const LOOK_AROUND: RegExp = /<?[=!]/y;

/** Reads from `(` to where the inside of the group starts. `names` are those of other groups. */
export function parseGroupStart(
  reader: PatternReader,
  modes: Modes,
  names: Set<string>,
): GroupStart {
  const start = reader.at;
  reader.at += 1;
  if (!reader.takes('?')) return { kind: 'group', modes };
  if (reader.takeMatch(LOOK_AROUND) !== undefined) {
    const message = 'a pattern cannot look around: that takes too long';
    reader.refuse(start, message, 'match what comes before or after as part of the pattern');
    return { kind: 'group', modes };
  }
  const named = reader.takeMatch(NAME);
  if (named !== undefined) return nameGroup(reader, start, modes, named[1] ?? '', names);
  const written = reader.takeMatch(MODES);
  if (written === undefined) {
    reader.at += 1;
    const help = 'write `(…)`, `(?:…)`, `(?P<name>…)`, or modes such as `(?i)`';
    reader.refuse(start, `\`${reader.source.slice(start, reader.at)}\` starts no group`, help);
    return { kind: 'group', modes };
  }
  const on = switched(modes, written[1] ?? '', true);
  const changed = switched(on, written[2] ?? '', false);
  return { kind: written[3] === ':' ? 'group' : 'modes', modes: changed };
}

function nameGroup(
  reader: PatternReader,
  start: number,
  modes: Modes,
  name: string,
  names: Set<string>,
): GroupStart {
  if (names.has(name)) {
    reader.refuse(start, `two groups have the name \`${name}\``, 'give each its own, or none');
  }
  names.add(name);
  return { kind: 'group', modes };
}

function switched(modes: Modes, letters: string, on: boolean): Modes {
  return {
    ignoreCase: letters.includes('i') ? on : modes.ignoreCase,
    multiLine: letters.includes('m') ? on : modes.multiLine,
    dotAll: letters.includes('s') ? on : modes.dotAll,
    swapGreed: letters.includes('U') ? on : modes.swapGreed,
  };
}
