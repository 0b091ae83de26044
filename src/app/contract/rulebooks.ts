import type { Instant } from '../../kernel/instant.ts';
import type { RulebookHistory, RulebookVersion } from '../../rulebook/model.ts';
import type { Answer, Call } from './call.ts';

export interface Rulebooks {
  history(): RulebookHistory;
  current(): RulebookVersion | undefined;
  /**
   * Directory as path → text. Immutable once published. Without `effectiveFrom` it takes effect at
   * once; a moment in the past is refused.
   */
  publish(
    input: { readonly files: Readonly<Record<string, string>>; readonly effectiveFrom?: Instant },
    call: Call,
  ): Answer<RulebookVersion>;
}
