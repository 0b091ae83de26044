import type { Instant } from '../../kernel/instant.ts';

/** How one language writes what pages say. */
export interface PageHand {
  /** BCP 47 tag of the language the page is written in. */
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  /** For `Intl` formats. */
  readonly locale: string;
  /** What stands between two sentences. */
  readonly between: ' ' | '';
  /** A message of the catalogue by its path, for example `appeal.queue.see`, with its values. */
  readonly say: (path: string, values: SaidValues) => string;
  readonly day: (at: Instant) => string;
  /** Hour and minute in UTC, without saying so. */
  readonly clock: (at: Instant) => string;
  readonly clockWithSeconds: (at: Instant) => string;
  /** `7 days`, of a whole number. */
  readonly length: (amount: number, unit: TimeUnit) => string;
  /** `in 7 days`; `7 days ago` for a number below zero. */
  readonly distance: (amount: number, unit: TimeUnit) => string;
  /** A whole number with its groups of digits. */
  readonly count: (amount: number) => string;
  /** A share from 0 to 1, in whole percent. */
  readonly share: (part: number) => string;
}

export type TimeUnit = 'day' | 'hour' | 'minute' | 'second';

/** What a message is filled with once everything in it is in words. */
export type SaidValues = Readonly<Record<string, string | number>>;

/**
 * Something that is said, in no language yet. Views are made of these, so that one view serves
 * every reader; `respond` knows whose language it is.
 */
export interface Wording {
  readonly say: (hand: PageHand) => string;
}

/** What may stand where a text is wanted: somebody's words as they are, or ours in any language. */
export type Text = string | Wording;

/** What a message can be filled with. */
export type WordingValue = string | number | Wording;

export function isWording(value: unknown): value is Wording {
  return typeof value === 'object' && value !== null && 'say' in value;
}

/** A text in the words of one language. */
export function said(text: Text, hand: PageHand): string {
  return typeof text === 'string' ? text : text.say(hand);
}

/** A message of the catalogue. */
export function message(path: string, values: Readonly<Record<string, WordingValue>>): Wording {
  return {
    say: (hand) =>
      hand.say(
        path,
        Object.fromEntries(
          Object.entries(values).map(([name, value]) => [
            name,
            typeof value === 'number' ? value : said(value, hand),
          ]),
        ),
      ),
  };
}

/** Whole sentences, one after the other. */
export function sentences(texts: readonly Text[]): Wording {
  return { say: (hand) => texts.map((text) => said(text, hand)).join(hand.between) };
}

/** The tag of the language that the page is written in. */
export const languageOfPage: Wording = { say: (hand) => hand.language };
export const directionOfPage: Wording = { say: (hand) => hand.direction };
