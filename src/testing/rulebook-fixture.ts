import { duration } from '../kernel/duration.ts';
import type { FamilyId, LanguageTag, RuleId } from '../kernel/identifier.ts';
import { type Instant, instant } from '../kernel/instant.ts';
import type {
  Family,
  Gravity,
  Promises,
  Rule,
  Rulebook,
  RulebookHistory,
  RulebookVersion,
  Rung,
} from '../rulebook/model.ts';

export const spamFamily: FamilyId = 'spam' as FamilyId;
export const civilityFamily: FamilyId = 'civility' as FamilyId;

/** Gravity 1, family spam, applied by machine and people. */
export const linkFloodRule: RuleId = 'spam.link-flood' as RuleId;
/** Gravity 3, family spam. */
export const fakeShopRule: RuleId = 'spam.fake-shop' as RuleId;
/** Gravity 2, family civility. */
export const insultRule: RuleId = 'civility.insult' as RuleId;
/** Gravity 4, family civility. */
export const threatRule: RuleId = 'civility.threat' as RuleId;

export const fixturePromises: Promises = {
  firstDecision: duration('PT48H'),
  appealOutcome: duration('P7D'),
  reportOutcome: duration('P5D'),
  appealWindow: duration('P184D'),
  undo: duration('PT10S'),
};

const language = 'en' as LanguageTag;

/** Reminder, warning, one day, seven days, thirty days: mildest first. */
export const fixtureLadder: readonly Rung[] = [
  { name: 'reminder', title: 'A reminder of the rule', measures: [] },
  { name: 'warning', title: 'A warning', measures: [] },
  {
    name: 'one-day',
    title: 'Reading only for a day',
    measures: [{ kind: 'read-only', for: duration('P1D') }],
  },
  {
    name: 'seven-days',
    title: 'Reading only for seven days',
    measures: [{ kind: 'read-only', for: duration('P7D') }],
  },
  {
    name: 'thirty-days',
    title: 'Away for thirty days',
    measures: [{ kind: 'suspension', for: duration('P30D') }],
  },
];

function family(id: FamilyId, title: string): Family {
  return {
    id,
    title,
    memory: duration('P180D'),
    weights: { 1: 10, 2: 20, 3: 40, 4: 80 },
    ladder: fixtureLadder,
    startsAt: { 1: 0, 2: 1, 3: 2, 4: 3 },
  };
}

interface RuleSketch {
  readonly id: RuleId;
  readonly title: string;
  readonly family: FamilyId;
  readonly category: string;
  readonly gravity: Gravity;
  readonly range: Rule['range'];
}

function rule(sketch: RuleSketch): Rule {
  return {
    ...sketch,
    appliesTo: ['post', 'comment'],
    windows: [],
    text: `${sketch.title}. The people who read along want to follow the conversation.`,
    why: 'A place where people can speak needs room for everybody.',
    allowed: ['Saying firmly that you disagree.'],
    notAllowed: ['Doing it again after a reminder.'],
    tests: [],
    translations: [],
  };
}

const fixtureRules: readonly Rule[] = [
  rule({
    id: linkFloodRule,
    title: 'Do not flood the community with links',
    family: spamFamily,
    category: 'SCAMS_AND_FRAUD',
    gravity: 1,
    range: { from: 'reminder', to: 'seven-days' },
  }),
  rule({
    id: fakeShopRule,
    title: 'Do not advertise shops that do not deliver',
    family: spamFamily,
    category: 'SCAMS_AND_FRAUD',
    gravity: 3,
    range: { from: 'warning', to: 'thirty-days' },
  }),
  rule({
    id: insultRule,
    title: 'Do not insult people',
    family: civilityFamily,
    category: 'CYBER_VIOLENCE',
    gravity: 2,
    range: { from: 'reminder', to: 'seven-days' },
  }),
  rule({
    id: threatRule,
    title: 'Do not threaten people',
    family: civilityFamily,
    category: 'VIOLENCE',
    gravity: 4,
    range: { from: 'one-day', to: 'thirty-days' },
  }),
];

/** A small rulebook with two families and one rule for each gravity. */
export const fixtureRulebook: Rulebook = {
  name: 'House rules of a small forum',
  community: 'community-1',
  languages: [language],
  gravityScale: {
    1: 'A nuisance',
    2: 'Hurts somebody a little',
    3: 'Does real damage',
    4: 'Puts somebody in danger',
  },
  families: [family(spamFamily, 'Spam'), family(civilityFamily, 'Civility')],
  promises: fixturePromises,
  retention: {
    activities: duration('P90D'),
    evidence: duration('P365D'),
    reports: duration('P365D'),
  },
  rules: fixtureRules,
  lists: [],
  translations: [],
};

/** Version 1, in force since 1 January 2026. */
export const firstVersion: RulebookVersion = rulebookVersion({
  number: 1,
  effectiveFrom: instant('2026-01-01T00:00:00Z'),
});

/** One version of the fixture; `rulebook` replaces its text. */
export function rulebookVersion(options: {
  readonly number: number;
  readonly effectiveFrom: Instant;
  readonly publishedAt?: Instant;
  readonly rulebook?: Rulebook;
}): RulebookVersion {
  const rulebook = options.rulebook ?? fixtureRulebook;
  return {
    number: options.number,
    hash: options.number.toString(16).padStart(64, '0'),
    publishedAt: options.publishedAt ?? options.effectiveFrom,
    effectiveFrom: options.effectiveFrom,
    rulebook,
    ruleHashes: Object.fromEntries(rulebook.rules.map(({ id }) => [id, `${id}@fixture`])),
  };
}

/**
 * The published versions a domain test decides by. Without options: `firstVersion` alone.
 * `promises` replaces some deadlines of the first version; `later` adds versions behind it.
 */
export function rulebookHistory(
  options: {
    readonly promises?: Partial<Promises>;
    readonly later?: readonly RulebookVersion[];
  } = {},
): RulebookHistory {
  const { rulebook } = firstVersion;
  const first: RulebookVersion = {
    ...firstVersion,
    rulebook: { ...rulebook, promises: { ...rulebook.promises, ...options.promises } },
  };
  return { versions: [first, ...(options.later ?? [])] };
}
