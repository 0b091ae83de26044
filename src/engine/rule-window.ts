import { durationMs } from '../kernel/duration.ts';
import { limits } from '../kernel/limits.ts';
import { ok, type Result } from '../kernel/result.ts';
import { compileMeasurement, type Measurement } from '../rulebook/condition.ts';
import type { Rule, Window } from '../rulebook/model.ts';
import type { ConditionProblem } from '../rulebook/planning.ts';
import type { Facts } from './facts.ts';
import { SlidingWindow, type WindowEntry } from './sliding-window.ts';

/** A declared window with its state. Rules that declare the same window share it. */
export interface RuleWindow {
  readonly window: Window;
  readonly state: SlidingWindow;
  /** Kinds of content it counts. */
  readonly kinds: ReadonlySet<string>;
  /** The key and entry of an activity; undefined when the activity has no key or no value. */
  entryOf(facts: Facts): KeyedEntry | undefined;
}

export interface KeyedEntry {
  readonly key: string;
  readonly entry: WindowEntry;
}

/** Texts that are told apart are kept up to this length; longer ones by their start and a hash. */
const TEXT_KEPT_LENGTH = 64;

export function prepareWindow(rule: Rule, window: Window): Result<RuleWindow, ConditionProblem> {
  let measure: Measurement | undefined;
  if (window.aggregate !== 'count') {
    const compiled = compileMeasurement(window.of ?? '', window.aggregate);
    if (!compiled.ok) return compiled;
    measure = compiled.value;
  }
  const state = new SlidingWindow({
    overMs: durationMs(window.over),
    distinct: window.aggregate === 'distinct',
    keysMax: limits.windowKeysMax,
  });
  const keyOf = KEYS[window.by] ?? ((facts) => facts.actorId);
  return ok({
    window,
    state,
    kinds: new Set(rule.appliesTo),
    entryOf: (facts) => {
      const key = keyOf(facts);
      if (key === '') return undefined;
      const value = measure === undefined ? 1 : measured(measure, facts);
      return value === undefined ? undefined : { key, entry: toEntry(facts, value) };
    },
  });
}

/** What makes two windows the same one. */
export function windowIdentity(rule: Rule, window: Window): string {
  const { aggregate, of, by, over } = window;
  return JSON.stringify([aggregate, of ?? '', by, over, rule.appliesTo.toSorted()]);
}

const KEYS: Readonly<Record<string, (facts: Facts) => string>> = {
  'actor.id': (facts) => facts.actorId,
  group: (facts) => facts.group,
  thread: (facts) => facts.thread,
};

function measured(measure: Measurement, facts: Facts): number | string | undefined {
  try {
    const value = measure.evaluate(facts);
    return typeof value === 'string' ? shortened(value) : value;
  } catch {
    // An expression without an answer, such as the first link of a post without links, adds
    // nothing.
    return undefined;
  }
}

function toEntry(facts: Facts, value: number | string): WindowEntry {
  const { id, item, type } = facts.activity;
  return {
    timeMs: facts.timeMs,
    activity: id,
    item,
    replaces: type === 'content.edited' && item !== undefined,
    value,
  };
}

function shortened(text: string): string {
  if (text.length <= TEXT_KEPT_LENGTH) return text;
  // FNV-1a; two long texts that start alike and collide are counted as one, which harms nobody.
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  return `${text.slice(0, TEXT_KEPT_LENGTH / 2)}…${text.length}…${hash >>> 0}`;
}
