import { getCookie, setCookie } from 'hono/cookie';
import type { LanguageTag } from '../../kernel/identifier.ts';
import { sameLanguage } from '../../kernel/language.ts';
import { versionInForceAt } from '../public/version-in-force.ts';
import type { Site, WebContext } from '../site.ts';
import { languages } from '../words/languages.ts';

const COOKIE = 'evenhand-language';
const YEAR_SECONDS = 31_536_000;

/**
 * The tag of the language a page is written in: what the reader chose here, or else what their
 * browser asks for, or else the first language of the rulebook that there are words in.
 */
export function pageLanguage(site: Site, context: WebContext): string {
  const chosen = getCookie(context, COOKIE);
  const asked = [...(chosen === undefined ? [] : [chosen]), ...acceptedLanguages(context)];
  const inForce = versionInForceAt(site.application.rulebooks.history(), site.now());
  for (const tag of [...asked, ...(inForce?.rulebook.languages ?? [])]) {
    const written = writtenLanguage(tag);
    if (written !== undefined) return written;
  }
  return languages[0]?.tag ?? 'en';
}

/** The language of our words that a reader of the given one reads; undefined when there is none. */
export function writtenLanguage(tag: string): string | undefined {
  return languages.find((one) => sameLanguage(one.tag as LanguageTag, tag as LanguageTag))?.tag;
}

export function keepLanguage(site: Site, context: WebContext, tag: string): void {
  setCookie(context, COOKIE, tag, {
    path: '/',
    httpOnly: true,
    secure: site.secure,
    sameSite: 'Lax',
    maxAge: YEAR_SECONDS,
  });
}

const LISTED_MAX = 20;

// RFC 9110, 12.5.4: tags with weights, the dearest first; among equals the one that stands first.
function acceptedLanguages(context: WebContext): readonly string[] {
  const header = context.req.header('accept-language') ?? '';
  return header
    .split(',', LISTED_MAX)
    .map((range) => {
      const [tag = '', ...parameters] = range.split(';').map((part) => part.trim());
      const weight = parameters.find((parameter) => parameter.startsWith('q='));
      return { tag, weight: weight === undefined ? 1 : Number(weight.slice(2)) };
    })
    .filter(({ tag, weight }) => /^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/.test(tag) && weight > 0)
    .toSorted((a, b) => b.weight - a.weight)
    .map(({ tag }) => tag);
}
