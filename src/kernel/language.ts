import type { LanguageTag } from './identifier.ts';

/** The language of a tag without script and region: `de` of `de-AT`. */
export function languageOf(tag: LanguageTag): string {
  return (tag.split('-', 1)[0] ?? tag).toLowerCase();
}

/** Whether readers of the one read the other: `zh` and `zh-Hans`, `de-AT` and `de`. */
export function sameLanguage(first: LanguageTag, second: LanguageTag): boolean {
  return languageOf(first) === languageOf(second);
}
