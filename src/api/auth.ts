import type { Application } from '../app/application.ts';
import type { Principal } from '../app/principal.ts';
import { type Refusal, refuse } from '../kernel/refusal.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import type { Audience } from './resource.ts';
import type { TokenCache } from './token-cache.ts';

const BEARER = 'bearer ';
const TOKEN: RegExp = /^evh_[A-Za-z0-9_-]{16,128}$/;
const SAFE_METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);
const SESSION_LENGTH_MAX = 128;

export interface Door {
  readonly application: Application;
  readonly tokens: TokenCache;
  /** Where members and staff reach the pages, for example `https://community.example`. */
  readonly publicUrl: string;
}

/** `__Host-` needs https; plain http exists for a loopback try-out only. */
export function sessionCookieName(publicUrl: string): string {
  return publicUrl.startsWith('https:') ? '__Host-evenhand' : 'evenhand';
}

/**
 * Refuses unsafe methods that another site started (T13). Programs send neither header; a browser
 * sends at least one, and what it sends must say that the request is our own. A session cookie
 * without either proves nothing and is refused too.
 */
export function checkOrigin(request: Request, publicUrl: string): Refusal | undefined {
  if (SAFE_METHODS.has(request.method)) return undefined;
  const origin = request.headers.get('origin');
  const site = request.headers.get('sec-fetch-site');
  const foreign =
    (origin !== null && origin !== new URL(publicUrl).origin) ||
    (site !== null && site !== 'same-origin');
  const unproven = origin === null && site === null && hasSession(request, publicUrl);
  if (!foreign && !unproven) return undefined;
  return refuse(
    'cross_site',
    'This request did not come from this site’s own pages. Open the page here and send it again',
  );
}

/** Who calls. An unknown token is refused; an unknown session is somebody who is not signed in. */
export async function principalOf(
  request: Request,
  door: Door,
): Promise<Result<Principal, Refusal>> {
  const authorization = request.headers.get('authorization');
  if (authorization !== null) return await byToken(authorization, door);
  const session = sessionOf(request, door.publicUrl);
  if (session === undefined) return ok({ kind: 'anonymous' });
  return ok((await door.application.signIn.session(session)) ?? { kind: 'anonymous' });
}

/** The token in an Authorization header, or undefined when it has another form. */
export function tokenIn(authorization: string): string | undefined {
  const isBearer = authorization.slice(0, BEARER.length).toLowerCase() === BEARER;
  const token = authorization.slice(BEARER.length).trim();
  return isBearer && TOKEN.test(token) ? token : undefined;
}

async function byToken(authorization: string, door: Door): Promise<Result<Principal, Refusal>> {
  const secret = tokenIn(authorization);
  if (secret === undefined) return err(unknownToken());
  const kept = door.tokens.get(secret);
  if (kept !== undefined) return ok(kept);
  const found = await door.application.signIn.token(secret);
  if (found?.kind !== 'platform') return err(unknownToken());
  door.tokens.put(secret, found);
  return ok(found);
}

/** Whether this audience holds this caller; what they may do inside is the application's word. */
export function admit(principal: Principal, audience: Audience): Refusal | undefined {
  if (audience.anonymous === true && principal.kind === 'anonymous') return undefined;
  switch (principal.kind) {
    case 'anonymous':
      return refuse('not_signed_in', 'Sign in first, or send a service token as `Bearer evh_…`');
    case 'member':
      return audience.member === true ? undefined : nothingHere();
    case 'platform':
      return admitPlatform(principal, audience);
    case 'staff':
      return admitStaff(principal, audience);
  }
}

function admitPlatform(
  principal: Extract<Principal, { readonly kind: 'platform' }>,
  audience: Audience,
): Refusal | undefined {
  const { scope } = audience;
  if (scope === undefined) return audience.anonymous === true ? undefined : nothingHere();
  if (principal.scopes.includes(scope)) return undefined;
  const detail = `This token has no scope \`${scope}\`; make one that has it`;
  return refuse('missing_scope', detail, { facts: { scope } });
}

function admitStaff(
  principal: Extract<Principal, { readonly kind: 'staff' }>,
  audience: Audience,
): Refusal | undefined {
  const { staff } = audience;
  if (staff === undefined) return audience.anonymous === true ? undefined : nothingHere();
  if (staff === 'any') return undefined;
  if (principal.roles.length === 0) {
    return refuse('authority_ended', 'Your roles have ended; nothing can be done with them now');
  }
  if (principal.roles.some((role) => staff.includes(role))) return undefined;
  return refuse('role_required', `This is for people with the role ${staff.join(' or ')}`);
}

/** The same answer for what does not exist and for what is not yours (T14). */
export function nothingHere(): Refusal {
  return refuse('not_found', 'There is nothing here that you can see.');
}

function unknownToken(): Refusal {
  return refuse('not_signed_in', 'This token is not known here, or it was revoked');
}

function hasSession(request: Request, publicUrl: string): boolean {
  return sessionOf(request, publicUrl) !== undefined;
}

function sessionOf(request: Request, publicUrl: string): string | undefined {
  const cookies = request.headers.get('cookie');
  if (cookies === null) return undefined;
  const name = `${sessionCookieName(publicUrl)}=`;
  const found = cookies.split(';').map((one) => one.trim());
  const session = found.find((one) => one.startsWith(name))?.slice(name.length);
  const fits = session !== undefined && session !== '' && session.length <= SESSION_LENGTH_MAX;
  return fits ? session : undefined;
}
