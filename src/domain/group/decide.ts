import type { MemberId } from '../../kernel/identifier.ts';
import { limits } from '../../kernel/limits.ts';
import { firstByPrecedence, refuse } from '../../kernel/refusal.ts';
import type { Context, Decider } from '../decider.ts';
import { samePerson } from '../person.ts';
import { appointSteward } from './appoint.ts';
import { textProblem, whoMayProblem } from './checks.ts';
import type { GroupCommand } from './command.ts';
import type { GroupEvent } from './event.ts';
import { evolveGroup, initialGroup } from './evolve.ts';
import type { GroupRefusal, GroupRefusalCode } from './refusal.ts';
import type { GroupState, OpenGroup, StewardPlace } from './state.ts';

type Command<Type extends GroupCommand['type']> = Extract<GroupCommand, { type: Type }>;
type Answer = readonly GroupEvent[] | GroupRefusal;

export const groupDecider: Decider<GroupState, GroupCommand, GroupEvent, GroupRefusalCode> = {
  initial: initialGroup,
  decide: decideGroup,
  evolve: evolveGroup,
};

/** Who stewards a group, under which charter. Nothing here ends a group or a membership. */
export function decideGroup(command: GroupCommand, state: GroupState, context: Context): Answer {
  if (command.type === 'open-group') return openGroup(command, state, context);
  if (state.phase === 'none') return refuse('not_found', 'There is no such group here.');
  switch (command.type) {
    case 'appoint-steward':
      return appointSteward(command, state, context);
    case 'record-gone':
      return recordGone(command, state, context);
    case 'accept-charter':
      return acceptCharter(command, state, context);
    case 'resign':
      return resign(command, state, context);
    case 'come-back':
      return comeBack(command, state, context);
    case 'declare-steward-relation':
      return declareRelation(command, state, context);
  }
}

// Saying it twice says nothing new.
function openGroup(command: Command<'open-group'>, state: GroupState, context: Context): Answer {
  const problem = whoMayProblem(command, context);
  if (problem !== undefined) return problem;
  if (state.phase === 'open') return [];
  return [{ type: 'group-opened', group: command.group, at: context.at, by: context.by }];
}

function recordGone(command: Command<'record-gone'>, state: OpenGroup, context: Context): Answer {
  const { steward, reason } = command;
  const problem = first([
    whoMayProblem(command, context),
    textProblem(reason, '/reason'),
    placeOf(state, steward) === undefined ? noSuchSteward() : undefined,
  ]);
  if (problem !== undefined) return problem;
  if (placeOf(state, steward)?.ended !== undefined) return [];
  const { at, by } = context;
  return [{ type: 'steward-gone', steward, reason: reason.part, at, by }];
}

/** The version that was read is the one that is accepted. */
function acceptCharter(
  command: Command<'accept-charter'>,
  state: OpenGroup,
  context: Context,
): Answer {
  const { steward, version } = command;
  const place = placeOf(state, steward);
  const problem = ownWordProblem(steward, place, context);
  if (problem !== undefined) return problem;
  if (place?.accepted?.charter.version === version && place.ended === undefined) return [];
  const offered = place?.offer?.charter.version;
  if (offered === undefined) return noSuchSteward();
  if (offered !== version) {
    return refuse('version_changed', 'A newer charter is offered. Read it before you accept.', {
      facts: { version: offered },
    });
  }
  return [{ type: 'charter-accepted', steward, version, at: context.at, by: context.by }];
}

/** At any time, whatever else goes on. */
function resign({ steward }: Command<'resign'>, state: OpenGroup, context: Context): Answer {
  const place = placeOf(state, steward);
  const problem = ownWordProblem(steward, place, context);
  if (problem !== undefined) return problem;
  if (place?.ended?.because === 'resigned' && place.offer === undefined) return [];
  return [{ type: 'steward-resigned', steward, at: context.at, by: context.by }];
}

function comeBack({ steward }: Command<'come-back'>, state: OpenGroup, context: Context): Answer {
  const place = placeOf(state, steward);
  const problem = ownWordProblem(steward, place, context);
  if (problem !== undefined) return problem;
  if (place?.ended === undefined) return [];
  if (place.ended.because === 'gone') {
    return [{ type: 'steward-came-back', steward, at: context.at, by: context.by }];
  }
  return refuse('invalid_value', 'You resigned. To steward again you are appointed again.');
}

function declareRelation(
  command: Command<'declare-steward-relation'>,
  state: OpenGroup,
  context: Context,
): Answer {
  const { steward, to, relation } = command;
  const place = placeOf(state, steward);
  const problem = first([
    ownWordProblem(steward, place, context),
    samePerson(to, { kind: 'member', id: steward })
      ? refuse('invalid_value', 'Nobody has to declare a relation to themselves.', {
          pointer: '/to',
        })
      : undefined,
    tooManyRelations(place),
  ]);
  if (problem !== undefined) return problem;
  const known = place?.relations.some(
    (declared) => samePerson(declared.to, to) && declared.relation === relation,
  );
  if (known === true) return [];
  const { at, by } = context;
  return [{ type: 'steward-relation-declared', steward, to, relation, at, by }];
}

function tooManyRelations(place: StewardPlace | undefined): GroupRefusal | undefined {
  const max = limits.pageSizeMax;
  if (place === undefined || place.relations.length < max) return undefined;
  return refuse('too_many', `At most ${max} relations are kept.`, { facts: { max } });
}

// What a steward says of themselves, nobody says for them.
function ownWordProblem(
  steward: MemberId,
  place: StewardPlace | undefined,
  { by }: Context,
): GroupRefusal | undefined {
  if (by.kind !== 'member' || by.id !== steward || place === undefined) return noSuchSteward();
  return undefined;
}

function placeOf(state: OpenGroup, steward: MemberId): StewardPlace | undefined {
  return state.stewards.find((place) => place.steward === steward);
}

function noSuchSteward(): GroupRefusal {
  return refuse('not_found', 'There is no such steward in this group.');
}

function first(problems: readonly (GroupRefusal | undefined)[]): GroupRefusal | undefined {
  return firstByPrecedence(problems.filter((problem) => problem !== undefined));
}
