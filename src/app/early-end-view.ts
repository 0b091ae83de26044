import { askAgainFrom } from '../domain/early-end/decide.ts';
import type { EarlyEndState } from '../domain/early-end/state.ts';
import { type ImposedRestriction, phaseAt } from '../domain/restriction/state.ts';
import type { DecisionId } from '../kernel/identifier.ts';
import { restrictions } from './aggregates.ts';
import type { EarlyEndView } from './contract/early-ends.ts';
import type { RestrictionView } from './contract/members.ts';
import { earlyEnds } from './early-end-aggregate.ts';
import { restrictionsByDecision, restrictionView } from './restriction-view.ts';
import { textOf } from './texts.ts';
import type { Work } from './work.ts';

export async function earlyEndView(
  work: Work,
  restriction: ImposedRestriction,
): Promise<EarlyEndView> {
  const state = await work.load(earlyEnds, restriction.imposed.restriction);
  const from = askAgainFrom(state);
  const later = from !== undefined && from > work.at;
  return {
    restriction: restrictionView(restriction, work.at),
    requests: await requestsOf(work, state),
    canAsk: binds(restriction, work) && state.phase !== 'asked' && !later,
    ...(later ? { askAgainFrom: from } : {}),
  };
}

/** What was asked about the restrictions of one decision; empty when nobody asked. */
export async function earlyEndsOf(
  work: Work,
  decision: DecisionId,
): Promise<readonly EarlyEndView[]> {
  const imposed = await restrictionsByDecision(work, decision);
  const views = await Promise.all(imposed.map((one) => earlyEndView(work, one)));
  return views.filter(({ requests }) => requests.length > 0);
}

/** What was asked about any of these restrictions, those on items included. */
export async function earlyEndsAmong(
  work: Work,
  among: readonly Pick<RestrictionView, 'restriction'>[],
): Promise<readonly EarlyEndView[]> {
  const states = await Promise.all(among.map((one) => work.load(restrictions, one.restriction)));
  const views = states.flatMap((state) =>
    state.phase === 'none' ? [] : [earlyEndView(work, state)],
  );
  return (await Promise.all(views)).filter(({ requests }) => requests.length > 0);
}

async function requestsOf(work: Work, state: EarlyEndState): Promise<EarlyEndView['requests']> {
  if (state.phase === 'none') return [];
  const requests = state.requests.map(async ({ at: askedAt, text, answered }) => ({
    askedAt,
    text: await textOf(work, text),
    ...(answered === undefined
      ? {}
      : {
          answer: {
            at: answered.at,
            outcome: answered.outcome,
            reasons: await textOf(work, answered.reasons),
          },
        }),
  }));
  return await Promise.all(requests);
}

function binds(restriction: ImposedRestriction, { at }: Work): boolean {
  return ['in-force', 'stayed', 'not-yet'].includes(phaseAt(restriction, at));
}
