import { durationMs } from '../../kernel/duration.ts';
import type { Effect, Family, Rule, Rulebook, TermList } from '../model.ts';
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
      return ruleChanges(earlier, rule).map((change) => ({ about: rule.id, change }));
    }),
    ...before.rules
      .filter(({ id }) => !now.has(id))
      .map(({ id, title }) => ({ about: id, change: `no longer a rule: ${title}` })),
  ];
}

function ruleChanges(before: Rule, after: Rule): readonly string[] {
  return [
    ...(before.title === after.title ? [] : [`its title is now “${after.title}”`]),
    ...whenChanges(before, after),
    ...kindChanges(before, after),
    ...windowChanges(before, after),
    ...effectChanges(before.effect, after.effect),
    ...gravityChanges(before, after),
    ...(before.text === after.text ? [] : ['its words have changed']),
  ];
}

function whenChanges(before: Rule, after: Rule): readonly string[] {
  if (before.when === after.when) return [];
  if (after.when === undefined) return ['only people apply it now'];
  if (before.when === undefined) return [`a machine looks for it now: \`${after.when}\``];
  return conditionDifference(before.when, after.when);
}

function kindChanges(before: Rule, after: Rule): readonly string[] {
  return [
    ...after.appliesTo
      .filter((kind) => !before.appliesTo.includes(kind))
      .map((kind) => `matches more: it is about each \`${kind}\` as well`),
    ...before.appliesTo
      .filter((kind) => !after.appliesTo.includes(kind))
      .map((kind) => `matches less: it is no longer about a \`${kind}\``),
  ];
}

function windowChanges(before: Rule, after: Rule): readonly string[] {
  return after.windows.flatMap((window) => {
    const old = before.windows.find(({ name }) => name === window.name);
    if (old === undefined || JSON.stringify(old) === JSON.stringify(window)) return [];
    if (old.over !== window.over && { ...old, over: window.over }.of === window.of) {
      const more = durationMs(window.over) > durationMs(old.over) ? 'more' : 'less';
      return [`\`${window.name}\` counts over ${window.over} in place of ${old.over}: ${more}`];
    }
    return [`\`${window.name}\` counts something else now`];
  });
}

const STRENGTH: Readonly<Record<Effect['kind'], number>> = { nudge: 1, review: 2, hold: 3 };

function effectChanges(before: Effect | undefined, after: Effect | undefined): readonly string[] {
  if (after === undefined || before === undefined) return [];
  if (before.kind === 'hold' && after.kind === 'hold') {
    if (before.for === after.for) return [];
    const milder = durationMs(after.for) < durationMs(before.for);
    return [`${milder ? 'milder' : 'harsher'}: holds for ${after.for} in place of ${before.for}`];
  }
  if (before.kind === after.kind) return [];
  const word = STRENGTH[after.kind] < STRENGTH[before.kind] ? 'milder' : 'harsher';
  return [`${word}: a match leads to \`${after.kind}\` in place of \`${before.kind}\``];
}

function gravityChanges(before: Rule, after: Rule): readonly string[] {
  const gravity =
    before.gravity === after.gravity
      ? []
      : [
          `${after.gravity < before.gravity ? 'milder' : 'harsher'}: gravity ${after.gravity} ` +
            `in place of ${before.gravity}`,
        ];
  const { from, to } = after.range;
  const moved = before.range.from !== from || before.range.to !== to;
  return moved ? [...gravity, `people may now choose from \`${from}\` to \`${to}\``] : gravity;
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
