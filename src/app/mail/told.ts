import type { RestrictionChange } from '../../domain/letter/message.ts';
import type { ReportOutcome } from '../../domain/report/event.ts';
import type { Json } from '../../kernel/canonical-json.ts';
import type {
  AppealId,
  CaseId,
  DecisionId,
  ReportId,
  RestrictionId,
} from '../../kernel/identifier.ts';
import type { WebhookPayloads } from '../webhook/payload.ts';
import type { Work } from '../work.ts';

/** Something a person is told in a letter of its own. It names things and carries no text. */
export type Told =
  | {
      readonly kind: 'restriction-changed';
      readonly restriction: RestrictionId;
      readonly change: RestrictionChange;
    }
  | { readonly kind: 'report-receipt'; readonly report: ReportId }
  | {
      readonly kind: 'report-outcome';
      readonly report: ReportId;
      readonly outcome: ReportOutcome;
    }
  | { readonly kind: 'appeal-receipt'; readonly appeal: AppealId }
  | { readonly kind: 'appeal-outcome'; readonly appeal: AppealId }
  | { readonly kind: 'case-closed'; readonly case: CaseId }
  | { readonly kind: 'hearing'; readonly case: CaseId }
  | { readonly kind: 'hearing-answer'; readonly case: CaseId }
  | { readonly kind: 'early-end-answer'; readonly restriction: RestrictionId }
  | { readonly kind: 'decision-reversed'; readonly decision: DecisionId };

/**
 * Has a letter written once this work is committed, and not at all if it is not. The letter's id is
 * given now: however often it is tried, it is written once.
 */
export function tell(work: Work, told: Told): void {
  if (!work.writesLetters) return;
  work.send('letter', { letter: work.newId(), told: told as unknown as Json });
}

/** The letter that goes with a message to platforms, where people are told the same. */
export function tellAlso<Topic extends keyof WebhookPayloads>(
  work: Work,
  topic: Topic,
  payload: WebhookPayloads[Topic],
): void {
  const told = toldWith(work, { topic, payload } as Announced);
  if (told !== undefined) tell(work, told);
}

type Announced = {
  readonly [Topic in keyof WebhookPayloads]: {
    readonly topic: Topic;
    readonly payload: WebhookPayloads[Topic];
  };
}[keyof WebhookPayloads];

const changes: Readonly<Record<string, RestrictionChange>> = {
  expired: 'ended',
  lifted: 'lifted',
  released: 'released',
  stayed: 'stayed',
};

function toldWith(work: Work, { topic, payload }: Announced): Told | undefined {
  switch (topic) {
    case 'restriction.imposed': {
      // What begins now is told by its statement; what had begun before binds again.
      if (payload.from >= work.at) return undefined;
      const { restriction } = payload;
      return { kind: 'restriction-changed', restriction, change: 'resumed' };
    }
    case 'restriction.ended': {
      const change = changes[payload.endedBecause ?? ''];
      const { restriction } = payload;
      return change && { kind: 'restriction-changed', restriction, change };
    }
    case 'appeal.received':
      return { kind: 'appeal-receipt', appeal: payload.appeal };
    case 'appeal.decided':
      return { kind: 'appeal-outcome', appeal: payload.appeal };
    case 'report.decided':
      return { kind: 'report-outcome', report: payload.report, outcome: payload.outcome };
    case 'hearing.requested':
      return { kind: 'hearing', case: payload.case };
    case 'hearing.answered':
      return { kind: 'hearing-answer', case: payload.case };
    case 'early-end.answered':
      return { kind: 'early-end-answer', restriction: payload.restriction };
    case 'decision.reversed': {
      // Without a statement nobody was told of it, and nothing is to be taken back.
      const { decision, statement } = payload;
      return statement === undefined ? undefined : { kind: 'decision-reversed', decision };
    }
    // A decision is told by its statement, and what is reversed with one by the answer or letter.
    case 'decision.issued':
    case 'decision.corrected':
    case 'restriction.reversed':
      return undefined;
    // Stewards and whoever was looked up read it on their own pages; the platform hands it over.
    case 'stewardship.changed':
    case 'duty.brought':
    case 'duty.neglected':
    case 'access.told':
      return undefined;
  }
}
