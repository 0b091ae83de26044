import type { Problem } from '../engine/finding.ts';
import type { Json } from '../kernel/canonical-json.ts';
import type { ActivityId } from '../kernel/identifier.ts';
import { callerKey, type Principal } from './principal.ts';
import type { Work } from './work.ts';

/** A type that this server does not know yet, whole as it came. */
interface UnknownActivity {
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly raw: string;
}

/** An activity that was taken in, and the rules that could not be worked out over it. */
export interface UnansweredActivity {
  readonly id: ActivityId;
  readonly source: string;
  readonly type: string;
  readonly problems: readonly Problem[];
}

/** Keeps an unknown activity once, to be taken in after an upgrade. */
export async function setUnknownAside(
  work: Work,
  { id, source, type, raw }: UnknownActivity,
  by: Principal,
): Promise<void> {
  const key = `aside/${source}/${id}`;
  if ((await work.store.holder(key)) !== undefined) return;
  const kept = work.keep('activity-set-aside', raw);
  const platform = { kind: 'platform', id: callerKey(by) };
  await setAside(work, key, { by: platform, body: { id, source, type, raw: kept, at: work.at } });
}

/**
 * Records once for each activity that rules gave up on it. Answers whether this was the first time.
 * What the activity says and who did it stays where it is: only its id is named here.
 */
export async function setUnansweredAside(
  work: Work,
  { id, source, type, problems }: UnansweredActivity,
): Promise<boolean> {
  const key = `unanswered/${source}/${id}`;
  if ((await work.store.holder(key)) !== undefined) return false;
  const rules = problems.map(({ rule, reason }) => ({ ...rule, reason }));
  const body = { id, source, type, rules, at: work.at };
  await setAside(work, key, { by: { kind: 'clock' }, body });
  return true;
}

/** A piece of the server's own work that a mistake of the program keeps from being done. */
export interface FailedWork {
  readonly item: string;
  readonly topic: string;
  readonly reason: string;
}

/** Records once that a piece of work waits to be taken up; the work itself stays in the outbox. */
export async function setWorkAside(
  work: Work,
  { item, topic, reason }: FailedWork,
): Promise<boolean> {
  const key = workKey(item);
  if ((await work.store.holder(key)) !== undefined) return false;
  const body = { item, topic, reason, at: work.at };
  await setAside(work, key, { by: { kind: 'clock' }, body });
  return true;
}

/** Under which a piece of work is set aside at most once at a time. */
export function workKey(item: string): string {
  return `work-aside/${item}`;
}

async function setAside(
  work: Work,
  key: string,
  { by, body }: { readonly by: Json; readonly body: Json },
): Promise<void> {
  const stream = work.newId();
  work.claim(key, stream);
  await work.append('aside', stream, {
    events: [{ type: 'activity-set-aside', at: work.at, by }],
    body,
    indexes: [{ index: 'aside', key: 'all', order: work.at }],
  });
}
