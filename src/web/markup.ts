import { isWording, type PageHand, type Wording } from './words/wording.ts';

/**
 * A piece of a page that is not written in any language yet. Only `html`, and `trusted` for what
 * was made safe elsewhere, can make one.
 */
export class Html {
  readonly #strings: readonly string[];
  readonly #fillings: readonly Filling[];

  constructor(strings: readonly string[], fillings: readonly Filling[]) {
    this.#strings = strings;
    this.#fillings = fillings;
  }

  /** The markup, with what our pages say in the words of one language. */
  written(hand: PageHand): string {
    let out = this.#strings[0] ?? '';
    this.#fillings.forEach((filling, index) => {
      out += filled(filling, hand) + (this.#strings[index + 1] ?? '');
    });
    return out;
  }

  /** A piece of a page is in no language, so it cannot become a text by itself. */
  toString(): never {
    throw new TypeError('a piece of a page is written by a hand');
  }
}

/** A piece that is the same on every page: each hand writes it once. */
class ConstantHtml extends Html {
  readonly #known: WeakMap<PageHand, string> = new WeakMap();

  override written(hand: PageHand): string {
    const known = this.#known.get(hand) ?? super.written(hand);
    this.#known.set(hand, known);
    return known;
  }
}

export function constant(piece: Html): Html {
  return new ConstantHtml(['', ''], [piece]);
}

/** What may stand in a template: text is escaped, finished HTML is not, nothing leaves nothing. */
export type Filling =
  | string
  | number
  | Html
  | Wording
  | readonly Filling[]
  | false
  | null
  | undefined;

/** A template whose fillings are escaped, between tags and in quoted attributes alike. */
export function html(strings: TemplateStringsArray, ...fillings: readonly Filling[]): Html {
  return new Html(strings, fillings);
}

/** Passes HTML on that a library made safe: rendered rulebook prose and nothing else. */
export function trusted(markup: string): Html {
  return new Html([markup], []);
}

export const nothing: Html = trusted('');

function filled(filling: Filling, hand: PageHand): string {
  if (typeof filling === 'string') return escaped(filling);
  if (typeof filling === 'number') return String(filling);
  if (filling === null || filling === undefined || filling === false) return '';
  if (filling instanceof Html) return filling.written(hand);
  if (isWording(filling)) return escaped(filling.say(hand));
  return filling.map((one) => filled(one, hand)).join('');
}

const special: RegExp = /[&<>"']/;
const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  if (!special.test(text)) return text;
  return text.replaceAll(/[&<>"']/g, (character) => escapes[character] ?? '');
}
