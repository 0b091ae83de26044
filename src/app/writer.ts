import type { Letter, Section } from '../domain/letter/letter.ts';
import type { Message } from '../domain/letter/message.ts';
import type { LanguageTag } from '../kernel/identifier.ts';

/** A letter in words, as it is sent. */
export interface WrittenLetter {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** Turns messages into words. The rim chooses the real one; the core knows no language. */
export interface Writer {
  /** Every language there are words for. */
  readonly languages: readonly LanguageTag[];
  /** The language to write in for somebody who asks for this one; undefined when there is none. */
  languageFor(wished: LanguageTag): LanguageTag | undefined;
  sentence(message: Message, language: LanguageTag): string;
  /** Sections as plain text, one piece on a line. */
  text(sections: readonly Section[], language: LanguageTag): string;
  letter(letter: Letter, language: LanguageTag): WrittenLetter;
}
