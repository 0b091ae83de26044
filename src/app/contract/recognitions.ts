import type { Person } from '../../domain/person.ts';
import type { Deed } from '../../domain/recognition/deed.ts';
import type { Recognition } from '../../domain/recognition/state.ts';
import type { MemberId, RecognitionId } from '../../kernel/identifier.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { DeedKind } from '../../rulebook/model.ts';
import type { Answer, Call, Page, PageQuery } from './call.ts';

/** The published criterion, in the words it had when the recognition was given. */
export interface CriterionView {
  readonly criterion: string;
  readonly version: number;
  readonly title: string;
  readonly text: string;
}

interface Told {
  readonly recognition: RecognitionId;
  readonly receiver: MemberId;
  readonly giver: Person;
  readonly criterion: CriterionView;
  readonly reason: string;
  readonly givenAt: Instant;
}

/** What everybody sees, once the receiver agreed. What the deed is looked up by is not in it. */
export interface ShownRecognition extends Told {
  readonly deed: DeedKind;
}

export interface CorrectionView {
  readonly at: Instant;
  readonly why: string;
  readonly before: string;
}

/** What the giver sees: not what the receiver made of it, which is theirs alone. */
export interface RecognitionGivenView extends Told {
  readonly version: number;
  readonly deed: Deed;
  readonly corrections: readonly CorrectionView[];
  /** Until when the giver can put it right. */
  readonly correctableUntil: Instant;
}

export interface RecognitionView extends RecognitionGivenView {
  readonly phase: Recognition['phase'];
}

export type RecognitionChoice = 'show' | 'hide' | 'decline';

export interface SaidInput {
  readonly deed: Deed;
  readonly criterion: string;
  readonly reason: string;
}

export interface Recognitions {
  /** By a member or by staff, about somebody else, for a deed that can be looked up. */
  give(
    input: SaidInput & { readonly receiver: MemberId },
    call: Call,
  ): Answer<RecognitionGivenView>;
  /** Within days, with the reason: the only thing a giver can do afterwards. */
  correct(
    id: RecognitionId,
    input: SaidInput & { readonly why: string },
    call: Call,
  ): Answer<RecognitionGivenView>;
  /** The receiver's word on what becomes of it, at any time and as often as they like. */
  choose(id: RecognitionId, choice: RecognitionChoice, call: Call): Answer<RecognitionView>;
  /** What the calling member received, the newest first. */
  received(call: Call): Answer<readonly RecognitionView[]>;
  /** What the caller gave, the newest first. */
  given(call: Call): Answer<readonly RecognitionGivenView[]>;
  /** What receivers agreed to show, the newest first; counted and ranked by nobody. */
  shown(query: PageQuery): Answer<Page<ShownRecognition>>;
}
