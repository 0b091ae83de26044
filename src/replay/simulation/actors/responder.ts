import type { CaseId, RestrictionId } from '../../../kernel/identifier.ts';
import { chosen } from '../intent.ts';
import { asStaff } from '../world/world.ts';
import { type Act, type ActorKind, moments, type Planning } from './actor.ts';
import { deciders } from './moderator.ts';
import { present } from './presence.ts';

const reasons = 'We have read it together with the thread, and this is how it looks to us.';

function plan(planning: Planning): ReturnType<ActorKind['plan']> {
  const { random, scenario } = planning;
  const answers = (does: string, perYear: number) =>
    moments(planning, perYear).map((at) => ({
      at,
      by: random.pick(deciders),
      does,
      pick: random.next(),
      how: random.chance(0.5) ? 'lifted' : 'kept',
    }));
  return present(planning, [
    ...answers('answers a view', scenario.sittings / 4),
    ...answers('answers an early end', scenario.sittings / 8),
  ]);
}

const answersView: Act = async (world, { by: staff, pick, how }) => {
  const id = chosen([...world.record.viewsToAnswer], pick) as CaseId | undefined;
  if (id === undefined) return;
  const by = asStaff(staff);
  const outcome = how === 'lifted' ? how : 'kept';
  const asked = { does: 'answers a view', by, what: `${id} ${outcome}` };
  await world.ask(asked, (call) =>
    world.application.cases.answerView(id, { outcome, reasons }, call),
  );
};

const answersEarlyEnd: Act = async (world, { by: staff, pick, how }) => {
  const id = chosen([...world.record.earlyEndsToAnswer], pick) as RestrictionId | undefined;
  if (id === undefined) return;
  const outcome = how === 'lifted' ? how : 'kept';
  const asked = { does: 'answers an early end', by: asStaff(staff), what: `${id} ${outcome}` };
  await world.ask(asked, (call) =>
    world.application.earlyEnds.answer(id, { outcome, reasons }, call),
  );
};

/** Staff who answer what members said after an urgent decision, and what they ask for. */
export const responder: ActorKind = {
  plan,
  acts: { 'answers a view': answersView, 'answers an early end': answersEarlyEnd },
};
