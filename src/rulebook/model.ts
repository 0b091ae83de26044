import type { Duration } from '../kernel/duration.ts';
import type { FamilyId, LanguageTag, RuleId } from '../kernel/identifier.ts';
import type { Instant } from '../kernel/instant.ts';

/** How grave a breach is, on the scale the rulebook publishes. */
export type Gravity = 1 | 2 | 3 | 4;

/** Measures on one piece of content. */
export const itemMeasures = [
  'hide',
  'remove',
  'label',
  'age-gate',
  'limit-replies',
  'demote',
] as const;
/** Measures on a member's powers. */
export const memberMeasures = [
  'slow-mode',
  'no-links',
  'no-media',
  'read-only',
  'no-new-groups',
  'no-direct-messages',
  'no-stewardship',
  'suspension',
] as const;
/** Measures on a trader. */
export const traderMeasures = ['payout-hold'] as const;

/**
 * Measures against misuse of reports and appeals (DSA Article 23(2)): what somebody sends is still
 * received, and waits or is set aside for the time of the measure. No power is taken.
 */
export const misuseMeasures = ['pause-reports', 'pause-appeals'] as const;

export type ItemMeasure = (typeof itemMeasures)[number];
export type MemberMeasure = (typeof memberMeasures)[number];
export type TraderMeasure = (typeof traderMeasures)[number];
export type MisuseMeasure = (typeof misuseMeasures)[number];
/** The closed list of restriction kinds. Nothing outside the community is in it (X6). */
export type MeasureKind = ItemMeasure | MemberMeasure | TraderMeasure | MisuseMeasure;

const itemMeasureNames: ReadonlySet<string> = new Set(itemMeasures);

export function isItemMeasure(kind: MeasureKind): kind is ItemMeasure {
  return itemMeasureNames.has(kind);
}

const misuseMeasureNames: ReadonlySet<string> = new Set(misuseMeasures);

export function isMisuseMeasure(kind: MeasureKind): kind is MisuseMeasure {
  return misuseMeasureNames.has(kind);
}

/** One measure of a rung: what, and for how long at most. There is no measure without an end. */
export interface RungMeasure {
  readonly kind: MeasureKind;
  readonly for: Duration;
}

/**
 * A published step of a family's ladder, mildest first. A rung without measures is a reminder or a
 * warning.
 */
export interface Rung {
  readonly name: string;
  readonly title: string;
  readonly measures: readonly RungMeasure[];
}

/** A group of rules that share a ladder. Escalation stays inside the family. */
export interface Family {
  readonly id: FamilyId;
  readonly title: string;
  /** How long a decision counts: its weight falls in a straight line to zero over this time. */
  readonly memory: Duration;
  /** Weight of a decision by gravity, in whole points; frozen on the decision. */
  readonly weights: Readonly<Record<Gravity, number>>;
  readonly ladder: readonly Rung[];
  /** Index of the rung where the ladder starts for each gravity. */
  readonly startsAt: Readonly<Record<Gravity, number>>;
}

/** Published deadlines. Missing one never harms a member. */
export interface Promises {
  readonly firstDecision: Duration;
  readonly appealOutcome: Duration;
  readonly reportOutcome: Duration;
  readonly appealWindow: Duration;
  /** How long a decision is held before it is issued, so that it can be undone. */
  readonly undo: Duration;
  /** How long a person has to say how they see it; absent means the published default. */
  readonly hearing?: Duration;
}

/** How long each class of record is kept. */
export interface Retention {
  readonly activities: Duration;
  readonly evidence: Duration;
  readonly reports: Duration;
}

export type Effect =
  | { readonly kind: 'nudge' }
  | { readonly kind: 'review' }
  | { readonly kind: 'hold'; readonly for: Duration };

/** What a window answers: a number, or the first or last moment of an activity in it. */
export const aggregates = ['count', 'sum', 'distinct', 'first', 'last'] as const;
export type Aggregate = (typeof aggregates)[number];

/**
 * What the key of a window can be. An activity stands under each of the hosts it links to; the
 * others are one text.
 */
export const windowKeys = [
  'actor.id',
  'group',
  'thread',
  'content.domains',
  'content.sketch',
  'content.fingerprint',
] as const;
export type WindowKey = (typeof windowKeys)[number];

export interface Window {
  readonly name: string;
  readonly aggregate: Aggregate;
  /** CEL expression summed or made distinct; absent for the others. */
  readonly of?: string;
  readonly by: WindowKey;
  readonly over: Duration;
  /** How far behind the newest activity of its key an activity may come and still be counted. */
  readonly lateness: Duration;
  /** How many keys the window remembers at once. */
  readonly keys: number;
}

/** An example of a rule: activities in the shape of `spec/activities.md`, defaults left out. */
export interface RuleTest {
  readonly name: string;
  readonly activities: readonly Readonly<Record<string, unknown>>[];
  readonly expect: 'match' | 'no-match';
}

/** A change of a condition or a window that no test needs to notice, and why. */
export interface AcceptedMutant {
  readonly text: string;
  readonly reason: string;
}

