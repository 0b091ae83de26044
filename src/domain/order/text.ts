import type { ItemId } from '../../kernel/identifier.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { ItemMeasure } from '../../rulebook/model.ts';
import type { OrderKind } from './event.ts';
import { dayWords, measureWords, momentWords } from './words.ts';

/**
 * What a member is told about an order that concerns them (DSA Articles 9(5) and 10(5)): the order,
 * what was done, why, where it holds and what they can do. It names no rule, because nobody judged
 * their conduct by one.
 */
export interface OrderText {
  readonly issuedAt: Instant;
  readonly kind: OrderKind;
  readonly authority: string;
  readonly reference: string;
  readonly legalGround: string;
  readonly territory: readonly string[];
  readonly receivedAt: Instant;
  readonly ordered: string;
  readonly done:
    | {
        readonly kind: 'restricted';
        readonly item: ItemId;
        readonly measure: ItemMeasure;
        readonly until: Instant;
      }
    | { readonly kind: 'information-given'; readonly information: string }
    | { readonly kind: 'refused'; readonly reasons: string };
  /** Until when the authority forbade to tell it, if it did. */
  readonly silentUntil?: Instant;
  readonly redress: { readonly authority: string; readonly court: string };
  /** All of it as one text that can be read aloud. */
  readonly plain: string;
}

const redress: OrderText['redress'] = {
  authority:
    'The order is not ours. You can contest it before the authority that made it, or before the ' +
    'courts of its country, in the way and the time its law gives you.',
  court: 'Against what we did because of it you may go to court at any time.',
};

export function composeOrderText(about: Omit<OrderText, 'plain' | 'redress'>): OrderText {
  const structure = { ...about, redress };
  return { ...structure, plain: plainOrder(structure) };
}

function plainOrder(order: Omit<OrderText, 'plain'>): string {
  const sections: readonly (readonly string[])[] = [
    [`An order of an authority concerns you, ${momentWords(order.issuedAt)}`],
    [
      'The order',
      `${order.authority} sent us an order, reference ${order.reference}. It came on ${dayWords(order.receivedAt)}.`,
      `It rests on: ${order.legalGround}.`,
      `It holds in: ${order.territory.join(', ')}.`,
      'It says:',
      order.ordered.trim(),
    ],
    ['What we did', ...doneLines(order.done), ...silenceLines(order.silentUntil)],
    [
      'What it means for your standing',
      'Nothing. This is not our decision, nobody judged you by our rules, and it counts nowhere.',
    ],
    ['What you can do', `- ${order.redress.authority}`, `- ${order.redress.court}`],
  ];
  return `${sections.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function doneLines(done: OrderText['done']): readonly string[] {
  switch (done.kind) {
    case 'restricted':
      return [
        `Your item ${done.item} ${measureWords[done.measure]} where the order holds, until ${momentWords(done.until)}.`,
        'It ends by itself at that time, unless the authority orders it again.',
      ];
    case 'information-given':
      return ['We gave the authority this information:', done.information.trim()];
    case 'refused':
      return ['We did not do what it says, because:', done.reasons.trim()];
  }
}

function silenceLines(until: Instant | undefined): readonly string[] {
  if (until === undefined) return [];
  return [`The authority forbade us to tell you before ${momentWords(until)}.`];
}
