import { type English, english } from './en.ts';
import { message, type Wording, type WordingValue } from './wording.ts';

/**
 * Names of the values in the source of a message: `at` and `count` in
 * `{$count :integer} since {$at}`.
 */
type ValueName<Source> = Source extends `${string}{$${infer Rest}`
  ? Rest extends `${infer Inside}}${string}`
    ? (Inside extends `${infer Name} ${string}` ? Name : Inside) | ValueName<Rest>
    : never
  : never;

type WordingOf<Source> = [ValueName<Source>] extends [never]
  ? Wording
  : (values: Readonly<Record<ValueName<Source>, WordingValue>>) => Wording;

/** A tree of sources as what views use: a wording for each leaf, or what makes one from values. */
export type Wordings<Sources> = {
  readonly [Name in keyof Sources]: Sources[Name] extends string
    ? WordingOf<Sources[Name]>
    : Wordings<Sources[Name]>;
};

/** A tree with the same leaves in another language. */
export type Translation<Sources> = {
  readonly [Name in keyof Sources]: Sources[Name] extends string
    ? string
    : Translation<Sources[Name]>;
};

/**
 * Sources in Unicode MessageFormat 2, grouped by page: objects and arrays with texts as leaves.
 * Every leaf with its path, for example `appeal.queue.see`.
 */
export function leavesOf(sources: object, before = ''): readonly (readonly [string, string])[] {
  return Object.entries(sources).flatMap(([name, source]: [string, string | object]) => {
    const path = before === '' ? name : `${before}.${name}`;
    return typeof source === 'string' ? [[path, source] as const] : leavesOf(source, path);
  });
}

// A message with a value has to be given it; one without is there already.
const withValue: RegExp = /\{\$/;

function wordingsOf(sources: object, before: string): object {
  const entries = Object.entries(sources).map(([name, source]: [string, string | object]) => {
    const path = before === '' ? name : `${before}.${name}`;
    if (typeof source !== 'string') return [name, wordingsOf(source, path)] as const;
    if (!withValue.test(source)) return [name, message(path, {})] as const;
    return [
      name,
      (values: Readonly<Record<string, WordingValue>>) => message(path, values),
    ] as const;
  });
  return Array.isArray(sources)
    ? entries.map(([, wording]) => wording)
    : Object.fromEntries(entries);
}

/** Everything the pages say, in whichever language is asked for when a page is written. */
export const words: Wordings<English> = wordingsOf(english, '') as Wordings<English>;
