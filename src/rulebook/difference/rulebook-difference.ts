import { durationMs } from '../../kernel/duration.ts';
import type { Effect, Family, Rule, Rulebook, TermList } from '../model.ts';
import { type Change, changeText } from './change.ts';
import { conditionDifference } from './condition-difference.ts';

/** One change between two rulebooks: what it is about and what it does, in words. */
export interface Difference {
  /** A rule's id, `list shops` or `family spam`. */
  readonly about: string;
  readonly change: string;
}

/** What somebody who knows the first rulebook must learn about the second. */
export function rulebookDifference(before: Rulebook, after: Rulebook): readonly Difference[] {
  return [
    ...ofRules(before, after),
    ...ofLists(before.lists, after.lists),
    ...ofFamilies(before.families, after.families),
  ];
}

function ofRules(before: Rulebook, after: Rulebook): readonly Difference[] {
  const old = new Map(before.rules.map((rule) => [rule.id, rule]));
  const now = new Map(after.rules.map((rule) => [rule.id, rule]));
  return [
    ...after.rules.flatMap((rule) => {
      const earlier = old.get(rule.id);
      if (earlier === undefined) return [{ about: rule.id, change: `new rule: ${rule.title}` }];
      return ruleDifference(earlier, rule).map((change) => ({
        about: rule.id,
        change: changeText(change),
      }));
    }),
    ...before.rules
      .filter(({ id }) => !now.has(id))
      .map(({ id, title }) => ({ about: id, change: `no longer a rule: ${title}` })),
  ];
}

/** What changed in one rule, in no language yet: its words, what it matches, and what follows. */
export function ruleDifference(before: Rule, after: Rule): readonly Change[] {
  return [
    ...(before.title === after.title
      ? []
      : [{ kind: 'title' as const, gone: before.title, come: after.title }]),
    ...whenChanges(before, after),
    ...kindChanges(before, after),
    ...windowChanges(before, after),
    ...effectChanges(before.effect, after.effect),
    ...gravityChanges(before, after),
    ...(before.text === after.text ? [] : [{ kind: 'words' as const }]),
  ];
}

function whenChanges(before: Rule, after: Rule): readonly Change[] {
  if (before.when === after.when) return [];
  if (after.when === undefined) return [{ kind: 'people-only' }];
  if (before.when === undefined) return [{ kind: 'machine', come: after.when }];
  return conditionDifference(before.when, after.when);
}

function kindChanges(before: Rule, after: Rule): readonly Change[] {
  return [
    ...after.appliesTo
      .filter((kind) => !before.appliesTo.includes(kind))
      .map((kind): Change => ({ kind: 'kind-more', come: kind })),
    ...before.appliesTo
      .filter((kind) => !after.appliesTo.includes(kind))
      .map((kind): Change => ({ kind: 'kind-gone', gone: kind })),
  ];
}

function windowChanges(before: Rule, after: Rule): readonly Change[] {
  return after.windows.flatMap((window): readonly Change[] => {
    const old = before.windows.find(({ name }) => name === window.name);
    if (old === undefined || JSON.stringify(old) === JSON.stringify(window)) return [];
    if (old.over !== window.over && { ...old, over: window.over }.of === window.of) {
      const longer = durationMs(window.over) > durationMs(old.over);
      const kind = longer ? 'window-longer' : 'window-shorter';
      return [{ kind, window: window.name, gone: old.over, come: window.over }];
    }
    return [{ kind: 'window-other', window: window.name }];
  });
}

const STRENGTH: Readonly<Record<Effect['kind'], number>> = { nudge: 1, review: 2, hold: 3 };

function effectChanges(before: Effect | undefined, after: Effect | undefined): readonly Change[] {
  if (after === undefined || before === undefined) return [];
  if (before.kind === 'hold' && after.kind === 'hold') {
    if (before.for === after.for) return [];
    const shorter = durationMs(after.for) < durationMs(before.for);
    return [{ kind: shorter ? 'hold-shorter' : 'hold-longer', gone: before.for, come: after.for }];
  }
  if (before.kind === after.kind) return [];
  const milder = STRENGTH[after.kind] < STRENGTH[before.kind];
  const kind = milder ? 'effect-milder' : 'effect-harsher';
  return [{ kind, gone: before.kind, come: after.kind }];
}

function gravityChanges(before: Rule, after: Rule): readonly Change[] {
  const gravity: readonly Change[] =
    before.gravity === after.gravity
      ? []
      : [
          {
            kind: after.gravity < before.gravity ? 'gravity-lower' : 'gravity-higher',
            gone: String(before.gravity),
            come: String(after.gravity),
          },
        ];
  const [gone, come] = [rangeText(before), rangeText(after)];
  return gone === come ? gravity : [...gravity, { kind: 'range', gone, come }];
}

function rangeText({ range }: Rule): string {
  return `${range.from} … ${range.to}`;
}

function ofLists(before: readonly TermList[], after: readonly TermList[]): readonly Difference[] {
  return after.flatMap((list) => {
    const about = `list ${list.name}`;
    const old = before.find(({ name }) => name === list.name);
    if (old === undefined) return [{ about, change: `new, with ${list.entries.length} entries` }];
    const [was, is] = [new Set(old.entries), new Set(list.entries)];
    const come = list.entries.filter((entry) => !was.has(entry)).length;
    const gone = old.entries.filter((entry) => !is.has(entry)).length;
    return come + gone === 0 ? [] : [{ about, change: `${come} entries more, ${gone} gone` }];
  });
}

function ofFamilies(before: readonly Family[], after: readonly Family[]): readonly Difference[] {
  return after.flatMap((family) => {
    const about = `family ${family.id}`;
    const old = before.find(({ id }) => id === family.id);
    if (old === undefined) return [{ about, change: `new: ${family.title}` }];
    const memory = durationMs(family.memory) - durationMs(old.memory);
    const word = memory < 0 ? 'milder' : 'harsher';
    const remembered =
      memory === 0
        ? []
        : [{ about, change: `${word}: a decision counts for ${family.memory}, not ${old.memory}` }];
    const ladder = JSON.stringify(old.ladder) === JSON.stringify(family.ladder);
    return ladder ? remembered : [...remembered, { about, change: 'its ladder has changed' }];
  });
}
