import { readCondition } from '../../rulebook/condition.ts';
import type { Rule, Rulebook, WindowKey } from '../../rulebook/model.ts';

/**
 * By what the activities of some rules may be spread over workers: whoever sees all activities of
 * one key counts its windows rightly. `whole` rules need the whole stream.
 */
export const spreads = ['actor', 'group', 'thread', 'whole'] as const;
export type Spread = (typeof spreads)[number];

/** Rules that are run together, each rulebook's own and those that are the same in both. */
export interface Partition {
  readonly spread: Spread;
  /** Rules that say the same in both rulebooks, run once. */
  readonly unchanged: Rulebook;
  readonly proposal: Rulebook;
  readonly against: Rulebook;
}

const spreadOf: Readonly<Record<WindowKey, Spread>> = {
  'actor.id': 'actor',
  group: 'group',
  thread: 'thread',
  'content.domains': 'whole',
  'content.sketch': 'whole',
  'content.fingerprint': 'whole',
};

/**
 * Parts the rules of two rulebooks by the keys of their windows. A rule of both is in one part,
 * whatever its windows were before. The first part is `actor` and always there; it also holds rules
 * without windows, and those of other keys where one worker has them all anyway: then a text is
 * looked at once.
 */
export function partitionRules(
  books: { readonly proposal: Rulebook; readonly against: Rulebook },
  workers: number,
): readonly Partition[] {
  const { proposal, against } = books;
  const spreadOfRule = spreadsOfRules(proposal, against, workers);
  const unchanged = unchangedRules(proposal, against);
  return spreads.flatMap((spread): readonly Partition[] => {
    const here = ({ id }: Rule): boolean => spreadOfRule.get(id) === spread;
    const own = (rule: Rule): boolean => here(rule) && !unchanged.has(rule.id);
    const partition: Partition = {
      spread,
      unchanged: only(proposal, (rule) => here(rule) && unchanged.has(rule.id)),
      proposal: only(proposal, own),
      against: only(against, own),
    };
    const { length } = [partition.unchanged, partition.proposal, partition.against].flatMap(
      ({ rules }) => rules,
    );
    return spread === 'actor' || length > 0 ? [partition] : [];
  });
}

function spreadsOfRules(
  proposal: Rulebook,
  against: Rulebook,
  workers: number,
): ReadonlyMap<string, Spread> {
  const keys = new Map<string, Set<Spread>>();
  for (const rule of [...proposal.rules, ...against.rules]) {
    const known = keys.get(rule.id) ?? new Set();
    for (const { by } of rule.windows) known.add(spreadOf[by]);
    keys.set(rule.id, known);
  }
  const among = new Map([...keys].map(([id, found]) => [id, spreadAmong(found)]));
  const hasWhole = [...among.values()].includes('whole');
  // Worker 0 is taken by rules that need the whole stream.
  const keyed = hasWhole ? workers - 1 : workers;
  if (keyed > 1) return among;
  return new Map(
    [...among].map(([id, spread]) => [
      id,
      spread === 'whole' && workers > 1 ? ('whole' as const) : ('actor' as const),
    ]),
  );
}

function spreadAmong(found: ReadonlySet<Spread> | undefined): Spread {
  const [first, second] = found ?? [];
  if (first === undefined) return 'actor';
  return second === undefined ? first : 'whole';
}

function only(book: Rulebook, wanted: (rule: Rule) => boolean): Rulebook {
  const rules = book.rules.filter((rule) => rule.when !== undefined && rule.effect !== undefined);
  return { ...book, rules: rules.filter(wanted) };
}

/** Rules that match the same activities in both, because what a machine reads of them is equal. */
function unchangedRules(proposal: Rulebook, against: Rulebook): ReadonlySet<string> {
  const earlier = new Map(against.rules.map((rule) => [rule.id, machineText(rule, against)]));
  return new Set(
    proposal.rules
      .filter((rule) => machineText(rule, proposal) === earlier.get(rule.id))
      .map(({ id }) => id),
  );
}

function machineText(rule: Rule, book: Rulebook): string {
  const { when, windows, appliesTo, effect } = rule;
  const kinds = Object.fromEntries(book.lists.map(({ name, kind }) => [name, kind]));
  const condition = readCondition(when ?? 'false', { windows, lists: kinds });
  const used = condition.ok ? condition.value.uses.lists : new Set();
  const lists = book.lists.filter(({ name }) => used.has(name));
  return JSON.stringify([when, windows, appliesTo, effect !== undefined, lists]);
}
