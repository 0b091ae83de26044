import { arabic } from './ar.ts';
import { german } from './de.ts';
import { english } from './en.ts';
import type { PageLanguage } from './hands.ts';
import { chinese } from './zh.ts';

/**
 * Every language that pages are written in, English first. Arabic is written with the digits of the
 * ids, versions and addresses around it, so that one number is never spelled in two ways.
 */
export const languages: readonly PageLanguage[] = [
  {
    tag: 'en',
    ownName: 'English',
    locale: 'en-GB',
    direction: 'ltr',
    between: ' ',
    sources: english,
  },
  {
    tag: 'de',
    ownName: 'Deutsch',
    locale: 'de',
    direction: 'ltr',
    between: ' ',
    sources: german,
  },
  {
    tag: 'ar',
    ownName: 'العربية',
    locale: 'ar-u-ca-gregory-nu-latn',
    direction: 'rtl',
    between: ' ',
    sources: arabic,
  },
  {
    tag: 'zh',
    ownName: '中文',
    locale: 'zh-Hans',
    direction: 'ltr',
    between: '',
    sources: chinese,
  },
];
