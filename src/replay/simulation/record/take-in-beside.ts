import type { AccessEvent } from '../../../domain/break-glass/event.ts';
import type { DisputeEvent } from '../../../domain/dispute/event.ts';
import type { OrderEvent } from '../../../domain/order/event.ts';
import type { OutsideReviewEvent } from '../../../domain/outside-review/event.ts';
import type { RecognitionEvent } from '../../../domain/recognition/event.ts';
import type { ReopeningEvent } from '../../../domain/reopening/event.ts';
import type { VolunteerEvent } from '../../../domain/volunteer/event.ts';
import type { SeenBeside, SeenRecognition } from './beside.ts';
import type { DomainEvent, SeenEvent } from './seen-commit.ts';
import { takePanel } from './take-in-panels.ts';
import { takeDuty, takeGroup } from './take-in-stewards.ts';

type Take = (beside: SeenBeside, id: string, event: never) => void;

/** Who takes in the events of each collection. */
const takes: ReadonlyMap<string, Take> = new Map<string, Take>([
  ['volunteer', takeVolunteer],
  ['panel', takePanel],
  ['outside', takeReview],
  ['order', takeOrder],
  ['danger', (beside, id) => void (beside.dangers.includes(id) || beside.dangers.push(id))],
  ['group', takeGroup],
  ['duty', takeDuty],
  ['recognition', takeRecognition],
  ['access', takeAccess],
  ['dispute', takeDispute],
  ['reopening', takeReopening],
  ['decision', takeSettled],
  ['letter', takeLetter],
]);

/** Adds what one event says of anything beside cases. */
export function takeBeside(beside: SeenBeside, { collection, id, event }: SeenEvent): void {
  takes.get(collection)?.(beside, id, event as never);
}

function takeVolunteer({ volunteers }: SeenBeside, id: string, event: VolunteerEvent): void {
  if (event.type === 'volunteered') volunteers.set(id, event.relatedTo);
  if (event.type === 'offer-withdrawn') volunteers.delete(id);
}

function takeReview({ reviews }: SeenBeside, id: string, event: OutsideReviewEvent): void {
  if (event.type === 'outside-reviewer-named') reviews.set(id, { named: event, over: false });
  const review = reviews.get(id);
  if (review === undefined) return;
  if (event.type === 'outside-finding-recorded') review.foundAt ??= event.at;
  if (event.type === 'outside-first-opened') review.firstOpenedAt ??= event.at;
  if (event.type === 'outside-review-revoked') review.over = true;
  if (event.type === 'outside-review-concluded') review.over = true;
}

function takeOrder({ orders, untoldOrders }: SeenBeside, id: string, event: OrderEvent): void {
  if (event.type === 'order-received') {
    const silent = event.silence === undefined ? {} : { silentUntil: event.silence.until };
    orders.set(id, { received: event, receiptSent: false, ended: false, ...silent });
    return;
  }
  const order = orders.get(id);
  if (order === undefined) return;
  switch (event.type) {
    case 'order-receipt-sent':
      order.receiptSent = true;
      return;
    case 'order-effect-given':
      order.effect = event.effect;
      order.answeredAt = event.at;
      untoldOrders.add(id);
      return;
    case 'order-refused':
      order.answeredAt = event.at;
      untoldOrders.add(id);
      return;
    case 'silence-ordered':
      order.silentUntil = event.silence.until;
      return;
    case 'order-member-told':
      order.toldAt = event.at;
      untoldOrders.delete(id);
      return;
    case 'order-effect-ended':
      order.ended = true;
      return;
    case 'order-closed':
      return;
  }
}

const choices: Readonly<Partial<Record<RecognitionEvent['type'], SeenRecognition['phase']>>> = {
  'recognition-shown': 'shown',
  'recognition-hidden': 'hidden',
  'recognition-declined': 'declined',
  'recognition-corrected': 'offered',
};

function takeRecognition(beside: SeenBeside, id: string, event: RecognitionEvent): void {
  const { recognitions, deeds } = beside;
  if (event.type === 'recognition-given') recognitions.set(id, { given: event, phase: 'offered' });
  const known = recognitions.get(id);
  if (known === undefined) return;
  known.phase = choices[event.type] ?? known.phase;
  if (event.type !== 'recognition-given' && event.type !== 'recognition-corrected') return;
  // A thanks that was put right is for something else now, and frees what it was for.
  for (const [deed, first] of deeds) if (first === id) deeds.delete(deed);
  const key = deedKey(event.deed, known.given.receiver);
  // The first one keeps it, so that a second one shows.
  if (!deeds.has(key)) deeds.set(key, id);
}

/** One key for what somebody did. */
export function deedKey(deed: object, receiver: string): string {
  return `${JSON.stringify(deed)} by ${receiver}`;
}

function takeAccess(
  { accesses, untoldAccesses }: SeenBeside,
  id: string,
  event: AccessEvent,
): void {
  if (event.type === 'access-asked') accesses.set(id, { asked: event });
  const access = accesses.get(id);
  if (access === undefined) return;
  if (event.type === 'glass-broken') {
    access.broken = event;
    untoldAccesses.add(id);
  }
  if (event.type === 'concerned-told') {
    access.toldAt = event.at;
    untoldAccesses.delete(id);
  }
}

function takeDispute(
  { disputes, openDisputes }: SeenBeside,
  id: string,
  event: DisputeEvent,
): void {
  if (event.type === 'dispute-told') {
    disputes.set(id, event);
    const open = openDisputes.get(event.decision) ?? new Set();
    openDisputes.set(event.decision, open.add(id));
    return;
  }
  const { decision } = disputes.get(id) ?? {};
  openDisputes.get(decision ?? '')?.delete(id);
}

function takeReopening(beside: SeenBeside, id: string, event: ReopeningEvent): void {
  const { reopenings, reopeningsToAnswer } = beside;
  if (event.type === 'reopening-asked') {
    reopenings.set(id, { asked: event, answered: false });
    reopeningsToAnswer.add(id);
    return;
  }
  const reopening = reopenings.get(id);
  if (reopening !== undefined) reopening.answered = true;
  reopeningsToAnswer.delete(id);
}

function takeSettled({ settled }: SeenBeside, id: string, { type }: DomainEvent): void {
  if (type === 'decision-upheld' || type === 'decision-reopened') settled.add(id);
}

function takeLetter({ letters }: SeenBeside, id: string, { type }: DomainEvent): void {
  letters.set(id, type);
}
