/**
 * What a condition sees of one activity. Everything that costs something is computed when asked
 * for. There is no member here for reactions, votes, views, follows or reads, and there never will
 * be (R7).
 */
export interface Activation {
  readonly type: string;
  readonly group: string;
  readonly thread: string;
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  readonly timeMs: number;
  readonly actorId: string;
  readonly actorAgeMs: number;
  readonly kind: string;
  readonly text: string;
  readonly language: string;
  readonly links: readonly string[];
  readonly mentions: readonly string[];
  /** `algorithm:value`. */
  readonly hashes: readonly string[];
  /** Hosts of the links. */
  readonly domains: readonly string[];
  /** What a detector said, or the empty text when it said nothing. */
  detector(name: string): string;
  containsTerm(list: string): boolean;
  inDomains(list: string): boolean;
  inHashes(list: string): boolean;
  /** The value of one of the rule's windows, this activity included. */
  window(name: string): number;
}

/** A value while a condition runs. Times and durations are milliseconds. */
export type Value = string | number | boolean | readonly Value[];

/** A compiled part of a condition. `loop` holds the item a comprehension is at. */
export type Step = (activation: Activation, loop: Value) => Value;

/** Thrown inside a condition when it has no answer; the engine counts it and goes on. */
export class NoAnswer extends Error {}

type Type = 'string' | 'int' | 'list<string>' | 'duration' | 'timestamp';

interface Variable {
  readonly type: Type;
  readonly read: Step;
}

/** Every name a condition can read besides the rule's own windows. */
export const variables: Readonly<Record<string, Variable>> = {
  type: { type: 'string', read: (activity) => activity.type },
  group: { type: 'string', read: (activity) => activity.group },
  thread: { type: 'string', read: (activity) => activity.thread },
  time: { type: 'timestamp', read: (activity) => activity.timeMs },
  'actor.id': { type: 'string', read: (activity) => activity.actorId },
  'actor.age': { type: 'duration', read: (activity) => activity.actorAgeMs },
  'content.kind': { type: 'string', read: (activity) => activity.kind },
  'content.text': { type: 'string', read: (activity) => activity.text },
  'content.language': { type: 'string', read: (activity) => activity.language },
  'content.links': { type: 'list<string>', read: (activity) => activity.links },
  'content.mentions': { type: 'list<string>', read: (activity) => activity.mentions },
  'content.hashes': { type: 'list<string>', read: (activity) => activity.hashes },
  'content.domains': { type: 'list<string>', read: (activity) => activity.domains },
};

/**
 * Functions over a list of the rulebook: which field they look at and which kind of list they take.
 */
export const listFunctions: Readonly<
  Record<
    string,
    {
      readonly over: string;
      readonly kind: 'terms' | 'domains' | 'hashes';
      readonly run: (activity: Activation, list: string) => boolean;
    }
  >
> = {
  containsTerm: {
    over: 'content.text',
    kind: 'terms',
    run: (activity, list) => activity.containsTerm(list),
  },
  inDomains: {
    over: 'content.links',
    kind: 'domains',
    run: (activity, list) => activity.inDomains(list),
  },
  inHashes: {
    over: 'content.hashes',
    kind: 'hashes',
    run: (activity, list) => activity.inHashes(list),
  },
};
