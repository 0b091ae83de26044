import type { Application } from '../app/application.ts';
import type { Answer, Call } from '../app/contract/call.ts';
import type { OutsideReviewView, PanelView, RedactedFile } from '../app/contract/panels.ts';
import type {
  DisputeView,
  HearingView,
  RedressView,
  ReopeningView,
} from '../app/contract/redress.ts';
import type {
  AppealId,
  DecisionId,
  DisputeId,
  MemberId,
  OutsideReviewId,
  PanelId,
  ReopeningId,
  StaffId,
} from '../kernel/identifier.ts';
import { instant } from '../kernel/instant.ts';
import { refuse } from '../kernel/refusal.ts';
import { err, ok } from '../kernel/result.ts';
import { testingCase } from './testing-case.ts';
import { testingRungs, type Wording } from './testing-rulebook.ts';

/** Writes one act of a page down and answers what it is given. */
type Write = <Value>(
  write: {
    readonly act: string;
    readonly of: string;
    readonly input: unknown;
    readonly call: Call;
  },
  value: () => Value,
) => Answer<Value>;

export const outsideLink = 'link-of-somebody-outside';
const at = instant('2026-11-20T08:10:00Z');
const until = instant('2026-11-27T08:10:00Z');

/** Nobody on the staff is independent; `decision-1` has a panel on offer, all others nothing. */
export function testingHearing(say: Wording, way: HearingView['way']): HearingView {
  const outside = {
    review: 'review-1' as OutsideReviewId,
    knownAs: say('the parents’ council'),
    reason: say('They know nobody here.'),
    namedBy: say('operator-1') as StaffId,
    namedAt: at,
    until,
    phase: 'open',
  } as const;
  return {
    way,
    staff: way === 'staff' ? 'somebody' : 'nobody',
    volunteers: way === 'panel' ? 'enough' : 'too-few',
    panelSize: 3,
    ...(way === 'outside-reviewer' ? { outsideReviewer: outside } : {}),
  };
}

export function testingReopening(say: Wording): ReopeningView {
  return {
    reopening: 'reopening-1' as ReopeningId,
    version: 1,
    decision: 'decision-1' as DecisionId,
    phase: 'waiting',
    askedBy: 'respondent',
    askedAt: at,
    promisedBy: until,
    facts: say('Somebody else had my account that day.'),
  };
}

export function testingDispute(say: Wording): DisputeView {
  return {
    dispute: 'dispute-1' as DisputeId,
    version: 1,
    decision: 'decision-1' as DecisionId,
    phase: 'ended',
    toldAt: at,
    body: say('A certified body'),
    reference: say('AC-118'),
    endedAt: until,
    outcome: 'settled',
    implemented: 'in-full',
    account: say('Shortened by a day.'),
  };
}

function redressView(say: Wording): RedressView {
  return {
    decision: 'decision-1' as DecisionId,
    hearing: testingHearing(say, 'nobody'),
    waitingAppeal: 'appeal-blind' as AppealId,
    mayAskReopening: true,
    reopenings: [testingReopening(say)],
    mayTellDispute: true,
    disputes: [testingDispute(say)],
  };
}

function redactedFile(say: Wording, opened: boolean): RedactedFile {
  const { blind } = testingCase(say, 'case-blind');
  const reasons = say('The same link in eight threads within nine minutes.');
  const first = { outcome: 'breach', rung: 'warning', measures: [], reasons } as const;
  return {
    appellant: 'respondent',
    text: say('Somebody asked me for these links.'),
    evidence: blind.evidence.map(({ occurredAt, author, kind, text, links }) => {
      return { occurredAt, author, kind, text, links };
    }),
    rules: blind.rules,
    rungs: testingRungs(say),
    ...(opened ? { first } : {}),
  };
}

/** A panel while its first ballots are cast, or while it deliberates. */
export function testingPanel(say: Wording, stage: 'ballot' | 'deliberating'): PanelView {
  const talks = stage === 'deliberating';
  const ballot = {
    seat: 1,
    choice: { breach: 'no-breach' },
    reasons: say('They were asked for it.'),
  } as const;
  return {
    panel: `panel-${stage}` as PanelId,
    version: 2,
    phase: talks ? 'deliberating' : 'drawn',
    asked: talks ? 'confirmation' : 'ballot',
    until,
    seat: 1,
    file: redactedFile(say, talks),
    ...(talks ? { own: ballot, ballots: [ballot, { ...ballot, seat: 2 }] } : {}),
  };
}

