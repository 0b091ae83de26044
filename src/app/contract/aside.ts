import type { RuleId } from '../../kernel/identifier.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Answer, Call } from './call.ts';
import type { ActivityInput } from './intake.ts';

/** Something that could not be worked on and waits, so that everything else could go on. */
export type SetAside = { readonly aside: string; readonly at: Instant } & (
  | {
      /** An activity whose type or version this server did not know when it came. */
      readonly kind: 'unknown-activity';
      readonly id: string;
      readonly source: string;
      readonly type: string;
    }
  | {
      /** An activity that was taken in, and rules that gave up on it. */
      readonly kind: 'unanswered-activity';
      readonly id: string;
      readonly source: string;
      readonly type: string;
      readonly rules: readonly { readonly rule: RuleId; readonly reason: string }[];
    }
  | {
      /** A piece of the server's own work that failed by a mistake of the program. */
      readonly kind: 'work';
      readonly item: string;
      readonly topic: string;
      readonly reason: string;
    }
);

/** What became of everything that was set aside. */
export interface TakenUp {
  readonly takenUp: readonly string[];
  /** Still not possible: an unknown type, a rule that still gives up. */
  readonly stillAside: readonly string[];
}

/** What was set aside, and taking it up once the reason is gone. */
export interface Aside {
  list(call: Call): Answer<readonly SetAside[]>;
  /** Tries all of it once more. `read` is given an unknown activity as it came. */
  takeUp(read: (raw: string) => ActivityInput, call: Call): Answer<TakenUp>;
}
