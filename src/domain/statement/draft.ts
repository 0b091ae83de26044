import type { Section } from '../letter/letter.ts';
import type { Message } from '../letter/message.ts';
import type { StatementText } from './text.ts';

/**
 * A statement as the core composes it: every field of `StatementText`, with messages where the
 * words depend on the reader's language. `sections` are the whole statement; written out, they are
 * its `plain`.
 */
export interface StatementDraft
  extends Omit<StatementText, 'measures' | 'reasons' | 'redress' | 'plain'> {
  readonly measures: readonly (Omit<StatementText['measures'][number], 'scope'> & {
    readonly scope: Message;
    /** What is limited, as the letter names it. */
    readonly place: Place;
  })[];
  /** A person's words, or what a machine's hold says about itself. */
  readonly reasons: string | Message;
  readonly redress: {
    readonly appeal: StatementText['redress']['appeal'];
    readonly outOfCourt: Message;
    readonly court: Message;
  };
  readonly sections: readonly Section[];
}

export type Place =
  | { readonly kind: 'item'; readonly item: string }
  | { readonly kind: 'group'; readonly group: string }
  | { readonly kind: 'community' };
