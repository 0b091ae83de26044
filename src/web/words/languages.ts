import { english } from './en.ts';
import type { PageLanguage } from './hands.ts';

/** Every language that pages are written in, English first. */
export const languages: readonly PageLanguage[] = [
  {
    tag: 'en',
    ownName: 'English',
    locale: 'en-GB',
    direction: 'ltr',
    between: ' ',
    sources: english,
  },
];
