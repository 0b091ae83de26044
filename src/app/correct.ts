import type { MadeDecision } from '../domain/decision/state.ts';
import type { Actor } from '../domain/person.ts';
import type { Correction } from '../domain/told/event.ts';
import type { ToldEntry } from '../domain/told/state.ts';
import type { Json } from '../kernel/canonical-json.ts';
import type { AppealId, DecisionId, ReportId, RestrictionId } from '../kernel/identifier.ts';
import { decisions, reports, restrictions } from './aggregates.ts';
import { createDelivery, reportPayload, restrictionPayload, targetOf } from './announce.ts';
import type { WebhookTopic } from './contract/webhooks.ts';
import { tellings } from './told.ts';
import type { CorrectionPayload } from './webhook/payload.ts';
import type { Work } from './work.ts';

interface Corrected {
  readonly decision: DecisionId;
  readonly appeal: AppealId;
  readonly because: Correction;
  readonly by: Actor;
  readonly replacement?: DecisionId;
}

/**
 * Tells of a reversal, or of a milder decision, to exactly those who had been told of the first
 * one: endpoints whatever topics they chose, and reporters. The person it binds reads it on their
 * page (A6; DSA Article 20(4)).
 */
export async function correctEverybody(work: Work, corrected: Corrected): Promise<void> {
  const { decision, appeal, because, by } = corrected;
  const { entries } = await work.apply(
    tellings,
    decision,
    { type: 'correct', appeal, because },
    by,
  );
  for (const entry of entries) {
    if (entry.corrected?.appeal === appeal) await send(work, entry, corrected);
  }
}

async function send(work: Work, { to, about }: ToldEntry, corrected: Corrected): Promise<void> {
  switch (to.kind) {
    case 'endpoint': {
      const message = await messageAbout(work, about, corrected);
      if (message !== undefined) await createDelivery(work, { endpoint: to.id, ...message });
      return;
    }
    case 'reporter': {
      const command = { type: 'tell-outcome', outcome: outcomeFor(corrected) } as const;
      await work.apply(reports, to.report, command, { kind: 'clock' });
      return;
    }
    case 'person':
      return;
  }
}

async function messageAbout(
  work: Work,
  about: ToldEntry['about'],
  corrected: Corrected,
): Promise<{ readonly topic: WebhookTopic; readonly payload: Json } | undefined> {
  switch (about.kind) {
    case 'decision': {
      const payload = await correctionPayload(work, corrected);
      return { topic: 'decision.corrected', payload: payload as unknown as Json };
    }
    case 'restriction':
      return await reversalOf(work, about.id, corrected);
    case 'report':
      return {
        topic: 'report.decided',
        payload: reportPayload(
          about.id satisfies ReportId,
          outcomeFor(corrected),
        ) as unknown as Json,
      };
  }
}

async function reversalOf(
  work: Work,
  id: RestrictionId,
  { because }: Corrected,
): Promise<{ readonly topic: WebhookTopic; readonly payload: Json } | undefined> {
  const state = await work.load(restrictions, id);
  if (state.phase === 'none') return undefined;
  const reason = because === 'decision-reversed' ? 'reversed' : 'replaced';
  const payload = restrictionPayload(state, reason);
  return { topic: 'restriction.reversed', payload: payload as unknown as Json };
}

async function correctionPayload(work: Work, corrected: Corrected): Promise<CorrectionPayload> {
  const { decision, appeal, because, replacement } = corrected;
  const { made } = (await work.load(decisions, decision)) as MadeDecision;
  return {
    decision,
    case: made.case,
    appeal,
    outcome: because,
    target: targetOf(made.subject),
    ...(replacement === undefined ? {} : { replacement }),
  };
}

function outcomeFor({ because }: Corrected): 'reversed-on-appeal' | 'varied-on-appeal' {
  return because === 'decision-reversed' ? 'reversed-on-appeal' : 'varied-on-appeal';
}
