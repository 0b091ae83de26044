import { refuse } from '../../kernel/refusal.ts';
import type { Context, Decider } from '../decider.ts';
import { mailAddressProblem } from './address.ts';
import type { CorrespondenceCommand } from './command.ts';
import type { CorrespondenceEvent } from './event.ts';
import { evolveCorrespondence } from './evolve.ts';
import type { CorrespondenceRefusal, CorrespondenceRefusalCode } from './refusal.ts';
import type { CorrespondenceState } from './state.ts';

type Command<Type extends CorrespondenceCommand['type']> = Extract<
  CorrespondenceCommand,
  { type: Type }
>;
type Answer = readonly CorrespondenceEvent[] | CorrespondenceRefusal;

export const correspondenceDecider: Decider<
  CorrespondenceState,
  CorrespondenceCommand,
  CorrespondenceEvent,
  CorrespondenceRefusalCode
> = { initial: {}, decide: decideCorrespondence, evolve: evolveCorrespondence };

/** In which language and to which address a person is written to. */
export function decideCorrespondence(
  command: CorrespondenceCommand,
  state: CorrespondenceState,
  context: Context,
): Answer {
  switch (command.type) {
    case 'choose-language':
      return chooseLanguage(command, state, context);
    case 'give-address':
      return giveAddress(command, state, context);
    case 'confirm-address':
      return confirmAddress(command, state, context);
    case 'remove-address':
      return removeAddress(command, state, context);
  }
}

function chooseLanguage(
  { language, offered }: Command<'choose-language'>,
  state: CorrespondenceState,
  { at, by }: Context,
): Answer {
  if (!offered.includes(language)) {
    const detail = `Letters are written in ${offered.join(', ')}. Choose one of them.`;
    return refuse('invalid_value', detail, { pointer: '/language' });
  }
  if (state.language?.tag === language) return [];
  return [{ type: 'language-chosen', language, at, by }];
}

function giveAddress(
  { address }: Command<'give-address'>,
  state: CorrespondenceState,
  { at, by }: Context,
): Answer {
  const problem = mailAddressProblem(address.text);
  if (problem !== undefined) return problem;
  const given = { type: 'address-given', address: address.part, at, by } as const;
  const before =
    state.address === undefined
      ? []
      : [
          {
            type: 'address-removed',
            address: state.address.part,
            because: 'replaced',
            at,
            by,
          } as const,
        ];
  // The platform has its members' word for where they read their mail; nobody else does.
  const confirmed =
    by.kind === 'platform'
      ? [{ type: 'address-confirmed', address: address.part, at, by } as const]
      : [];
  return [...before, given, ...confirmed];
}

function confirmAddress(
  { address }: Command<'confirm-address'>,
  state: CorrespondenceState,
  { at, by }: Context,
): Answer {
  const given = state.address;
  // A link for an address that has since been replaced or removed opens nothing.
  if (given === undefined || given.part !== address) {
    return refuse('not_found', 'This address is not waiting to be confirmed any more.');
  }
  if (given.confirmed !== undefined) return [];
  return [{ type: 'address-confirmed', address: given.part, at, by }];
}

function removeAddress(
  { because }: Command<'remove-address'>,
  state: CorrespondenceState,
  { at, by }: Context,
): Answer {
  if (state.address === undefined) return [];
  return [{ type: 'address-removed', address: state.address.part, because, at, by }];
}
