import type { Instant } from '../../kernel/instant.ts';
import { address, type Block, type Letter, sentences } from './letter.ts';
import { message } from './message.ts';

/** A case that was not decided in time is closed in the member's favour (D8). */
export function caseClosedLetter(told: {
  readonly community: string;
  readonly promisedBy: Instant;
}): Letter {
  return {
    subject: message('case-closed.subject', { community: told.community }),
    sections: [
      [
        sentences(message('case-closed.text', { until: told.promisedBy })),
        sentences(message('case-closed.meaning')),
      ],
    ],
  };
}

/** An invitation to say how one sees it: before anybody decides, or after what was urgent (D3). */
export function hearingLetter(told: {
  readonly community: string;
  readonly when: 'before' | 'after';
  /** Absent while nobody has named a rule. */
  readonly ruleTitle?: string;
  /** Until when an answer is waited for. */
  readonly until: Instant;
  /** Where the answer can be written. */
  readonly page: string;
}): Letter {
  return {
    subject: message('hearing.subject', { community: told.community }),
    sections: [
      [
        ...(told.when === 'before' ? invitationBefore(told) : invitationAfter(told)),
        address(told.page),
        sentences(message('hearing.silence')),
      ],
    ],
  };
}

function invitationBefore({
  ruleTitle,
  until,
}: {
  readonly ruleTitle?: string;
  readonly until: Instant;
}): readonly Block[] {
  const about =
    ruleTitle === undefined
      ? message('hearing.about-unnamed')
      : message('hearing.about', { title: ruleTitle });
  return [
    sentences(about),
    sentences(message('hearing.invitation', { until }), message('hearing.how')),
  ];
}

function invitationAfter({ until }: { readonly until: Instant }): readonly Block[] {
  return [
    sentences(message('hearing.after')),
    sentences(message('hearing.after-invitation', { until }), message('hearing.how')),
  ];
}

/** Asks whoever reads a mailbox whether it belongs to the member who gave it. */
export function confirmationLetter(told: {
  readonly community: string;
  readonly page: string;
  readonly until: Instant;
}): Letter {
  const { community } = told;
  return {
    subject: message('confirmation.subject', { community }),
    sections: [
      [
        sentences(message('confirmation.text', { community })),
        sentences(message('confirmation.link', { until: told.until })),
        address(told.page),
        sentences(message('confirmation.ignore')),
      ],
    ],
  };
}
