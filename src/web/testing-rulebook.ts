import { duration } from '../kernel/duration.ts';
import type { FamilyId, LanguageTag, RuleId } from '../kernel/identifier.ts';
import { instant } from '../kernel/instant.ts';
import type { Family, Rule, RulebookVersion, Rung } from '../rulebook/model.ts';

/** Replaces every free text by another one; tests put hostile texts there. */
export type Wording = (text: string) => string;

const spam = 'spam' as FamilyId;
export const floodRule: RuleId = 'spam.link-flood' as RuleId;

export function testingRungs(say: Wording): readonly Rung[] {
  return [
    { name: 'reminder', title: say('A reminder of the rule'), measures: [] },
    { name: 'warning', title: say('A warning'), measures: [] },
    {
      name: 'one-day',
      title: say('No links for a day'),
      measures: [
        { kind: 'no-links', for: duration('P1D') },
        { kind: 'hide', for: duration('P365D') },
      ],
    },
    {
      name: 'seven-days',
      title: say('Reading only for a week'),
      measures: [{ kind: 'read-only', for: duration('P7D') }],
    },
    {
      name: 'thirty-days',
      title: say('Away for thirty days'),
      measures: [{ kind: 'suspension', for: duration('P30D') }],
    },
  ];
}

function family(say: Wording): Family {
  return {
    id: spam,
    title: say('Spam and advertising'),
    memory: duration('P180D'),
    weights: { 1: 10, 2: 20, 3: 40, 4: 80 },
    ladder: testingRungs(say),
    startsAt: { 1: 1, 2: 1, 3: 2, 4: 3 },
  };
}

export function testingRules(say: Wording): readonly Rule[] {
  const shop: Rule = {
    id: 'spam.fake-shop' as RuleId,
    title: say('Don’t advertise shops that do not deliver'),
    family: spam,
    category: 'SCAMS_AND_FRAUD',
    gravity: 3,
    appliesTo: ['post', 'comment', 'profile'],
    windows: [],
    range: { from: 'warning', to: 'thirty-days' },
    text: say('Pointing people to shops that take money and send nothing does *real damage*.'),
    why: say('People here trust what others recommend.'),
    allowed: [say('Asking whether anybody knows a shop.')],
    notAllowed: [say('Posting a shop after others wrote that nothing came.')],
    tests: [],
    translations: [],
  };
  return [floodRuleText(say), shop];
}

function floodRuleText(say: Wording): Rule {
  return {
    id: floodRule,
    title: say('Don’t flood the community with links'),
    family: spam,
    category: 'SCAMS_AND_FRAUD',
    gravity: 1,
    appliesTo: ['post', 'comment'],
    windows: [
      {
        name: 'links_10m',
        aggregate: 'sum',
        of: 'size(content.links)',
        by: 'actor.id',
        over: duration('PT10M'),
        lateness: duration('PT10M'),
        keys: 1_000_000,
      },
    ],
    when: 'links_10m > 5 && actor.age < duration("72h")',
    effect: { kind: 'review' },
    range: { from: 'reminder', to: 'seven-days' },
    text: say(
      'Posting link after link drowns out other people. New accounts may share up to five links in ten minutes.',
    ),
    why: say('A page full of links leaves no room for anybody else.'),
    allowed: [say('A reading list posted once, when somebody asked for it.')],
    notAllowed: [say('The same shop link in ten threads.')],
    tests: [],
    translations: [],
  };
}

export function testingVersion(say: Wording): RulebookVersion {
  return {
    number: 2,
    hash: '3a'.repeat(32),
    publishedAt: instant('2026-02-10T09:00:00Z'),
    effectiveFrom: instant('2026-03-01T00:00:00Z'),
    ruleHashes: {},
    rulebook: {
      name: say('Lantern Square'),
      community: 'community-1',
      languages: ['en' as LanguageTag],
      gravityScale: {
        1: say('A nuisance'),
        2: say('Hurts somebody a little'),
        3: say('Does real damage'),
        4: say('Puts somebody in danger'),
      },
      families: [family(say)],
      promises: {
        firstDecision: duration('PT48H'),
        appealOutcome: duration('PT72H'),
        reportOutcome: duration('P7D'),
        appealWindow: duration('P184D'),
        undo: duration('PT10S'),
      },
      retention: {
        activities: duration('P90D'),
        evidence: duration('P365D'),
        reports: duration('P365D'),
      },
      rules: testingRules(say),
      lists: [],
      translations: [],
    },
  };
}

/** The version before, in which a rule had other words, another condition and another title. */
export function testingFormerVersion(say: Wording): RulebookVersion {
  const version = testingVersion(say);
  const rules = version.rulebook.rules.map((rule) => ({
    ...rule,
    title: say('Do not flood us'),
    text: say('Posting many links drowns out other people.'),
    ...(rule.when === undefined ? {} : { when: 'links_10m > 3' }),
  }));
  return {
    ...version,
    number: 1,
    hash: '4b'.repeat(32),
    publishedAt: instant('2026-01-02T09:00:00Z'),
    effectiveFrom: instant('2026-01-05T00:00:00Z'),
    rulebook: { ...version.rulebook, rules },
  };
}
