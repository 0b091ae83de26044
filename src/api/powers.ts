import type { MemberId } from '../kernel/identifier.ts';
import { limits } from '../kernel/limits.ts';
import { type Door, tokenIn } from './auth.ts';
import { jsonHeaders } from './security-headers.ts';

/** The only characters answered here; any other id takes the ordinary way. */
const PLAIN_ID: RegExp = /^[A-Za-z0-9_.:@-]+$/;

/**
 * The hot path: platforms ask before each post what a member may do. A token that was looked up
 * within the last second is enough to answer from memory; everything else, refusals too, takes
 * the ordinary way through the route table, so there is one place that decides who may ask.
 */
export function quickPowers(
  door: Door,
  member: string,
  authorization: string | undefined,
): Response | undefined {
  if (authorization === undefined || member.length > limits.identifierLengthMax) return undefined;
  const token = tokenIn(authorization);
  const platform = token === undefined ? undefined : door.tokens.get(token);
  if (platform === undefined || !platform.scopes.includes('powers:read')) return undefined;
  if (!PLAIN_ID.test(member)) return undefined;
  const powers = door.application.members.powers(member as MemberId);
  return new Response(JSON.stringify(powers), { headers: jsonHeaders });
}
