import type { FirstInstance } from '../domain/appeal/command.ts';
import type { Appellant } from '../domain/appeal/event.ts';
import type { FiledAppeal } from '../domain/appeal/state.ts';
import { peopleIn } from '../domain/case/people.ts';
import { conflictOf } from '../domain/conflict.ts';
import { type Actor, samePerson } from '../domain/person.ts';
import type { StaffState } from '../domain/staff/state.ts';
import type { DecisionId } from '../kernel/identifier.ts';
import type { ListedView } from '../store/port.ts';
import { staffCaller } from './access.ts';
import { appellantOf } from './appellant.ts';
import type { Call } from './contract/call.ts';
import type { LinkSecrets, Redress, RedressView, UnheardRow } from './contract/redress.ts';
import { disputesOf } from './dispute-view.ts';
import { firstInstance, refuseConflict } from './first-instance.ts';
import { answer, handle, newWork } from './handle.ts';
import { hearingView, waitingAppealOf } from './hearer-view.ts';
import { pageOf } from './pages.ts';
import { recordReading } from './readings.ts';
import { reopeningsOf } from './reopening-view.ts';
import type { Runtime } from './runtime.ts';
import type { Work } from './work.ts';

/** Every way against one decision: who can hear it here, again on new facts, and outside. */
export function createRedress(runtime: Runtime): Redress {
  return {
    of: (decision, secrets, call) =>
      handle(runtime, { by: call.by }, async (work) => {
        const first = await firstInstance(work, decision);
        const reader = await readerOf(runtime, work, { first, secrets, call });
        return reader === 'reporter'
          ? await reportersView(work, decision, first)
          : await redressView(work, decision, first);
      }),
    unheard: (query, call) =>
      answer(async () => {
        const work = newWork(runtime);
        const roles = ['lead', 'ombud', 'operator', 'reviewer', 'auditor'] as const;
        const { record } = await staffCaller(work, call, roles);
        const page = await pageOf(work.store, query, {
          index: 'appeals',
          key: 'waiting',
          row: (view) => unheardRow(work, view, record),
        });
        const { items, ...next } = page;
        return { ...next, items: items.flat() };
      }),
  };
}

/** Nothing for an appeal that somebody on the staff can hear; no details for who is in it (O2). */
async function unheardRow(
  work: Work,
  view: ListedView,
  record: StaffState,
): Promise<readonly UnheardRow[]> {
  const { received } = view.body as unknown as FiledAppeal;
  const first = await firstInstance(work, received.decision);
  const hearing = await hearingView(work, first, received.appeal);
  if (hearing.staff === 'somebody') return [];
  const part = conflictOf(record, peopleIn(first.file)) !== undefined;
  return [
    {
      appeal: received.appeal,
      decision: received.decision,
      by: received.appellant.kind,
      filedAt: received.at,
      promisedBy: received.promisedBy,
      late: received.promisedBy < work.at,
      ...(part ? {} : { hearing }),
    },
  ];
}

async function redressView(
  work: Work,
  decision: DecisionId,
  first: FirstInstance,
): Promise<RedressView> {
  const appeal = await waitingAppealOf(work, decision, 'respondent');
  const { phase, made } = first.decision;
  const stands = made.outcome === 'breach' && (phase === 'issued' || phase === 'final');
  const reopenings = await reopeningsOf(work, decision);
  const waits = reopenings.some((one) => one.phase === 'waiting');
  return {
    decision,
    hearing: await hearingView(work, first, appeal),
    ...(appeal === undefined ? {} : { waitingAppeal: appeal }),
    mayAskReopening: stands && phase === 'final' && !waits,
    reopenings,
    mayTellDispute: stands,
    disputes: await disputesOf(work, decision),
  };
}

// Whoever reported learns who can hear their appeal, and nothing about the other person.
async function reportersView(
  work: Work,
  decision: DecisionId,
  first: FirstInstance,
): Promise<RedressView> {
  const appeal = await waitingAppealOf(work, decision, 'reporter');
  return {
    decision,
    hearing: await hearingView(work, first, appeal),
    ...(appeal === undefined ? {} : { waitingAppeal: appeal }),
    mayAskReopening: false,
    reopenings: [],
    mayTellDispute: false,
    disputes: [],
  };
}

// The person it binds reads it freely; staff on the record, and never in their own matter (O2, O5).
async function readerOf(
  runtime: Runtime,
  work: Work,
  wanted: {
    readonly first: FirstInstance;
    readonly secrets: LinkSecrets;
    readonly call: Call;
  },
): Promise<Appellant['kind'] | 'staff'> {
  const { first, secrets, call } = wanted;
  const own =
    call.by.kind === 'staff' &&
    samePerson({ kind: 'staff', id: call.by.staff }, first.decision.made.respondent);
  if (call.by.kind !== 'staff' || own) {
    return (await appellantOf(runtime, work, { first, input: secrets, call })).kind;
  }
  const roles = ['moderator', 'lead', 'reviewer', 'ombud', 'operator', 'auditor'] as const;
  const caller = await staffCaller(work, call, roles);
  await refuseConflict(work, caller.record, first.file);
  await recordReading(work, { reader: caller.actor, of: 'case', id: first.decision.made.case });
  return 'staff';
}

/**
 * The person a decision binds, by session or by link: who asks, tells or calls in their own name.
 */
export async function respondentCaller(
  runtime: Runtime,
  work: Work,
  asking: {
    readonly first: FirstInstance;
    readonly input: LinkSecrets;
    readonly call: Call;
  },
): Promise<Actor> {
  const { first, call, input } = asking;
  const { statementSecret } = input;
  const secrets = statementSecret === undefined ? {} : { statementSecret };
  await appellantOf(runtime, work, { first, input: secrets, call });
  return first.decision.made.respondent;
}
