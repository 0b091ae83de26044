import { type Person, personKey } from '../domain/person.ts';
import type { LanguageTag } from '../kernel/identifier.ts';
import { sameLanguage } from '../kernel/language.ts';
import { type Rulebook, versionInForce } from '../rulebook/model.ts';
import { correspondences } from './correspondence-aggregate.ts';
import type { Runtime } from './runtime.ts';
import type { Work } from './work.ts';

const ENGLISH = 'en' as LanguageTag;

/**
 * The language somebody is written to in: the one they chose, or else the first of the rulebook.
 * What somebody posts in is no guide to what they want to be told in, so it is not looked at.
 */
export async function readerLanguage(
  runtime: Runtime,
  work: Work,
  person: Person | undefined,
): Promise<LanguageTag> {
  const chosen = person && (await work.load(correspondences, personKey(person))).language?.tag;
  return writtenLanguage(runtime, work, chosen);
}

/** The language there are words in that comes nearest to the wished one. */
export function writtenLanguage(
  { writer }: Runtime,
  work: Work,
  wished: LanguageTag | undefined,
): LanguageTag {
  const first = versionInForce(work.rulebook, work.at)?.rulebook.languages[0];
  return (wished && writer.languageFor(wished)) ?? (first && writer.languageFor(first)) ?? ENGLISH;
}

/** The community's name as the reader's language has it. */
export function communityName(work: Work, language: LanguageTag): string {
  const rulebook = versionInForce(work.rulebook, work.at)?.rulebook;
  return rulebook === undefined ? '' : nameIn(rulebook, language);
}

function nameIn({ name, translations }: Rulebook, language: LanguageTag): string {
  return translations.find((one) => sameLanguage(one.language, language))?.name ?? name;
}
