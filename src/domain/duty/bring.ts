import type { MemberId } from '../../kernel/identifier.ts';
import { firstByPrecedence, refuse } from '../../kernel/refusal.ts';
import { holdsRole } from '../conflict.ts';
import type { Context } from '../decider.ts';
import { textProblem } from '../group/checks.ts';
import type { CharterDuty } from '../group/event.ts';
import { actingSteward } from '../group/succession.ts';
import type { DutyCommand } from './command.ts';
import type { MatterBrought } from './event.ts';
import type { DutyRefusal } from './refusal.ts';
import type { DutyState } from './state.ts';

type BringMatter = Extract<DutyCommand, { type: 'bring-matter' }>;

interface Bound {
  readonly steward: MemberId;
  readonly charterVersion: number;
  readonly promised: CharterDuty;
}

/** Brings something to whoever acts for the group now, under the charter they accepted. */
export function bringMatter(
  command: BringMatter,
  state: DutyState,
  context: Context,
): readonly MatterBrought[] | DutyRefusal {
  const { group, duty, kind, matter, item } = command;
  if (group.phase === 'none') return refuse('not_found', 'There is no such group here.');
  const bound = boundSteward(command, context);
  const problem = firstByPrecedence(
    [
      whoMayProblem(command, context),
      textProblem(matter, '/text'),
      state.phase === 'none' ? undefined : refuse('already_decided', 'This was brought before.'),
      bound === undefined ? nobodyBound(command) : undefined,
    ].filter((found) => found !== undefined),
  );
  if (problem !== undefined || bound === undefined) return problem ?? [];
  return [
    {
      type: 'matter-brought',
      duty,
      group: group.group,
      steward: bound.steward,
      kind,
      charterVersion: bound.charterVersion,
      within: bound.promised.within,
      matter: matter.part,
      ...(item === undefined ? {} : { item }),
      at: context.at,
      by: context.by,
    },
  ];
}

// Anybody may bring something to look into; a request from the staff comes from the staff.
function whoMayProblem({ kind, staff }: BringMatter, { by, at }: Context): DutyRefusal | undefined {
  const inPerson = staff?.phase === 'appointed' && by.kind === 'staff' && by.id === staff.staff;
  const asStaff = inPerson && holdsRole(staff, ['moderator', 'lead', 'ombud', 'operator'], at);
  const fromOutside = by.kind === 'member' || by.kind === 'platform';
  if (asStaff || (kind === 'look-into-matter' && fromOutside)) return undefined;
  return refuse('role_required', 'A request from the staff is made by the staff.');
}

// Nobody is held to what they did not accept.
function boundSteward(command: BringMatter, { at }: Context): Bound | undefined {
  const { group, restricted, concerns, kind } = command;
  const acting = actingSteward(group, { at, restricted, concerns });
  if (acting === undefined || group.phase === 'none') return undefined;
  const place = group.stewards.find(({ steward }) => steward === acting.steward);
  const charter = place?.accepted?.charter;
  const promised = charter?.duties.find(({ duty }) => duty === kind);
  if (charter === undefined || promised === undefined) return undefined;
  return { steward: acting.steward, charterVersion: charter.version, promised };
}

function nobodyBound({ kind }: BringMatter): DutyRefusal {
  const detail =
    `Nobody who stewards this group now has accepted a charter with \`${kind}\`. ` +
    'The staff look after it; please report it to them.';
  return refuse('not_in_force', detail);
}
