import type { FiledAppeal } from '../domain/appeal/state.ts';
import type { MadeDecision } from '../domain/decision/state.ts';
import type { Subject } from '../domain/person.ts';
import type { ReportOutcome } from '../domain/report/event.ts';
import type { ImposedRestriction } from '../domain/restriction/state.ts';
import type { Json } from '../kernel/canonical-json.ts';
import type { AppealId, DecisionId, ReportId } from '../kernel/identifier.ts';
import { addDuration } from '../kernel/instant.ts';
import { limits } from '../kernel/limits.ts';
import type { WebhookTopic } from './contract/webhooks.ts';
import type {
  AppealPayload,
  DecisionPayload,
  PayloadTarget,
  ReportPayload,
  RestrictionPayload,
  WebhookPayloads,
} from './webhook/payload.ts';
import { newDelivery, type StoredEndpoint, saveDelivery } from './webhooks.ts';
import type { Work } from './work.ts';

/**
 * Puts one message into the outbox for every endpoint that asked for its topic, in the transaction
 * of what it tells. Delivery comes later and as often as needed, always under the same id.
 */
export async function announce<Topic extends keyof WebhookPayloads>(
  work: Work,
  topic: Topic,
  payload: WebhookPayloads[Topic],
): Promise<void> {
  const endpoints = await work.store.list({
    index: 'endpoints',
    key: 'all',
    limit: limits.pageSizeMax,
  });
  for (const view of endpoints) {
    const endpoint = view.body as unknown as StoredEndpoint;
    if (endpoint.disabledAt !== undefined || !endpoint.topics.includes(topic)) continue;
    await createDelivery(work, {
      endpoint: endpoint.id,
      topic,
      payload: payload as unknown as Json,
    });
  }
}

async function createDelivery(
  work: Work,
  delivery: { readonly endpoint: string; readonly topic: WebhookTopic; readonly payload: Json },
): Promise<void> {
  const id = `msg_${work.newId()}`;
  const { endpoint, topic } = delivery;
  const message = { type: topic, timestamp: work.at, data: delivery.payload };
  const body = work.keepUntil(
    'webhook-message',
    message,
    addDuration(work.at, limits.webhookMessageKept),
  );
  const stored = newDelivery({ id, endpoint, topic, message: body, at: work.at });
  await saveDelivery(work, stored, { type: 'delivery-created' });
  work.send('webhook', { delivery: id });
}

export function targetOf(subject: Subject): PayloadTarget {
  switch (subject.kind) {
    case 'member':
    case 'reporter-misuse':
    case 'appellant-misuse':
    case 'trader-conduct':
      return { kind: 'member', member: subject.member };
    case 'item':
      return { kind: 'item', item: subject.item, author: subject.author };
    case 'group':
    case 'steward-conduct':
      return { kind: 'member', member: subject.steward, group: subject.group };
    case 'staff-conduct':
    case 'operator-conduct':
      // Who on the staff it was is nobody's business outside.
      return { kind: 'staff' };
  }
}

export function decisionPayload(
  id: DecisionId,
  { made, statement }: MadeDecision,
  statementUrl: string | undefined,
): DecisionPayload {
  return {
    decision: id,
    case: made.case,
    outcome: made.outcome,
    target: targetOf(made.subject),
    ...(made.rule === undefined ? {} : { rule: made.rule }),
    ...(statement === undefined ? {} : { statement }),
    ...(statementUrl === undefined ? {} : { statementUrl }),
  };
}

export function restrictionPayload(
  { imposed }: ImposedRestriction,
  endedBecause?: RestrictionPayload['endedBecause'],
): RestrictionPayload {
  return {
    restriction: imposed.restriction,
    measure: imposed.measure,
    target: imposed.target,
    from: imposed.startsAt,
    until: imposed.endsAt,
    statement: imposed.statement,
    ...(imposed.basis.kind === 'decision' ? { decision: imposed.basis.decision } : {}),
    ...(endedBecause === undefined ? {} : { endedBecause }),
  };
}

export function appealPayload(id: AppealId, { received, decided }: FiledAppeal): AppealPayload {
  return {
    appeal: id,
    decision: received.decision,
    promisedBy: received.promisedBy,
    ...(decided === undefined ? {} : { outcome: decided.outcome }),
  };
}

export function reportPayload(report: ReportId, outcome: ReportOutcome): ReportPayload {
  return { report, outcome };
}
