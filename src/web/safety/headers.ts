import type { MiddlewareHandler } from 'hono';
import type { WebEnvironment } from '../site.ts';

/** Nothing runs, nothing is loaded from elsewhere, nobody frames us. */
export const contentSecurity: string = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The same with a page’s own script: where a receipt is checked, and for staff. */
export const contentSecurityWithScript: string = `${contentSecurity}; script-src 'self'`;

/** Where the script also asks us who holds which case. */
export const contentSecurityLive: string = `${contentSecurityWithScript}; connect-src 'self'`;

const scriptPaths: RegExp = /(?:^|\/)proof$|^\/(?:m|a)(?:\/|$)/;
const livePaths: RegExp = /^\/m(?:$|\/cases\/)/;
const publicPaths: RegExp = /^\/(?:$|rules(?:\/|$))/;
// Addresses that are themselves the key to a page.
const secretPaths: RegExp = /^\/(?:d|r|sign-in|erasures)\/./;

/**
 * Headers of every page. Only the published rulebook and the front page may be kept and indexed.
 */
export const pageHeaders: MiddlewareHandler<WebEnvironment> = async (context, next) => {
  await next();
  const { path } = context.req;
  const headers = context.res.headers;
  headers.set('Content-Security-Policy', contentSecurityOf(path));
  headers.set('X-Content-Type-Options', 'nosniff');
  headers.set('Cross-Origin-Opener-Policy', 'same-origin');
  headers.set('Cross-Origin-Resource-Policy', 'same-origin');
  headers.set('Permissions-Policy', 'camera=(), microphone=(), geolocation=()');
  headers.set('Referrer-Policy', secretPaths.test(path) ? 'no-referrer' : 'same-origin');
  if (path.startsWith('/assets/')) return;
  headers.set('Vary', 'Cookie, Accept-Language');
  headers.set('Cache-Control', publicPaths.test(path) ? 'private, no-cache' : 'private, no-store');
  if (!publicPaths.test(path)) headers.set('X-Robots-Tag', 'noindex, nofollow');
};

function contentSecurityOf(path: string): string {
  if (livePaths.test(path)) return contentSecurityLive;
  return scriptPaths.test(path) ? contentSecurityWithScript : contentSecurity;
}
