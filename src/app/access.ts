import { holdsRole } from '../domain/conflict.ts';
import type { Actor } from '../domain/person.ts';
import type { Role } from '../domain/staff/event.ts';
import type { StaffState } from '../domain/staff/state.ts';
import type { StaffId } from '../kernel/identifier.ts';
import { refuse } from '../kernel/refusal.ts';
import { staffMembers } from './aggregates.ts';
import type { Call } from './contract/call.ts';
import { stop } from './handle.ts';
import type { Scope } from './principal.ts';
import type { Work } from './work.ts';

export interface StaffCaller {
  readonly id: StaffId;
  readonly record: StaffState;
  readonly actor: Actor;
}

/**
 * The staff member who calls, with their record as of now. Rights are looked up at every act, so a
 * role that ended a second ago opens nothing (T19). Anybody else is told that there is nothing
 * here.
 */
export async function staffCaller(
  work: Work,
  call: Call,
  allowed: readonly Role[],
): Promise<StaffCaller> {
  if (call.by.kind === 'anonymous') return stop(signIn());
  if (call.by.kind !== 'staff') return stop(nothingHere());
  const record = await work.load(staffMembers, call.by.staff);
  if (!holdsRole(record, allowed, work.at)) {
    return stop(
      refuse('role_required', `This is for people with the role ${allowed.join(' or ')}.`),
    );
  }
  return { id: call.by.staff, record, actor: { kind: 'staff', id: call.by.staff } };
}

/** A service token with the scope, or staff with one of the roles. */
export async function platformOrStaff(
  work: Work,
  call: Call,
  scope: Scope,
  allowed: readonly Role[],
): Promise<Actor> {
  if (call.by.kind === 'platform') {
    requireScope(call, scope);
    return { kind: 'platform', id: call.by.token };
  }
  return (await staffCaller(work, call, allowed)).actor;
}

export function requireScope(call: Call, scope: Scope): void {
  if (call.by.kind === 'anonymous') stop(signIn());
  if (call.by.kind !== 'platform') return;
  if (!call.by.scopes.includes(scope)) {
    stop(
      refuse('missing_scope', `This token has no scope \`${scope}\`. Make one with it.`, {
        facts: { scope },
      }),
    );
  }
}

/** The same answer for what does not exist and what is not yours. */
export function nothingHere(): ReturnType<typeof refuse<'not_found'>> {
  return refuse('not_found', 'There is nothing here that you can see.');
}

function signIn(): ReturnType<typeof refuse<'not_signed_in'>> {
  return refuse('not_signed_in', 'Sign in first, or send a service token.');
}
