import type { LanguageTag } from '../../kernel/identifier.ts';
import type { PartText } from '../text.ts';
import type { AddressRemoved } from './event.ts';

export type CorrespondenceCommand =
  | {
      readonly type: 'choose-language';
      readonly language: LanguageTag;
      /** Languages there are words for. */
      readonly offered: readonly LanguageTag[];
    }
  /** The address is one part: it can be deleted, and nothing else knows it. */
  | { readonly type: 'give-address'; readonly address: PartText }
  /** Whoever reads the mailbox says that it belongs to this person. */
  | { readonly type: 'confirm-address'; readonly address: string }
  | { readonly type: 'remove-address'; readonly because: AddressRemoved['because'] };
