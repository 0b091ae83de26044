import type { Overload } from '../environment.ts';
import { type Answer, NoAnswer, type Value } from '../value.ts';
import { BOOL, BYTES, boundedText, member, overload, STRING, sizeMax, text } from './overload.ts';

function bytesOf(value: Value | undefined): Uint8Array {
  return value instanceof Uint8Array ? value : new Uint8Array();
}

function joined(left: Value | undefined, right: Value | undefined): Answer {
  const [a, b] = [bytesOf(left), bytesOf(right)];
  if (a.length + b.length > sizeMax) return new NoAnswer('the bytes became too long', 'limit');
  return Uint8Array.from([...a, ...b]);
}

/** Functions on texts (cel-spec, "standard definitions"), `matches` left out. */
export const textFunctions: readonly Overload[] = [
  overload('_+_', [STRING, STRING], STRING, (a, b) => boundedText(text(a) + text(b))),
  overload('_+_', [BYTES, BYTES], BYTES, joined),
  member('contains', [STRING, STRING], BOOL, (of, part) => text(of).includes(text(part))),
  member('startsWith', [STRING, STRING], BOOL, (of, part) => text(of).startsWith(text(part))),
  member('endsWith', [STRING, STRING], BOOL, (of, part) => text(of).endsWith(text(part))),
];

/** Says whether a text has a match of a pattern; a sentence when the pattern cannot be used. */
export type TestPattern = (text: string, pattern: string) => boolean | string;

/** `matches` with RE2 semantics, as the function given here has it. */
export function matching(testPattern: TestPattern): readonly Overload[] {
  const run = (of: Value | undefined, pattern: Value | undefined): Answer => {
    const found = testPattern(text(of), text(pattern));
    return typeof found === 'string' ? new NoAnswer(found) : found;
  };
  return [
    member('matches', [STRING, STRING], BOOL, run),
    overload('matches', [STRING, STRING], BOOL, run),
  ];
}
