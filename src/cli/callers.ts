import type { Call } from '../app/application.ts';
import { scopes } from '../app/principal.ts';
import type { CommunityId, StaffId, TokenId } from '../kernel/identifier.ts';

/** Whoever can open the data directory can do what a token with every scope can, and is named as such. */
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
