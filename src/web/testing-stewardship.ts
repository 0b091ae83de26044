import type { Application } from '../app/application.ts';
import type { AccessView } from '../app/contract/break-glass.ts';
import type { DutyView } from '../app/contract/duties.ts';
import type { CharterView, GroupView } from '../app/contract/groups.ts';
import type { StaffRecord } from '../app/contract/staff-record.ts';
import { duration } from '../kernel/duration.ts';
import type {
  AccessId,
  CaseId,
  DecisionId,
  DutyId,
  GroupId,
  ItemId,
  MemberId,
  ReportId,
  StaffId,
} from '../kernel/identifier.ts';
import { instant } from '../kernel/instant.ts';
import { moderator, respondent, testingNow } from './testing-case.ts';
import type { Wording } from './testing-rulebook.ts';

/** A duty at each step of its life. */
export const dutyStages: readonly string[] = [
  'duty-brought',
  'duty-delivered',
  'duty-neglected',
  'duty-answered',
];
/** An access that waits for a second person, and one that is open. */
export const accessStages: readonly string[] = ['access-asked', 'access-open', 'access-declined'];

const later = instant('2026-12-20T00:00:00Z');

export function testingGroup(say: Wording): GroupView {
  const charter: CharterView = {
    version: 1,
    text: say('You look at what is brought to you.'),
    duties: [{ duty: 'look-into-matter', within: duration('P3D') }],
    seat: 'steward',
    appointedBy: 'lead-1' as StaffId,
    appointedAt: testingNow,
    acceptedAt: testingNow,
  };
  const { acceptedAt: _, ...offer } = charter;
  return {
    group: 'g-ferns' as GroupId,
    version: 3,
    openedAt: testingNow,
    acting: { steward: say('m-0200') as MemberId, as: 'interim', until: later },
    stewards: [
      {
        steward: say('m-0100') as MemberId,
        phase: 'restricted',
        since: testingNow,
        restrictedUntil: later,
        charter,
        offer: { ...offer, version: 2 },
        relations: [
          {
            to: { kind: 'member', id: say('m-0007') as MemberId },
            relation: 'household',
            declaredAt: testingNow,
          },
        ],
      },
    ],
  };
}

export function testingDuty(say: Wording, stage: string): DutyView {
  const base: DutyView = {
    duty: stage as DutyId,
    version: 1,
    group: 'g-ferns' as GroupId,
    steward: say('m-0100') as MemberId,
    kind: 'look-into-matter',
    text: say('Two members insult each other in the fern thread.'),
    item: say('post-1') as ItemId,
    broughtAt: testingNow,
    broughtBy: 'member',
    charterVersion: 1,
    within: duration('P3D'),
    phase: 'brought',
    defences: [],
  };
  const known = { deliveredAt: testingNow, dueAt: later };
  const said = { at: testingNow, text: say('I was ill for a week.') };
  switch (stage) {
    case 'duty-delivered':
      return { ...base, ...known, phase: 'delivered' };
    case 'duty-neglected':
      return {
        ...base,
        ...known,
        phase: 'neglected',
        defenceUntil: later,
        defences: [said],
        case: 'case-free' as CaseId,
      };
    case 'duty-answered':
      return { ...base, ...known, phase: 'answered', answer: said };
    default:
      return base;
  }
}

export function testingAccess(say: Wording, stage: string): AccessView {
  const asker = stage === 'access-open' ? moderator : ('moderator-3' as StaffId);
  const base: AccessView = {
    access: stage as AccessId,
    version: 1,
    case: 'case-blind' as CaseId,
    kind: 'identity-before-finding',
    way: 'two-persons',
    phase: 'asked',
    asker,
    askedAt: testingNow,
    reason: say('Somebody announces to harm themselves tonight.'),
    confirmBy: later,
    tellAt: later,
    laterBecause: say('They threatened whoever reported them.'),
  };
  if (stage === 'access-open') {
    return { ...base, phase: 'open', second: 'lead-1' as StaffId, openUntil: later };
  }
  if (stage !== 'access-declined') return base;
  const reason = say('The text itself says who it is about.');
  return {
    ...base,
    phase: 'declined',
    declined: { by: 'lead-1' as StaffId, at: testingNow, reason },
  };
}

export function testingOpened(
  say: Wording,
  access: AccessId,
): Extract<Awaited<ReturnType<Application['breakGlass']['open']>>, { ok: true }>['value'] {
  return {
    access,
    openUntil: later,
    respondent: { kind: 'member', id: respondent },
    reporters: [{ report: 'report-1' as ReportId, contact: say('kind.reader@forum.example') }],
    evidence: [{ occurredAt: testingNow, text: say('You understand nothing about ferns.') }],
  };
}

export function testingRecord(say: Wording, staff: StaffId): StaffRecord {
  const recorded = { at: testingNow, by: 'lead-1' as StaffId };
  const about = { case: 'case-free' as CaseId };
  const decision = 'decision-1' as DecisionId;
  return {
    staff,
    readAt: testingNow,
    lines: [
      { ...recorded, kind: 'appointed', role: 'moderator' },
      { ...recorded, kind: 'role-granted', role: 'reviewer', reason: say('Trained in May.') },
      {
        ...recorded,
        kind: 'relation-declared',
        to: { kind: 'member', id: say('m-0007') as MemberId },
        relation: 'household',
      },
      { ...recorded, kind: 'identity-revealed', ...about, reason: say('It names its author.') },
      { ...recorded, kind: 'emergency-access', ...about, reason: say('Somebody is in danger.') },
      { ...recorded, kind: 'deviation', decision, reason: say('It came after a request.') },
      { ...recorded, by: 'withheld', kind: 'opened-about-them', what: 'reporter-identity' },
      { ...recorded, kind: 'changed-on-appeal', decision, outcome: 'decision-reversed' },
      { ...recorded, by: 'withheld', kind: 'undone-in-bulk', decision },
    ],
    casesHandled: 12,
    decisionsMade: 7,
    decisionsChangedOnAppeal: 1,
    complaints: [
      { openedOn: testingNow, phase: 'open' },
      { openedOn: testingNow, phase: 'closed', outcome: 'no-breach' },
    ],
  };
}
