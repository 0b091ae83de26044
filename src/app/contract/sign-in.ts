import type { Person } from '../../domain/person.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Principal } from '../principal.ts';
import type { Answer, Call } from './call.ts';

export interface SignIn {
  /** A one-time link's secret: for staff and members, printed by `demo` and by `staff sign-in`. */
  issueLink(
    person: Person,
    call: Call,
  ): Answer<{ readonly secret: string; readonly expiresAt: Instant }>;
  /** Consumes the link and opens a session. */
  redeemLink(
    secret: string,
  ): Answer<{ readonly session: string; readonly person: Person; readonly expiresAt: Instant }>;
  /** Who a session secret belongs to, roles looked up now (rights end at once). */
  session(secret: string): Promise<Principal | undefined>;
  end(secret: string): Promise<void>;
  /** A service token `evh_…`, shown once. */
  issueToken(
    input: { readonly name: string; readonly scopes: readonly string[] },
    call: Call,
  ): Answer<{ readonly token: string; readonly id: string }>;
  token(secret: string): Promise<Principal | undefined>;
  revokeToken(id: string, call: Call): Answer<{ readonly id: string }>;
}
