import type { LanguageTag, PartId } from '../../kernel/identifier.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Actor } from '../person.ts';
import type { AddressRemoved } from './event.ts';

/** How one person is written to, on whose word and since when. */
export interface CorrespondenceState {
  readonly language?: {
    readonly tag: LanguageTag;
    readonly at: Instant;
    readonly by: Actor;
  };
  readonly address?: GivenAddress;
  /** The address that was there last, when there is none now. */
  readonly removed?: { readonly at: Instant; readonly because: AddressRemoved['because'] };
}

export interface GivenAddress {
  readonly part: PartId;
  readonly at: Instant;
  readonly by: Actor;
  /** Nothing but the question whose it is goes to an address before that. */
  readonly confirmed?: { readonly at: Instant; readonly by: Actor };
}
