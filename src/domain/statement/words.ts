import { DAY_MS, type Duration, durationMs, HOUR_MS, MINUTE_MS } from '../../kernel/duration.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { MeasureKind } from '../../rulebook/model.ts';
import type { MilderIn } from '../decision/event.ts';
import type { SourceType } from '../report/event.ts';

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** `20 November 2026`, in UTC. */
export function dayWords(at: Instant): string {
  const month = months[Number(at.slice(5, 7)) - 1] ?? '';
  return `${Number(at.slice(8, 10))} ${month} ${at.slice(0, 4)}`;
}

/** `20 November 2026, 08:15 UTC`. */
export function momentWords(at: Instant): string {
  return `${dayWords(at)}, ${at.slice(11, 16)} UTC`;
}

/** `184 days`, `12 hours`, `1 day and 6 hours`: whole minutes, and nothing smaller. */
export function lengthWords(length: Duration): string {
  const ms = durationMs(length);
  const parts = [
    counted(Math.floor(ms / DAY_MS), 'day'),
    counted(Math.floor((ms % DAY_MS) / HOUR_MS), 'hour'),
    counted(Math.floor((ms % HOUR_MS) / MINUTE_MS), 'minute'),
  ].filter((part) => part !== '');
  return parts.length === 0 ? 'less than a minute' : parts.join(' and ');
}

/** `1 point`, `20 points`. */
export function pointWords(points: number): string {
  return points === 1 ? '1 point' : `${points} points`;
}

function counted(amount: number, unit: string): string {
  if (amount === 0) return '';
  return amount === 1 ? `1 ${unit}` : `${amount} ${unit}s`;
}

/** What each measure means for whoever it binds. For items the sentence goes on from the item. */
export const measureWords: Readonly<Record<MeasureKind, string>> = {
  hide: 'is hidden from other members',
  remove: 'is taken down',
  label: 'carries a note that explains it',
  'age-gate': 'is shown to adults only',
  'limit-replies': 'takes no new replies',
  demote: 'is shown less prominently',
  'slow-mode': 'You can post and reply only at a slower pace',
  'no-links': 'You cannot post links',
  'no-media': 'You cannot post pictures, sound or video',
  'read-only':
    'You can read along, but not post, reply, link, show pictures or send direct messages',
  'no-new-groups': 'You cannot open new groups',
  'no-direct-messages': 'You cannot send direct messages',
  'no-stewardship': 'You cannot act as a steward',
  suspension: 'You cannot take part',
  'payout-hold': 'Payouts to you are held back',
  'pause-reports': 'Reports you send are received and closed without being looked at',
  'pause-appeals': 'Appeals you file against other decisions are kept and wait',
};

/** In what a later version of the rule is milder. */
export const milderWords: Readonly<Record<MilderIn, string>> = {
  'rule-withdrawn': 'the rule was withdrawn, so nothing follows from this',
  gravity: 'a breach of it is held to be less grave',
  range: 'the steps that may be chosen are lower',
  measures: 'the time a step lasts is shorter',
  'ladder-start': 'the ladder starts with a lower step',
  weight: 'a breach weighs less in your standing, or for a shorter time',
};

/** How the matter came, never by whom (N3). */
export const sourceWords: Readonly<Record<SourceType, string>> = {
  report: 'We looked at this because we received a report.',
  'trusted-flagger': 'We looked at this because a trusted flagger reported it.',
  'own-initiative': 'We came across this ourselves; nobody reported it.',
  'other-notification': 'We looked at this because somebody pointed us to it.',
};
