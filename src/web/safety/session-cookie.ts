import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { elapsedMs, type Instant } from '../../kernel/instant.ts';
import type { Site, WebContext } from '../site.ts';

/** The session's secret as the browser sent it. Over HTTPS only the host-only cookie counts. */
export function sessionOf(site: Site, context: WebContext): string | undefined {
  const secret = getCookie(context, cookieName(site));
  return secret !== undefined && secret !== '' && secret.length <= 255 ? secret : undefined;
}

export function keepSession(
  site: Site,
  context: WebContext,
  session: { readonly secret: string; readonly expiresAt: Instant },
): void {
  setCookie(context, cookieName(site), session.secret, {
    path: '/',
    httpOnly: true,
    secure: site.secure,
    sameSite: 'Strict',
    maxAge: Math.max(0, Math.floor(elapsedMs(site.now(), session.expiresAt) / 1_000)),
  });
}

export function dropSession(site: Site, context: WebContext): void {
  deleteCookie(context, cookieName(site), { path: '/', secure: site.secure });
}

function cookieName({ secure }: Site): string {
  return secure ? '__Host-evenhand' : 'evenhand';
}
