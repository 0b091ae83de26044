import type { FiledAppeal } from '../domain/appeal/state.ts';
import type { MadeDecision } from '../domain/decision/state.ts';
import type { Subject } from '../domain/person.ts';
import { powersLimitedBy } from '../domain/powers/powers.ts';
import type { ReportOutcome } from '../domain/report/event.ts';
import type { ImposedRestriction } from '../domain/restriction/state.ts';
import type { TellingSubject } from '../domain/told/event.ts';
import type { Json } from '../kernel/canonical-json.ts';
import type { AppealId, DecisionId, GroupId, ReportId } from '../kernel/identifier.ts';
import { addDuration } from '../kernel/instant.ts';
import { limits } from '../kernel/limits.ts';
import { isItemMeasure } from '../rulebook/model.ts';
import type { WebhookTopic } from './contract/webhooks.ts';
import { tellAlso } from './mail/told.ts';
import { readWhole } from './pages.ts';
import { remember } from './told.ts';
import type {
  AppealPayload,
  DecisionPayload,
  PayloadTarget,
  ReportPayload,
  RestrictionPayload,
  WebhookPayloads,
} from './webhook/payload.ts';
import { newDelivery, type StoredEndpoint, saveDelivery } from './webhooks.ts';
import { idOf, type Work } from './work.ts';

/**
 * Puts one message into the outbox for every endpoint that asked for its topic, and a letter for
 * whoever it concerns, in the transaction of what it tells. Delivery comes later and as often as
 * needed, always under the same id.
 */
export async function announce<Topic extends keyof WebhookPayloads>(
  work: Work,
  topic: Topic,
  payload: WebhookPayloads[Topic],
  /** The decision that a report's outcome comes from; every other payload names its own. */
  decision?: DecisionId,
): Promise<void> {
  const telling = tellingOf(payload, decision);
  tellAlso(work, topic, payload);
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
    if (telling === undefined) continue;
    const to = { kind: 'endpoint', id: endpoint.id } as const;
    await remember(work, telling.decision, { to, about: telling.about });
  }
  if (topic.startsWith('restriction.')) {
    await tellOfStewardship(work, payload as unknown as RestrictionPayload);
  }
}

/**
 * What limits a steward's power, or gives it back, changes who acts for their groups. The platform
 * reads who it is: the message may arrive late.
 */
async function tellOfStewardship(
  work: Work,
  { measure, target }: RestrictionPayload,
): Promise<void> {
  if (target.kind !== 'member' || isItemMeasure(measure)) return;
  if (!powersLimitedBy(measure).includes('steward-group')) return;
  const key = `member:${target.member}`;
  for (const view of await readWhole(work.store, { index: 'groups-of', key })) {
    const group = idOf(view.stream) as GroupId;
    if (target.group !== undefined && target.group !== group) continue;
    await announce(work, 'stewardship.changed', { group });
  }
}

interface Telling {
  readonly decision: DecisionId;
  readonly about: TellingSubject;
}

// What an appeal may have to take back later; news of the appeal itself, and what somebody is asked
// or was answered about an early end, are not among it.
function tellingOf(
  payload: WebhookPayloads[keyof WebhookPayloads],
  decision: DecisionId | undefined,
): Telling | undefined {
  if ('appeal' in payload || 'hearingUrl' in payload) return undefined;
  if ('report' in payload) {
    return decision && { decision, about: { kind: 'report', id: payload.report } };
  }
  if (!('restriction' in payload)) {
    if (!('decision' in payload)) return undefined;
    return { decision: payload.decision, about: { kind: 'decision', id: payload.decision } };
  }
  if ('outcome' in payload) return undefined;
  const of = payload.decision;
  return of && { decision: of, about: { kind: 'restriction', id: payload.restriction } };
}

/** Puts one message for one endpoint into the outbox. */
export async function createDelivery(
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
    ...(imposed.basis.kind === 'order'
      ? { order: imposed.basis.order, territory: imposed.basis.territory }
      : {}),
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
