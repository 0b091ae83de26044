import type { Activity } from '../domain/activity.ts';
import type { Evaluation, OutOfOrder } from '../engine/engine.ts';
import type { Finding } from '../engine/finding.ts';
import type { Json } from '../kernel/canonical-json.ts';
import type { OutboxItem } from '../store/port.ts';
import type { UnansweredActivity } from './aside.ts';
import type { Runtime } from './runtime.ts';

/** What waits in the outbox until a case exists for it. */
export interface WaitingFinding {
  readonly source: string;
  readonly activity: string;
  readonly finding: Finding;
}

/** What the rules found waits for a case; what they gave up on waits to be set aside. */
export function waitingItems(
  runtime: Runtime,
  { id, source, type }: Activity,
  { findings, problems }: Evaluation,
): OutboxItem[] {
  const now = runtime.clock.now();
  const waiting = findings
    .filter((finding) => finding.effect.kind !== 'nudge')
    .map((finding): OutboxItem => {
      const body = { source, activity: id, finding } satisfies WaitingFinding;
      return {
        id: runtime.newId(),
        topic: 'join-finding',
        body: body as unknown as Json,
        dueAt: now,
      };
    });
  // Rules may ask for what an activity does not have; only those that were too much work are known
  // to say nothing about it.
  const unanswered = problems.filter(({ kind }) => kind === 'limit');
  if (unanswered.length === 0) return waiting;
  const body = { id, source, type, problems: unanswered } satisfies UnansweredActivity;
  const item = {
    id: runtime.newId(),
    topic: 'set-aside',
    body: body as unknown as Json,
    dueAt: now,
  };
  return [...waiting, item];
}

/** Activities that were looked at before one that they count had come. */
export interface Overtaken {
  readonly activities: OutOfOrder['overtaken'];
}

/** So many are looked at in one piece of work. */
const AT_ONCE = 50;

/** Work for activities that were overtaken, each of them once. */
export function overtakenItems(
  runtime: Runtime,
  evaluations: readonly Pick<Evaluation, 'outOfOrder'>[],
): readonly OutboxItem[] {
  const all = evaluations.flatMap(({ outOfOrder }) => outOfOrder?.overtaken ?? []);
  const each = [...new Map(all.map((one) => [JSON.stringify(one), one])).values()];
  const items: OutboxItem[] = [];
  for (let from = 0; from < each.length; from += AT_ONCE) {
    const body = { activities: each.slice(from, from + AT_ONCE) } satisfies Overtaken;
    items.push({
      id: runtime.newId(),
      topic: 'look-again',
      body: body as unknown as Json,
      dueAt: runtime.clock.now(),
    });
  }
  return items;
}
