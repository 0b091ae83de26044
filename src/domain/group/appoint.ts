import { durationMs, parseDuration } from '../../kernel/duration.ts';
import { addDuration } from '../../kernel/instant.ts';
import { limits } from '../../kernel/limits.ts';
import { firstByPrecedence, refuse } from '../../kernel/refusal.ts';
import { holdsRole, selvesOf } from '../conflict.ts';
import type { Context } from '../decider.ts';
import { samePerson } from '../person.ts';
import { textProblem, whoMayProblem } from './checks.ts';
import type { GroupCommand } from './command.ts';
import type { CharterDuty, StewardAppointed } from './event.ts';
import type { GroupRefusal } from './refusal.ts';
import type { OpenGroup } from './state.ts';
import { actingSteward, restrictedUntil, serves } from './succession.ts';

type Appoint = Extract<GroupCommand, { type: 'appoint-steward' }>;

/** Offers a seat under a charter. A second offer to a member is the charter's next version. */
export function appointSteward(
  command: Appoint,
  state: OpenGroup,
  context: Context,
): readonly StewardAppointed[] | GroupRefusal {
  const { steward, seat, charter, until } = command;
  const problem = firstByPrecedence(
    [
      whoMayProblem(command, context),
      ownSeatProblem(command),
      textProblem(charter.text, '/charter/text'),
      ...dutiesProblems(charter.duties),
      seatProblem(command, state, context),
      interimProblem(command, state, context),
      restrictedProblem(command),
      tooManyProblem(command, state),
    ].filter((found) => found !== undefined),
  );
  if (problem !== undefined) return problem;
  const earlier = state.stewards.find((place) => place.steward === steward);
  const version = (earlier?.lastVersion ?? 0) + 1;
  return [
    {
      type: 'steward-appointed',
      steward,
      seat,
      charter: { version, text: charter.text.part, duties: charter.duties },
      ...(until === undefined ? {} : { until }),
      at: context.at,
      by: context.by,
    },
  ];
}

function ownSeatProblem({ staff, steward }: Appoint): GroupRefusal | undefined {
  if (staff === undefined) return undefined;
  const self = { kind: 'member', id: steward } as const;
  if (!selvesOf(staff).some((own) => samePerson(own, self))) return undefined;
  return refuse('role_required', 'Nobody appoints themselves. Please ask a colleague.');
}

function dutiesProblems(duties: readonly CharterDuty[]): readonly (GroupRefusal | undefined)[] {
  const max = limits.dutiesPerCharterMax;
  if (duties.length > max) {
    const detail = `A charter names at most ${max} duties.`;
    return [refuse('too_many', detail, { pointer: '/charter/duties', facts: { max } })];
  }
  if (duties.length === 0) {
    const detail = 'Name at least one duty, so that both sides know what is expected.';
    return [refuse('required', detail, { pointer: '/charter/duties' })];
  }
  return duties.map((one, index) => {
    const pointer = `/charter/duties/${index}`;
    const twice = duties.findIndex(({ duty }) => duty === one.duty) !== index;
    if (twice) return refuse('invalid_value', `\`${one.duty}\` is named twice.`, { pointer });
    return termProblem(one, `${pointer}/within`);
  });
}

// Too short a time would make anybody negligent, and too long a one promises nothing.
function termProblem({ within }: CharterDuty, pointer: string): GroupRefusal | undefined {
  const parsed = parseDuration(within);
  const lengthMs = parsed.ok ? durationMs(parsed.value) : 0;
  const [min, max] = [limits.dutyTermMin, limits.dutyTermMax];
  if (durationMs(min) <= lengthMs && lengthMs <= durationMs(max)) return undefined;
  return refuse('invalid_value', `A duty is promised within \`${min}\` to \`${max}\`.`, {
    pointer,
    facts: { min, max },
  });
}

/** One steward and one deputy at a time; others are co-stewards. */
function seatProblem(
  { seat, steward }: Appoint,
  state: OpenGroup,
  { at }: Context,
): GroupRefusal | undefined {
  if (seat !== 'steward' && seat !== 'deputy') return undefined;
  const holder = state.stewards.find(
    (place) => place.steward !== steward && place.accepted?.seat === seat && serves(place, at),
  );
  if (holder === undefined) return undefined;
  const detail = `This group has a ${seat} who serves. Appoint a co-steward beside them.`;
  return refuse('invalid_value', detail, { pointer: '/seat' });
}

function interimProblem(
  command: Appoint,
  state: OpenGroup,
  { at }: Context,
): GroupRefusal | undefined {
  const { seat, until, staff, restricted } = command;
  if (seat !== 'interim') {
    if (until === undefined) return undefined;
    const detail = 'Only an interim steward has an end. Leave `until` out.';
    return refuse('invalid_value', detail, { pointer: '/until' });
  }
  const latest = addDuration(at, limits.interimStewardMax);
  if (until === undefined || until <= at || latest < until) {
    const detail = `An interim steward has an end: say until when, at the latest ${latest}.`;
    return refuse('invalid_value', detail, { pointer: '/until', facts: { latest } });
  }
  if (staff === undefined || !holdsRole(staff, 'lead', at)) {
    return refuse('role_required', 'An interim steward is named by a lead.');
  }
  if (actingSteward(state, { at, restricted }) === undefined) return undefined;
  const detail = 'Somebody acts for this group. An interim steward is for when nobody does.';
  return refuse('invalid_value', detail, { pointer: '/seat' });
}

function restrictedProblem(command: Appoint): GroupRefusal | undefined {
  const until = restrictedUntil(command.steward, command);
  if (until === undefined) return undefined;
  const detail = `This member may not steward until ${until}.`;
  return refuse('invalid_value', detail, { pointer: '/steward', facts: { until } });
}

function tooManyProblem({ steward }: Appoint, { stewards }: OpenGroup): GroupRefusal | undefined {
  const max = limits.stewardsPerGroupMax;
  const known = stewards.some((place) => place.steward === steward);
  if (known || stewards.length < max) return undefined;
  return refuse('too_many', `A group has at most ${max} stewards.`, { facts: { max } });
}
