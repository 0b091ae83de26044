import type { AskedErasure } from '../domain/erasure/state.ts';
import type { Actor } from '../domain/person.ts';
import { HOUR_MS, MINUTE_MS } from '../kernel/duration.ts';
import type { ErasureId, MemberId } from '../kernel/identifier.ts';
import { instantFromMs, instantMs } from '../kernel/instant.ts';
import { refuse } from '../kernel/refusal.ts';
import { nothingHere, platformOrStaff } from './access.ts';
import type { Answer, Call } from './contract/call.ts';
import type { Erasures, ErasureView } from './contract/erasures.ts';
import { erasePerson } from './erase-person.ts';
import { erasures } from './erasure-aggregate.ts';
import { erasureScope } from './erasure-scope.ts';
import { answer, handle, newWork, stop } from './handle.ts';
import type { Runtime } from './runtime.ts';
import { idOf, type Work } from './work.ts';

/** What an erasure waits for ends on a day of its own; then it goes on within this time. */
const LOOK_AGAIN_MS = HOUR_MS;
const CLOCK = { kind: 'clock' } as const;

/** Erasure of members who leave (GDPR Article 17). */
export function createErasures(runtime: Runtime): Erasures {
  return {
    ask: (member, call) => ask(runtime, member, call),
    ofMember: (member, call) =>
      answer(async () => {
        const work = newWork(runtime);
        await callerFor(work, member, call);
        return await viewOf(work, await latest(work, member));
      }),
    withdraw: (member, call) =>
      handle(runtime, call, async (work) => {
        const by = await callerFor(work, member, call);
        const { id } = await latest(work, member);
        const state = await work.apply(erasures, id, { type: 'withdraw-erasure' }, by);
        return await viewOf(work, { id, state: state as AskedErasure });
      }),
    read: (id) =>
      answer(async () => {
        const state = await newWork(runtime).load(erasures, id);
        if (state.phase === 'none') return stop(nothingHere());
        return shown({ id, state });
      }),
  };
}

async function ask(runtime: Runtime, member: MemberId, call: Call): Answer<ErasureView> {
  return await handle(runtime, call, async (work) => {
    const by = await callerFor(work, member, call);
    const before = await newest(work, member);
    if (before?.state.phase === 'asked') return await viewOf(work, before);
    const id = work.newId() as ErasureId;
    const state = await work.apply(erasures, id, { type: 'ask-erasure', member }, by);
    work.send('erasure', { erasure: id });
    return await viewOf(work, { id, state: state as AskedErasure });
  });
}

// The member for themselves; a platform that may end accounts, and the operator, for anybody.
async function callerFor(work: Work, member: MemberId, call: Call): Promise<Actor> {
  if (call.by.kind !== 'member') {
    return await platformOrStaff(work, call, 'members:erase', ['operator']);
  }
  return call.by.member === member ? { kind: 'member', id: member } : stop(nothingHere());
}

interface Found {
  readonly id: ErasureId;
  readonly state: AskedErasure;
}

async function newest(work: Work, member: MemberId): Promise<Found | undefined> {
  const key = `member:${member}`;
  const [view] = await work.store.list({
    ...{ index: 'erasures-of', key, direction: 'descending', limit: 1 },
  });
  if (view === undefined) return undefined;
  const id = idOf(view.stream) as ErasureId;
  return { id, state: view.body as unknown as AskedErasure };
}

async function latest(work: Work, member: MemberId): Promise<Found> {
  return (await newest(work, member)) ?? stop(refuse('not_found', 'No erasure was asked for.'));
}

async function viewOf(work: Work, found: Found): Promise<ErasureView> {
  const { state } = found;
  const waiting = state.phase === 'asked' ? (await erasureScope(work, state.member)).waiting : [];
  return { ...shown(found), waiting };
}

function shown({ id, state }: Found): Omit<ErasureView, 'waiting'> {
  const { phase, askedAt, completedAt, withdrawnAt } = state;
  return {
    erasure: id,
    phase,
    askedAt,
    ...(completedAt === undefined ? {} : { completedAt }),
    ...(withdrawnAt === undefined ? {} : { withdrawnAt }),
  };
}

/**
 * Erases what can be erased now and, when nothing waits any more, records that it is done;
 * otherwise it goes on later. Answers whether there was anything to do.
 */
export async function carryOnErasing(runtime: Runtime, id: ErasureId): Promise<boolean> {
  const state = await newWork(runtime).load(erasures, id);
  if (state.phase !== 'asked') return false;
  const { waiting, unrecorded } = await erasePerson(runtime, state.member);
  const againMs = unrecorded > 0 ? MINUTE_MS : waiting.length > 0 ? LOOK_AGAIN_MS : undefined;
  await handle(runtime, { by: { kind: 'anonymous' } }, async (work) => {
    if (againMs !== undefined) {
      work.send('erasure', { erasure: id }, instantFromMs(instantMs(work.at) + againMs));
      return null;
    }
    const still = (await erasureScope(work, state.member)).waiting.length;
    await work.apply(erasures, id, { type: 'complete-erasure', waiting: still }, CLOCK);
    return null;
  });
  return true;
}
