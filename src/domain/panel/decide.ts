import { addDuration } from '../../kernel/instant.ts';
import { limits } from '../../kernel/limits.ts';
import { firstByPrecedence, refuse } from '../../kernel/refusal.ts';
import type { Context, Decider } from '../decider.ts';
import { castBallot, confirmBallot } from './ballot.ts';
import type { PanelCommand } from './command.ts';
import { ineligibleBecause } from './eligibility.ts';
import type { PanelEvent } from './event.ts';
import { evolvePanel, initialPanel } from './evolve.ts';
import { commitmentTo, drawByLot } from './lot.ts';
import type { PanelRefusal, PanelRefusalCode } from './refusal.ts';
import type { CalledPanel, PanelState } from './state.ts';
import { leaveSeat, takeTurn } from './turn.ts';

type Answer = readonly PanelEvent[] | PanelRefusal;
type Command<Type extends PanelCommand['type']> = Extract<PanelCommand, { type: Type }>;

export const panelDecider: Decider<PanelState, PanelCommand, PanelEvent, PanelRefusalCode> = {
  initial: initialPanel,
  decide: decidePanel,
  evolve: evolvePanel,
};

/** Members drawn by lot hear an appeal where nobody on the staff is independent of it. */
export function decidePanel(command: PanelCommand, state: PanelState, context: Context): Answer {
  if (command.type === 'call-panel') return callPanel(command, state, context);
  if (state.phase === 'none') return refuse('not_found', 'There is no such panel.');
  switch (command.type) {
    case 'draw-lot':
      return drawLot(command, state, context);
    case 'cast-ballot':
      return castBallot(command, state, context);
    case 'confirm-ballot':
      return confirmBallot(command, state, context);
    case 'leave-seat':
      return leaveSeat(command, state, context);
    case 'take-turn':
      return takeTurn(command, state, context);
    case 'give-up':
      return isOver(state)
        ? []
        : [{ type: 'panel-failed', at: context.at, by: context.by, because: command.because }];
  }
}

function callPanel(command: Command<'call-panel'>, state: PanelState, context: Context): Answer {
  const problem = firstByPrecedence(callProblems(command, state));
  if (problem !== undefined) return problem;
  const { panel, appeal, decision, size, commitment, sealed } = command;
  const { at, by } = context;
  const poolClosesAt = addDuration(at, limits.panelPoolOpen);
  return [
    {
      type: 'panel-called',
      at,
      by,
      panel,
      appeal,
      decision,
      size,
      commitment,
      sealed,
      poolClosesAt,
    },
  ];
}

function callProblems(
  { size, commitment, independentStaff, eligible }: Command<'call-panel'>,
  state: PanelState,
): readonly PanelRefusal[] {
  const odd = [3, 5, limits.panelSizeMax];
  const somebody = 'Somebody on the staff had no part in this and hears the appeal.';
  const few = `A panel needs ${size} members who offered to serve and may serve here.`;
  return [
    odd.includes(size)
      ? []
      : refuse('invalid_value', `A panel has ${odd.join(', ')} members.`, { pointer: '/size' }),
    /^[0-9a-f]{64}$/.test(commitment)
      ? []
      : refuse('required', 'The lot needs its seed committed to before the pool is known.'),
    independentStaff.length === 0 ? [] : refuse('independent_reviewer_exists', somebody),
    eligible >= size ? [] : refuse('too_few_volunteers', few, { facts: { eligible, size } }),
    state.phase === 'none' ? [] : refuse('already_decided', 'This panel was called before.'),
  ].flat();
}

// The seed has to be the one that was committed to: nobody draws until the result pleases them.
function drawLot(command: Command<'draw-lot'>, state: CalledPanel, context: Context): Answer {
  const { seed, digest, candidates, people } = command;
  const { at, by } = context;
  if (state.phase !== 'called') return [];
  if (by.kind !== 'clock')
    return refuse('role_required', 'The lot is drawn when its time has come.');
  if (at < state.called.poolClosesAt) {
    return refuse('invalid_value', 'Members can still offer to serve.', {
      facts: { until: state.called.poolClosesAt },
    });
  }
  if (commitmentTo(seed, digest) !== state.called.commitment) {
    return refuse('invalid_value', 'This is not the seed that was committed to.');
  }
  const pool = candidates.filter(
    (candidate) => ineligibleBecause(candidate, people, at) === undefined,
  );
  if (pool.length < state.called.size) {
    return [{ type: 'panel-failed', at, by, because: 'too-few-volunteers' }];
  }
  const order = drawByLot(pool, seed, digest);
  const ballotBy = addDuration(at, limits.panelBallotTerm);
  return [{ type: 'panel-drawn', at, by, seed, order, ballotBy }];
}

function isOver({ phase }: CalledPanel): boolean {
  return phase === 'concluded' || phase === 'failed';
}
