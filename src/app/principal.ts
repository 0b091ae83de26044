import type { Role } from '../domain/staff/event.ts';
import type { CommunityId, MemberId, StaffId, TokenId } from '../kernel/identifier.ts';

/** What a service token may do. */
export const scopes = [
  'activities:write',
  'screen',
  'reports:write',
  'powers:read',
  'restrictions:read',
  'statements:read',
  'correspondence:write',
  'mail:manage',
  'webhooks:manage',
  'rulebook:publish',
  'groups:write',
  'staff:manage',
  'members:erase',
] as const;
export type Scope = (typeof scopes)[number];

/** Who is calling, as the rim established it. */
export type Principal =
  | { readonly kind: 'anonymous' }
  | {
      readonly kind: 'platform';
      readonly token: TokenId;
      readonly community: CommunityId;
      readonly scopes: readonly Scope[];
    }
  | { readonly kind: 'staff'; readonly staff: StaffId; readonly roles: readonly Role[] }
  | { readonly kind: 'member'; readonly member: MemberId };

/** One string per caller, for idempotency keys and rate limits. */
export function callerKey(principal: Principal): string {
  switch (principal.kind) {
    case 'anonymous':
      return 'anonymous';
    case 'platform':
      return `platform:${principal.token}`;
    case 'staff':
      return `staff:${principal.staff}`;
    case 'member':
      return `member:${principal.member}`;
  }
}
