import { MessageFormat } from 'messageformat';
import { languages } from './languages.ts';
import { numberHand } from './number-hand.ts';
import { timeHand } from './time-hand.ts';
import type { PageHand, SaidValues } from './wording.ts';
import { leavesOf } from './words.ts';

/** A language that pages are written in. */
export interface PageLanguage {
  /** BCP 47 tag. */
  readonly tag: string;
  /** Its own name for itself. */
  readonly ownName: string;
  /** For `Intl`, with the digits and the calendar of the texts. */
  readonly locale: string;
  readonly direction: 'ltr' | 'rtl';
  readonly between: ' ' | '';
  /** Texts in Unicode MessageFormat 2, in the shape of the English ones. */
  readonly sources: object;
}

function handOf({ tag, locale, direction, between, sources }: PageLanguage): PageHand {
  const sourceAt = new Map(leavesOf(sources));
  // Most messages are a sentence and nothing else.
  const plain = new Map([...sourceAt].filter(([, source]) => !syntax.test(source)));
  const compiled = new Map<string, MessageFormat>();
  const times = timeHand(locale);
  return {
    language: tag,
    direction,
    locale,
    between,
    ...times,
    ...numberHand(locale),
    say: (path, values) => {
      const sentence = plain.get(path);
      if (sentence !== undefined) return sentence;
      const source = sourceAt.get(path);
      if (source === undefined) throw new TypeError(`nothing is written at \`${path}\` in ${tag}`);
      const message = compiled.get(path) ?? new MessageFormat(locale, source, { dir: direction });
      compiled.set(path, message);
      return tidied(message, cleaned(values, source), { path, direction });
    },
  };
}

const syntax: RegExp = /[{}\\]|^\s*\./;

function tidied(
  message: MessageFormat,
  values: Record<string, string | number>,
  { path, direction }: { readonly path: string; readonly direction: 'ltr' | 'rtl' },
): string {
  const text = message.format(values, (problem) => {
    // A sentence with a hole in it must not be shown; every message is tested with its values.
    throw new TypeError(`the message \`${path}\` cannot be written`, { cause: problem });
  });
  // Where nothing runs the other way an isolate does nothing, and a copied text is the cleaner.
  return direction === 'rtl' || rightToLeft.test(text) ? text : text.replaceAll(isolates, '');
}

const rightToLeft: RegExp = /[\p{sc=Arab}\p{sc=Hebr}\p{sc=Syrc}\p{sc=Thaa}\p{sc=Nkoo}\p{sc=Adlm}]/u;
const isolates: RegExp = /[\u2066-\u2069]/g;
const directionControls: RegExp = /[\u202A-\u202E\u2066-\u2069]/g;

// A value cannot end the isolate it stands in. A number that no plural depends on is written as it
// is, which is what a reader compares with the address of the page.
function cleaned(values: SaidValues, source: string): Record<string, string | number> {
  const counts = source.includes(':integer');
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'number' && counts ? value : String(value).replaceAll(directionControls, ''),
    ]),
  );
}

const hands: ReadonlyMap<string, PageHand> = new Map(
  languages.map((language) => [language.tag, handOf(language)]),
);

/** The hand of a language that pages are written in; the first language for any other tag. */
export function handFor(tag: string): PageHand {
  const hand = hands.get(tag) ?? hands.get(languages[0]?.tag ?? '');
  if (hand === undefined) throw new TypeError('pages are written in no language at all');
  return hand;
}