/** One citable rule: the prose members read and, if there is one, the condition a machine runs. */
export interface Rule {
  readonly id: RuleId;
  readonly title: string;
  readonly family: FamilyId;
  /** DSA statement category without its prefix, for example `SCAMS_AND_FRAUD`. */
  readonly category: string;
  readonly keyword?: string;
  readonly gravity: Gravity;
  /** Kinds of content the rule speaks about: `post`, `comment`, `message`, `profile`, `group`. */
  readonly appliesTo: readonly string[];
  readonly windows: readonly Window[];
  /** CEL source; absent for a rule that only people apply. */
  readonly when?: string;
  readonly effect?: Effect;
  /** Names of the mildest and the harshest rung a person may choose. */
  readonly range: { readonly from: string; readonly to: string };
  /** Markdown without raw HTML. */
  readonly text: string;
  readonly why: string;
  readonly allowed: readonly string[];
  readonly notAllowed: readonly string[];
  readonly tests: readonly RuleTest[];
  /** Changes of the condition or of a window that the tests may leave unnoticed. */
  readonly mutants?: readonly AcceptedMutant[];
  readonly translations: readonly RuleTranslation[];
}

/** What a list holds: words, hosts, hashes of files, or whole texts. */
export const listKinds = ['terms', 'domains', 'hashes', 'texts'] as const;
export type ListKind = (typeof listKinds)[number];

export interface TermList {
  readonly name: string;
  readonly kind: ListKind;
  readonly entries: readonly string[];
  /** Whether terms also match spellings that look alike (UTS 39). */
  readonly looksAlike: boolean;
}

/** The words of a rule in another language of the rulebook. */
export interface RuleTranslation {
  readonly language: LanguageTag;
  readonly title: string;
  readonly text: string;
  readonly why: string;
  readonly allowed: readonly string[];
  readonly notAllowed: readonly string[];
}

/** The words of `rulebook.yaml` in another language. */
export interface RulebookTranslation {
  readonly language: LanguageTag;
  readonly name: string;
  readonly gravityScale: Readonly<Record<Gravity, string>>;
  /** By family, and its rungs by name. */
  readonly families: Readonly<
    Record<string, { readonly title: string; readonly ladder: Readonly<Record<string, string>> }>
  >;
}

/**
 * What a community has agreed its rules may be about and may do at most. No rule goes beyond it
 * (R8); what is left out is not limited by the charter.
 */
export interface Charter {
  readonly appliesTo?: readonly string[];
  readonly gravityMax?: Gravity;
  readonly effects?: readonly Effect['kind'][];
  readonly measures?: readonly MeasureKind[];
  /** No measure of any ladder is longer. */
  readonly longest?: Duration;
}

export interface Rulebook {
  readonly name: string;
  readonly community: string;
  readonly languages: readonly LanguageTag[];
  /** What each gravity from 1 to 4 means, in words members read. */
  readonly gravityScale: Readonly<Record<Gravity, string>>;
  readonly families: readonly Family[];
  readonly promises: Promises;
  readonly retention: Retention;
  readonly charter?: Charter;
  readonly rules: readonly Rule[];
  readonly lists: readonly TermList[];
  readonly translations: readonly RulebookTranslation[];
}

/** A published, immutable version. `hash` is SHA-256 over the directory's text, in hex. */
export interface RulebookVersion {
  readonly number: number;
  readonly hash: string;
  readonly publishedAt: Instant;
  readonly effectiveFrom: Instant;
  readonly rulebook: Rulebook;
  /** Hash of each rule's own text, to see whether a rule changed between versions. */
  readonly ruleHashes: Readonly<Record<string, string>>;
}

/** Every version ever published, oldest first. */
export interface RulebookHistory {
  readonly versions: readonly RulebookVersion[];
}

/** What a decision cites: the rule and the rulebook version whose text it means. */
export interface RuleRef {
  readonly rule: RuleId;
  readonly version: number;
}

/** The version in force at a moment, or undefined before the first one took effect. */
export function versionInForce(history: RulebookHistory, at: Instant): RulebookVersion | undefined {
  return history.versions.findLast((version) => version.effectiveFrom <= at);
}

/** The rule as of one version, with its version; undefined when that version has no such rule. */
export function ruleOf(
  history: RulebookHistory,
  ref: RuleRef,
): { readonly rule: Rule; readonly version: RulebookVersion } | undefined {
  const version = history.versions.find((candidate) => candidate.number === ref.version);
  const rule = version?.rulebook.rules.find((candidate) => candidate.id === ref.rule);
  return version === undefined || rule === undefined ? undefined : { rule, version };
}

/** The rule as it stood at a moment: what conduct at that moment is judged by (R1). */
export function ruleInForce(
  history: RulebookHistory,
  id: RuleId,
  at: Instant,
): { readonly rule: Rule; readonly version: RulebookVersion } | undefined {
  const version = versionInForce(history, at);
  return version === undefined ? undefined : ruleOf(history, { rule: id, version: version.number });
}

export function familyOf(rulebook: Rulebook, id: FamilyId): Family | undefined {
  return rulebook.families.find((family) => family.id === id);
}
