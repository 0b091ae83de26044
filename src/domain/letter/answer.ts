import type { Instant } from '../../kernel/instant.ts';
import type { MeasureKind } from '../../rulebook/model.ts';
import type { ViewOutcome } from '../case/hearing-event.ts';
import type { EarlyEndOutcome } from '../early-end/event.ts';
import {
  address,
  type Block,
  item,
  type Letter,
  quote,
  type Section,
  sentences,
} from './letter.ts';
import { message } from './message.ts';
import { measureMessage } from './restriction.ts';

interface Answered {
  readonly community: string;
  /** Where the person reads the same, signed in. */
  readonly page: string;
}

/** What became of what somebody said after an urgent decision (D3). */
export function hearingAnswerLetter(
  told: Answered & {
    readonly givenAt: Instant;
    readonly outcome: ViewOutcome;
    /** Absent when nobody answered in time, so that it was lifted. */
    readonly reasons?: string;
  },
): Letter {
  const { outcome, reasons } = told;
  const answer: Section =
    reasons === undefined
      ? [sentences(message('hearing-answer.unanswered'))]
      : [sentences(message('hearing-answer.outcome', { outcome })), ...reasonBlocks(reasons)];
  return {
    subject: message('hearing-answer.subject', { community: told.community }),
    sections: [
      [sentences(message('hearing-answer.about', { at: told.givenAt })), ...answer],
      pageOf(told),
    ],
  };
}

/** The answer to a request that a restriction end early, with its reasons (X3). */
export function earlyEndAnswerLetter(
  told: Answered & {
    readonly askedAt: Instant;
    readonly measure: MeasureKind;
    /** Empty where no item is restricted. */
    readonly item: string;
    readonly outcome: EarlyEndOutcome;
    readonly reasons: string;
  },
): Letter {
  const { outcome } = told;
  return {
    subject: message('early-end-answer.subject', { community: told.community }),
    sections: [
      [
        sentences(message('early-end-answer.about', { at: told.askedAt })),
        item(measureMessage(told.measure, told.item)),
        sentences(message('early-end-answer.outcome', { outcome })),
        ...reasonBlocks(told.reasons),
      ],
      pageOf(told),
    ],
  };
}

/** The community found by itself that a decision was wrong, and undid it with all its effects. */
export function decisionReversedLetter(told: Answered & { readonly issuedAt: Instant }): Letter {
  return {
    subject: message('decision-reversed.subject', { community: told.community }),
    sections: [
      [
        sentences(message('decision-reversed.text', { at: told.issuedAt })),
        sentences(message('decision-reversed.meaning')),
      ],
      pageOf(told),
    ],
  };
}

function reasonBlocks(reasons: string): readonly Block[] {
  return [sentences(message('answer.reasons')), quote(reasons)];
}

function pageOf({ page }: Answered): Section {
  return [sentences(message('member.page')), address(page)];
}
