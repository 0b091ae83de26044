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

const publicPaths: RegExp = /^\/(?:$|rules(?:\/|$))/;
// Addresses that are themselves the key to a page.
const secretPaths: RegExp = /^\/(?:d|r|sign-in)\/./;

/**
 * Headers of every page. Only the published rulebook and the front page may be kept and indexed.
 */
export const pageHeaders: MiddlewareHandler<WebEnvironment> = async (context, next) => {
  await next();
  const { path } = context.req;
  const headers = context.res.headers;
  headers.set('Content-Security-Policy', contentSecurity);
  headers.set('X-Content-Type-Options', 'nosniff');
  headers.set('Cross-Origin-Opener-Policy', 'same-origin');
  headers.set('Cross-Origin-Resource-Policy', 'same-origin');
  headers.set('Permissions-Policy', 'camera=(), microphone=(), geolocation=()');
  headers.set('Referrer-Policy', secretPaths.test(path) ? 'no-referrer' : 'same-origin');
  if (path.startsWith('/assets/')) return;
  headers.set('Vary', 'Cookie');
  headers.set('Cache-Control', publicPaths.test(path) ? 'private, no-cache' : 'private, no-store');
  if (!publicPaths.test(path)) headers.set('X-Robots-Tag', 'noindex, nofollow');
};
