import type { LanguageTag } from '../kernel/identifier.ts';
import { letterWords as arabicLetter } from './ar/letter.ts';
import { statementWords as arabicStatement } from './ar/statement.ts';
import type { Catalogue } from './catalogue.ts';
import { letterWords as germanLetter } from './de/letter.ts';
import { statementWords as germanStatement } from './de/statement.ts';
import { letterWords as englishLetter } from './en/letter.ts';
import { statementWords as englishStatement } from './en/statement.ts';
import { letterWords as chineseLetter } from './zh/letter.ts';
import { statementWords as chineseStatement } from './zh/statement.ts';

/** A language that Evenhand writes in. */
export interface Language {
  readonly tag: LanguageTag;
  /** For `Intl`: with the digits, calendar and script that this language's texts use. */
  readonly locale: string;
  readonly direction: 'ltr' | 'rtl';
  /** What stands between two sentences. */
  readonly between: ' ' | '';
  readonly catalogue: Catalogue;
}

/**
 * Every language, English first. Arabic is written with the digits of the rest of the letter, of
 * ids, versions and addresses, so that one number is never spelled in two ways.
 */
export const languages: readonly Language[] = [
  {
    tag: 'en' as LanguageTag,
    locale: 'en-GB',
    direction: 'ltr',
    between: ' ',
    catalogue: { ...englishStatement, ...englishLetter },
  },
  {
    tag: 'de' as LanguageTag,
    locale: 'de',
    direction: 'ltr',
    between: ' ',
    catalogue: { ...germanStatement, ...germanLetter },
  },
  {
    tag: 'ar' as LanguageTag,
    locale: 'ar-u-ca-gregory-nu-latn',
    direction: 'rtl',
    between: ' ',
    catalogue: { ...arabicStatement, ...arabicLetter },
  },
  {
    tag: 'zh' as LanguageTag,
    locale: 'zh-Hans',
    direction: 'ltr',
    between: '',
    catalogue: { ...chineseStatement, ...chineseLetter },
  },
];
