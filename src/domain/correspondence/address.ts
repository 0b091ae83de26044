import { limits } from '../../kernel/limits.ts';
import { type Refusal, refuse } from '../../kernel/refusal.ts';

type AddressRefusal = Refusal<'too_large' | 'invalid_value' | 'required'>;

/** Octets before the @, and octets of one piece of a domain (RFC 5321, RFC 1035). */
const LOCAL_MAX = 64;
const PIECE_MAX = 63;

// RFC 5322 dot-atom: what every mail server takes as it is. No quotes, comments or spaces.
const local: RegExp = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
// Letters of any script: an internationalised domain is encoded when the letter is sent.
const piece: RegExp = /^[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}-]*[\p{L}\p{N}\p{M}])?$/u;

const form =
  'Write one address such as `name@example.org`: no name before it, no spaces, no list of several.';

/**
 * Whether a text is one mail address, and only that. A second line, a display name or a list could
 * add headers or readers to a letter (T05), so they are refused and not repaired.
 */
export function mailAddressProblem(text: string, pointer = '/address'): AddressRefusal | undefined {
  if (text.trim() === '') return refuse('required', form, { pointer });
  const max = limits.mailAddressLengthMax;
  if (text.length > max) {
    return refuse('too_large', `A mail address has at most ${max} characters.`, {
      pointer,
      facts: { max },
    });
  }
  return isMailAddress(text) ? undefined : refuse('invalid_value', form, { pointer });
}

/** True for one plain mail address. */
export function isMailAddress(text: string): boolean {
  const at = text.lastIndexOf('@');
  const name = text.slice(0, at);
  const pieces = text.slice(at + 1).split('.');
  return (
    at > 0 &&
    text.length <= limits.mailAddressLengthMax &&
    name.length <= LOCAL_MAX &&
    local.test(name) &&
    pieces.length > 1 &&
    pieces.every((part) => part.length <= PIECE_MAX && piece.test(part)) &&
    // A last piece of digits alone would be an address of a machine.
    !/^\p{N}+$/u.test(pieces.at(-1) ?? '')
  );
}
