import { type Refusal, refuse } from '../../kernel/refusal.ts';
import { type Err, err } from '../../kernel/result.ts';

/** Whether a text can be one of our secrets; anything else is not even looked up. */
export function isSecret(text: string): boolean {
  return /^[\w.~-]{16,255}$/.test(text);
}

/** The same answer as for a secret that opens nothing. */
export function noSecret(): Err<Refusal> {
  return err(refuse('not_found', 'This link does not open anything.'));
}
