import type { Call } from '../app/contract/call.ts';
import { scopes } from '../app/principal.ts';
import type { CommunityId, StaffId, TokenId } from '../kernel/identifier.ts';

/** Whoever opens the data directory may do what a token with every scope may, and is named so. */
export function asOperator(community: string): Call {
  return {
    by: {
      kind: 'platform',
      token: 'command-line' as TokenId,
      community: community as CommunityId,
      scopes,
    },
  };
}

/** As a member of staff, so that reading a file is recorded under somebody's name. */
export function asStaff(staff: string): Call {
  return { by: { kind: 'staff', staff: staff as StaffId, roles: [] } };
}
