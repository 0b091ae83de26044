import { Hono } from 'hono';
import type { Site, WebContext, WebEnvironment } from '../site.ts';
import { keepLanguage, writtenLanguage } from './language.ts';
import { seeOther } from './respond.ts';

/** Choosing the language of the pages, signed in or not, without a script. */
export function languageRoutes(site: Site): Hono<WebEnvironment> {
  const routes = new Hono<WebEnvironment>();
  routes.post('/language', (context) => choose(site, context));
  return routes;
}

// An unknown language changes nothing: the page comes back as it was.
function choose(site: Site, context: WebContext): Response {
  const { values } = context.get('form');
  const written = writtenLanguage(values.one('language'));
  if (written !== undefined) keepLanguage(site, context, written);
  return seeOther(context, ownPath(values.one('back')));
}

// Only a path of ours: `//host` and `/\host` would lead elsewhere.
function ownPath(path: string): string {
  return /^\/(?![/\\])[\u0021-\u007E]*$/.test(path) ? path : '/';
}
