import type { LanguageTag, PartId } from '../../kernel/identifier.ts';
import type { Recorded } from '../decider.ts';

export interface LanguageChosen extends Recorded {
  readonly type: 'language-chosen';
  readonly language: LanguageTag;
}

/**
 * An address for letters and nothing else. One that the platform gives was confirmed there; one
 * that a member gives waits until somebody who reads the mailbox confirms it.
 */
export interface AddressGiven extends Recorded {
  readonly type: 'address-given';
  readonly address: PartId;
}

export interface AddressConfirmed extends Recorded {
  readonly type: 'address-confirmed';
  readonly address: PartId;
}

export interface AddressRemoved extends Recorded {
  readonly type: 'address-removed';
  readonly address: PartId;
  readonly because: 'asked' | 'replaced';
}

export type CorrespondenceEvent = LanguageChosen | AddressGiven | AddressConfirmed | AddressRemoved;
