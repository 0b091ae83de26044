import type { Application } from '../../app/application.ts';
import type { Call } from '../../app/contract/call.ts';
import type { Role } from '../../domain/staff/event.ts';
import type { MemberId, StaffId } from '../../kernel/identifier.ts';
import type { Refusal } from '../../kernel/refusal.ts';
import type { Result } from '../../kernel/result.ts';

/** Who works in the made-up community. */
export const cast: readonly { readonly staff: StaffId; readonly role: Role }[] = [
  { staff: 'operator-1' as StaffId, role: 'operator' },
  { staff: 'lead-1' as StaffId, role: 'lead' },
  { staff: 'moderator-1' as StaffId, role: 'moderator' },
  { staff: 'moderator-2' as StaffId, role: 'moderator' },
  { staff: 'reviewer-1' as StaffId, role: 'reviewer' },
  { staff: 'reviewer-2' as StaffId, role: 'reviewer' },
  { staff: 'ombud-1' as StaffId, role: 'ombud' },
];

/** The first operator comes with the installation and appoints everybody else. */
export async function appointCast(application: Application, setUp: Call): Promise<void> {
  for (const [index, { staff, role }] of cast.entries()) {
    const by = index === 0 ? setUp : staffCall('operator-1' as StaffId);
    must(await application.staffRoom.appoint({ staff, role }, by));
  }
}

export const MODERATORS: readonly StaffId[] = ['moderator-1' as StaffId, 'moderator-2' as StaffId];
export const REVIEWERS: readonly StaffId[] = ['reviewer-1' as StaffId, 'reviewer-2' as StaffId];

export function staffCall(staff: StaffId, expectedVersion?: number): Call {
  return {
    by: { kind: 'staff', staff, roles: [] },
    ...(expectedVersion === undefined ? {} : { expectedVersion }),
  };
}

export function memberCall(member: MemberId): Call {
  return { by: { kind: 'member', member } };
}

/** The made-up history must never be refused; if it is, the demo stops and says what was. */
export function must<Value>(result: Result<Value, Refusal>): Value {
  if (result.ok) return result.value;
  throw new Error(
    `the demo's history was refused: ${result.error.refused}: ${result.error.detail}`,
  );
}