function outsideReview(say: Wording): OutsideReviewView {
  return {
    review: 'review-1' as OutsideReviewId,
    version: 1,
    knownAs: say('the parents’ council'),
    reason: say('They know nobody here.'),
    namedAt: at,
    until,
    phase: 'open',
    promisedBy: until,
    file: redactedFile(say, false),
  };
}

function nothingHere(): ReturnType<typeof err> {
  return err(refuse('not_found', 'There is nothing here that you can see.'));
}

type Areas = Pick<Application, 'redress' | 'reopenings' | 'disputes' | 'panels' | 'outsideReviews'>;

/** Everything the pages beside the appeals can ask for. */
export function redressAreas(write: Write, say: Wording): Areas {
  const missing = (): never => nothingHere() as never;
  const staff = (call: Call): boolean => call.by.kind === 'staff';
  const row = { ...testingReopening(say), open: true };
  const unheard = {
    appeal: 'appeal-blind' as AppealId,
    decision: 'decision-1' as DecisionId,
    by: 'respondent',
    filedAt: at,
    promisedBy: until,
    late: false,
    hearing: testingHearing(say, 'panel'),
  } as const;
  return {
    redress: {
      of: async () => ok(redressView(say)),
      unheard: async (_query, call) => (staff(call) ? ok({ items: [unheard] }) : missing()),
    },
    reopenings: {
      ask: (of, input, call) =>
        write({ act: 'reopen', of, input, call }, () => testingReopening(say)),
      queue: async (_query, call) => (staff(call) ? ok({ items: [row] }) : missing()),
      answer: (of, input, call) =>
        write({ act: 'answer', of, input, call }, () => testingReopening(say)),
    },
    disputes: {
      tell: (of, input, call) =>
        write({ act: 'dispute', of, input, call }, () => testingDispute(say)),
      open: async (_query, call) =>
        staff(call) ? ok({ items: [testingDispute(say)] }) : missing(),
      end: (of, input, call) => write({ act: 'end', of, input, call }, () => testingDispute(say)),
    },
    panels: panelsOf(write, say),
    outsideReviews: {
      name: (of, input, call) =>
        write({ act: 'name', of, input, call }, () => ({
          ...(testingHearing(say, 'outside-reviewer').outsideReviewer ?? missing()),
          secret: outsideLink,
          url: `https://rules.example/o/${outsideLink}`,
        })),
      revoke: (of, input, call) =>
        write(
          { act: 'revoke', of, input, call },
          () => testingHearing(say, 'outside-reviewer').outsideReviewer ?? missing(),
        ),
      read: async (secret) => (secret === outsideLink ? ok(outsideReview(say)) : missing()),
      recordFinding: (of, input, call) =>
        write({ act: 'outside-finding', of, input, call }, () => outsideReview(say)),
      openFirst: (of, call) =>
        write({ act: 'outside-first', of, input: null, call }, () => outsideReview(say)),
      decide: (of, input, call) =>
        write({ act: 'outside-outcome', of, input, call }, () => outsideReview(say)),
    },
  };
}

function panelsOf(write: Write, say: Wording): Application['panels'] {
  const seat = {
    panel: 'panel-ballot' as PanelId,
    phase: 'drawn',
    asked: 'ballot',
    until,
  } as const;
  const offer = { phase: 'none', relatedTo: [say('m-0007') as MemberId], seats: [seat] } as const;
  const member = (call: Call): boolean => call.by.kind === 'member';
  const ballot = (of: string): PanelView =>
    testingPanel(say, of === 'panel-ballot' ? 'ballot' : 'deliberating');
  return {
    call: (of, input, call) =>
      write({ act: 'panel', of, input, call }, () => testingHearing(say, 'panel')),
    mine: async (call) => (member(call) ? ok(offer) : (nothingHere() as never)),
    offer: (input, call) => write({ act: 'offer', of: 'panels', input, call }, () => offer),
    withdraw: (call) => write({ act: 'withdraw', of: 'panels', input: null, call }, () => offer),
    read: async (id, call) => (member(call) ? ok(ballot(id)) : (nothingHere() as never)),
    cast: (of, input, call) => write({ act: 'ballot', of, input, call }, () => ballot(of)),
    confirm: (of, input, call) => write({ act: 'confirm', of, input, call }, () => ballot(of)),
    leave: (of, input, call) => write({ act: 'leave', of, input, call }, () => offer),
    lot: async (panel) =>
      ok({
        panel,
        size: 3,
        calledAt: at,
        commitment: 'c0'.repeat(32),
        poolClosesAt: until,
        drawnAt: until,
        seed: 'the-seed',
        pool: ['a1'.repeat(32)],
        order: ['a1'.repeat(32)],
      }),
  };
}
