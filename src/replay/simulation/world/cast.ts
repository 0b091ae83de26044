import type { Role } from '../../../domain/staff/event.ts';
import type { MemberId, StaffId } from '../../../kernel/identifier.ts';

/** Somebody who works in the community, with the handle they have as a member, if any. */
export interface CastMember {
  readonly staff: StaffId;
  readonly role: Role;
  readonly member?: MemberId;
  /** A member they declared a relation to. */
  readonly friend?: MemberId;
}

export interface Cast {
  readonly members: readonly MemberId[];
  readonly staff: readonly CastMember[];
}

/** A community of a size, with a staff as small communities have it. */
export function castOf(size: number): Cast {
  const members = Array.from({ length: size }, (_, index) => memberOf(index));
  return { members, staff: staffOfCommunity };
}

export function memberOf(index: number): MemberId {
  return `m-${String(index + 1).padStart(3, '0')}` as MemberId;
}

function person(
  staff: string,
  role: Role,
  more: Omit<CastMember, 'staff' | 'role'> = {},
): CastMember {
  return { staff: staff as StaffId, role, ...more };
}

const staffOfCommunity: readonly CastMember[] = [
  person('operator-1', 'operator', { member: memberOf(0) }),
  person('lead-1', 'lead', { member: memberOf(1) }),
  person('moderator-1', 'moderator', { member: memberOf(2), friend: memberOf(9) }),
  person('moderator-2', 'moderator', { member: memberOf(3), friend: memberOf(10) }),
  person('moderator-3', 'moderator'),
  person('reviewer-1', 'reviewer', { member: memberOf(4) }),
  person('reviewer-2', 'reviewer'),
  person('ombud-1', 'ombud'),
  person('auditor-1', 'auditor'),
];
