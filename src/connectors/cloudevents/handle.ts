import type { MemberId } from '../../kernel/identifier.ts';
import { limits } from '../../kernel/limits.ts';
import { checkIdentifier, checkText, note, type Where } from '../field-reader.ts';
import { looksLikeIdentity } from '../identity.ts';

/** A member's opaque handle: refused when it is an e-mail, a phone number or an address (P3). */
export function checkHandle(where: Where, field: string, value: unknown): MemberId | undefined {
  const text = checkText(where, field, value, limits.identifierLengthMax);
  if (text === undefined) return undefined;
  if (looksLikeIdentity(text)) {
    const detail =
      'This looks like an e-mail, a phone number or an address; send an opaque handle instead, ' +
      'such as the platform’s own number of the account';
    return note(where, field, 'identity_not_allowed', detail);
  }
  return checkIdentifier(where, field, text) as MemberId | undefined;
}
