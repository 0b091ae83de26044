import type { Duration } from '../../kernel/duration.ts';
import type { EvidenceId, LanguageTag } from '../../kernel/identifier.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { MeasureKind, RuleRef } from '../../rulebook/model.ts';
import type { DecisionGround, Factors, MilderRange } from '../decision/event.ts';

/** Whether the person was heard before the decision; if it was urgent, why and until when after. */
export type StatedHearing =
  | { readonly kind: 'not-needed' }
  | { readonly kind: 'heard'; readonly askedAt: Instant; readonly givenAt: Instant }
  | { readonly kind: 'silent'; readonly askedAt: Instant; readonly until: Instant }
  | {
      readonly kind: 'urgent';
      readonly urgency: string;
      readonly until: Instant;
      /** Where they can say how they see it. */
      readonly path: string;
    };

/**
 * The statement of reasons as structure: every field of DSA Article 17(3) and what Evenhand adds.
 * It is a closed list: internal notes, reporters and third persons have no field. Pages, mail and
 * JSON render the same structure; the rendered text in the member's language is stored with it.
 */
export interface StatementText {
  readonly language: LanguageTag;
  readonly issuedAt: Instant;
  /** 17(3)(a): each measure with what it limits, where, from when and until when. */
  readonly measures: readonly {
    readonly kind: MeasureKind;
    readonly scope: string;
    readonly from: Instant;
    readonly until: Instant;
  }[];
  /** 17(3)(b): the facts relied on, quoted, and how the case came: never by whom. */
  readonly facts: readonly {
    readonly evidence: EvidenceId;
    readonly occurredAt: Instant;
    readonly quote: string;
  }[];
  readonly source: 'report' | 'trusted-flagger' | 'own-initiative' | 'other-notification';
  /** 17(3)(c): what a machine did. */
  readonly automated: {
    readonly detection: boolean;
    readonly decision: 'partially' | 'not-automated' | 'hold';
  };
  /** 17(3)(d) and (e): ground, rule and the rule's text as it stood then. */
  readonly ground: DecisionGround;
  readonly legalGround?: string;
  readonly rule: RuleRef & { readonly title: string; readonly text: string };
  readonly reasons: string;
  /** Whether the person was heard first (D3). Absent where nobody has decided anything. */
  readonly hearing?: StatedHearing;
  /** Which step of the ladder was suggested and which was chosen, and why they differ. */
  readonly ladder?: {
    readonly suggested: string;
    readonly chosen: string;
    readonly why?: string;
    /** Present when the rule got milder since: whose range was applied, and in what (R3). */
    readonly milder?: MilderRange;
  };
  /** What was weighed before a suspension or a measure against misuse (DSA Article 23(3)). */
  readonly factors?: Factors<string>;
  readonly standing: {
    readonly family: string;
    readonly before: number;
    readonly added: number;
    readonly clearAt: Instant | null;
  };
  /** 17(3)(f): all three roads, and how long the first stays open. */
  readonly redress: {
    readonly appeal: {
      readonly windowFrom: 'delivery';
      readonly window: Duration;
      readonly path: string;
    };
    readonly outOfCourt: string;
    readonly court: string;
  };
  /**
   * The whole statement as one plain text in the member's language: what was sent, byte for byte.
   */
  readonly plain: string;
}
