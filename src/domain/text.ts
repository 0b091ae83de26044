import type { PartId } from '../kernel/identifier.ts';

/**
 * Free text as a command carries it. The text itself is stored as a part beside the events, under
 * its own id, so that a person can be erased while the events and their proofs remain. Events name
 * the part and never hold the text.
 */
export interface PartText {
  readonly part: PartId;
  readonly text: string;
}
