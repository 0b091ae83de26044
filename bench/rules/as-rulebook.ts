import { duration, parseDuration } from '../../src/kernel/duration.ts';
import type { FamilyId, LanguageTag, RuleId } from '../../src/kernel/identifier.ts';
import { instant } from '../../src/kernel/instant.ts';
import type { Rule, RulebookVersion, Window } from '../../src/rulebook/model.ts';
import { asCel } from './as-cel.ts';
import { type Condition, type RuleSpec, type Workbook, windowSpecs } from './rule-specs.ts';

/** The workload's rules as a published version, in force since ever. */
export function asVersion(workbook: Workbook): RulebookVersion {
  const always = instant('1970-01-01T00:00:00Z');
  const day = duration('P1D');
  return {
    number: 1,
    hash: '',
    publishedAt: always,
    effectiveFrom: always,
    ruleHashes: {},
    rulebook: {
      name: 'Benchmark',
      community: 'bench',
      languages: ['en' as LanguageTag],
      gravityScale: { 1: 'one', 2: 'two', 3: 'three', 4: 'four' },
      families: [],
      promises: {
        firstDecision: day,
        appealOutcome: day,
        reportOutcome: day,
        appealWindow: day,
        undo: day,
      },
      retention: { activities: day, evidence: day, reports: day },
      rules: workbook.rules.map(asRule),
      lists: workbook.lists.map((list) => ({ ...list, looksAlike: false })),
      translations: [],
    },
  };
}

function asRule({ id, condition }: RuleSpec): Rule {
  return {
    id: id as RuleId,
    title: id,
    family: 'bench' as FamilyId,
    category: 'OTHER_VIOLATION_TC',
    gravity: 1,
    appliesTo: ['post'],
    windows: [...windowsOf(condition)].map(asWindow),
    when: asCel(condition),
    effect: { kind: 'review' },
    range: { from: '', to: '' },
    text: '',
    why: '',
    allowed: [],
    notAllowed: [],
    tests: [],
    translations: [],
  };
}

function windowsOf(condition: Condition): ReadonlySet<number> {
  if (condition.op === 'window') return new Set([condition.window]);
  if (condition.op === 'not') return windowsOf(condition.of);
  if (condition.op !== 'all' && condition.op !== 'any') return new Set();
  return new Set(condition.of.flatMap((part) => [...windowsOf(part)]));
}

function asWindow(number: number): Window {
  const spec = windowSpecs[number];
  const over = parseDuration(spec?.over ?? '');
  if (spec === undefined || !over.ok) throw new RangeError(`no window ${number}`);
  const of = { count: {}, sum: { of: 'size(content.links)' }, distinct: { of: 'actor.id' } };
  const lateness = duration('PT1M');
  const { name, aggregate, by } = spec;
  return { name, aggregate, by, over: over.value, lateness, keys: 1_000_000, ...of[aggregate] };
}
