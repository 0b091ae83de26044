import { addDuration, type Instant } from '../../kernel/instant.ts';
import { limits } from '../../kernel/limits.ts';
import { type Refusal, refuse } from '../../kernel/refusal.ts';
import type { Context } from '../decider.ts';
import type { PartText } from '../text.ts';
import type { OrderCommand } from './command.ts';
import type { OrderReceived, Silence } from './event.ts';
import type { OrderRefusal } from './refusal.ts';

type Receive = Extract<OrderCommand, { type: 'receive-order' }>;

/** Fewest characters of what is ordered, of reasons and of information. */
export const orderTextLengthMin = 10;
const COUNTRY: RegExp = /^[A-Z]{2}$/;

export function orderReceived(command: Receive, { at, by }: Context): OrderReceived {
  const { type: _, staff: _staff, ordered, ...about } = command;
  return { type: 'order-received', at, by, ...about, ordered: ordered.part };
}

/** What keeps an order from being entered: it names who, on what ground, where and about what. */
export function receiveProblems(command: Receive, { at }: Context): readonly OrderRefusal[] {
  const named = ['authority', 'reference', 'legalGround', 'member'] as const;
  return [
    ...named.flatMap((name) =>
      command[name].trim() === ''
        ? [
            refuse('required', 'An order names its authority, reference, ground and the member.', {
              pointer: `/${name}`,
            }),
          ]
        : [],
    ),
    ...territoryProblems(command),
    ...(command.kind === 'act' && command.item === undefined
      ? [refuse('required', 'An order to act names the item it is about.', { pointer: '/item' })]
      : []),
    ...textProblems(command.ordered, '/ordered'),
    ...(command.silence === undefined ? [] : silenceProblems(command.silence, at)),
  ];
}

function territoryProblems({ territory }: Receive): readonly Refusal<'invalid_value'>[] {
  const known = territory.length > 0 && territory.length <= limits.territoriesMax;
  if (known && territory.every((code) => COUNTRY.test(code))) return [];
  const detail = 'Say where the order holds, as two-letter codes such as `DE`.';
  return [refuse('invalid_value', detail, { pointer: '/territory' })];
}

/** A silence has a date, at most a year ahead; for longer the authority orders it again. */
export function silenceProblems(silence: Silence, at: Instant): readonly OrderRefusal[] {
  const latest = addDuration(at, limits.restrictionMax);
  const ground: readonly OrderRefusal[] =
    silence.legalGround.trim() === ''
      ? [
          refuse('required', 'Say which law forbids to tell the member.', {
            pointer: '/silence/legalGround',
          }),
        ]
      : [];
  if (silence.until > at && silence.until <= latest) return ground;
  return [
    ...ground,
    refuse('invalid_value', 'A silence ends on a date, at most a year ahead.', {
      pointer: '/silence/until',
      facts: { latest },
    }),
  ];
}

export function textProblems({ text }: PartText, pointer: string): readonly OrderRefusal[] {
  const min = orderTextLengthMin;
  const max = limits.freeTextLengthMax;
  if (text.trim().length < min) {
    const detail = `Write at least ${min} characters: the member reads this.`;
    return [refuse('reasons_required', detail, { pointer, facts: { min } })];
  }
  if (text.length <= max) return [];
  return [refuse('too_large', `Please keep the text under ${max} characters.`, { pointer })];
}
