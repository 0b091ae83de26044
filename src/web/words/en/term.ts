import type { AppealOutcome } from '../../../domain/appeal/event.ts';
import type { Breach, Confidence } from '../../../domain/case/event.ts';
import type { DecisionGround } from '../../../domain/decision/event.ts';
import type { Subject } from '../../../domain/person.ts';
import type { Power } from '../../../domain/powers/powers.ts';
import type { SourceType } from '../../../domain/report/event.ts';
import type { RestrictionPhase } from '../../../domain/restriction/state.ts';
import type { MeasureKind } from '../../../rulebook/model.ts';

const measures: Readonly<Record<MeasureKind, string>> = {
  hide: 'The item is hidden',
  remove: 'The item is removed',
  label: 'A remark is put on the item',
  'age-gate': 'The item is shown to adults only',
  'limit-replies': 'Replies to the item are limited',
  demote: 'The item is shown less often',
  'slow-mode': 'Posting is slowed down',
  'no-links': 'No links in posts',
  'no-media': 'No pictures, sound or video in posts',
  'read-only': 'Reading only: no posts, replies, links, pictures or direct messages',
  'no-new-groups': 'No new groups',
  'no-direct-messages': 'No direct messages',
  'no-stewardship': 'No looking after groups',
  suspension: 'The account is suspended',
  'payout-hold': 'Payouts are held back',
  'pause-reports': 'Reports are received and closed without being looked at',
  'pause-appeals': 'Appeals against other decisions wait',
};

const powers: Readonly<Record<Power, string>> = {
  'take-part': 'Take part in the community',
  post: 'Write posts',
  reply: 'Reply',
  link: 'Use links',
  media: 'Use pictures, sound and video',
  'direct-message': 'Send direct messages',
  'create-group': 'Make groups',
  'steward-group': 'Look after groups',
  'receive-payout': 'Receive payouts',
};

const subjects: Readonly<Record<Subject['kind'], string>> = {
  member: 'A member',
  item: 'An item',
  group: 'A group',
  'steward-conduct': 'How a group is looked after',
  'staff-conduct': 'How staff acted',
  'operator-conduct': 'How the operator acted',
  'reporter-misuse': 'How somebody used reports',
  'appellant-misuse': 'How somebody used appeals',
  'trader-conduct': 'How a trader acted',
};

const sources: Readonly<Record<SourceType, string>> = {
  report: 'somebody reported it',
  'trusted-flagger': 'a trusted flagger reported it',
  'own-initiative': 'the community’s own staff or rules noticed it',
  'other-notification': 'we were told in another way',
};

const breaches: Readonly<Record<Breach, string>> = {
  breach: 'Breaks a rule',
  'no-breach': 'Breaks no rule',
  'cannot-tell': 'I cannot tell',
};

const confidences: Readonly<Record<Confidence, string>> = {
  low: 'Low',
  medium: 'Medium',
  high: 'High',
};

const grounds: Readonly<Record<DecisionGround, string>> = {
  'incompatible-with-rulebook': 'It breaks a rule of the community',
  'illegal-content': 'It is against the law',
};

const outcomes: Readonly<Record<AppealOutcome, string>> = {
  'decision-upheld': 'The decision stays',
  'decision-varied': 'The decision became milder',
  'decision-reversed': 'The decision was reversed',
};

const restrictionPhases: Readonly<Record<RestrictionPhase, string>> = {
  'not-yet': 'not yet in force',
  'in-force': 'in force',
  stayed: 'paused until the appeal is decided',
  lifted: 'lifted',
  reversed: 'reversed, with all effects undone',
  expired: 'over',
};

/** Names of the closed lists of the domain, as people read them. */
export interface TermWords {
  readonly measures: Readonly<Record<MeasureKind, string>>;
  readonly powers: Readonly<Record<Power, string>>;
  readonly subjects: Readonly<Record<Subject['kind'], string>>;
  readonly sources: Readonly<Record<SourceType, string>>;
  readonly breaches: Readonly<Record<Breach, string>>;
  readonly confidences: Readonly<Record<Confidence, string>>;
  readonly grounds: Readonly<Record<DecisionGround, string>>;
  readonly outcomes: Readonly<Record<AppealOutcome, string>>;
  readonly restrictionPhases: Readonly<Record<RestrictionPhase, string>>;
}

export const termWords: TermWords = {
  measures,
  powers,
  subjects,
  sources,
  breaches,
  confidences,
  grounds,
  outcomes,
  restrictionPhases,
};
