import type { Text } from '../words/wording.ts';

/** The fields of a form as they were sent. Line breaks are `\n`, as in every text of Evenhand. */
export class FormValues {
  readonly #fields: URLSearchParams;

  constructor(encoded = '') {
    this.#fields = new URLSearchParams(encoded);
  }

  /** The first field of that name, or an empty text. */
  one(name: string): string {
    return plainBreaks(this.#fields.get(name) ?? '');
  }

  /** The field without white space around it, or undefined when nothing is left. */
  given(name: string): string | undefined {
    const text = this.one(name).trim();
    return text === '' ? undefined : text;
  }

  all(name: string): readonly string[] {
    return this.#fields.getAll(name).map(plainBreaks);
  }

  has(name: string): boolean {
    return this.#fields.has(name);
  }

  /** Long texts that a person typed, for showing them again when the form itself cannot be. */
  typedTexts(): readonly string[] {
    const kept = [...this.#fields].filter(([name]) => !hiddenFields.has(name));
    return kept.map(([, text]) => plainBreaks(text)).filter((text) => text.length > 20);
  }
}

const hiddenFields: ReadonlySet<string> = new Set(['key', 'version', 'intent', 'decision']);

/** A form that arrived: its fields, and what makes a second sending of it the same one. */
export interface SentForm {
  readonly values: FormValues;
  /** One-time key of the form. */
  readonly key: string;
  /** SHA-256 of the raw body, in hex. */
  readonly fingerprint: string;
}

/** A form that was refused, or is only previewed: shown again with everything typed in it. */
export interface Attempt {
  /** Name of the form on the page. */
  readonly form: string;
  readonly values: FormValues;
  readonly problem?: Problem;
}

export interface Problem {
  /** A sentence for the person: what is wrong and what is accepted instead. */
  readonly message: Text;
  /** Name of the field it is about, if it is about one. */
  readonly field?: string;
}

function plainBreaks(text: string): string {
  return text.replaceAll('\r\n', '\n');
}
