import type { Instant } from '../../kernel/instant.ts';
import type { AppealOutcome, Appellant } from '../appeal/event.ts';
import { address, type Letter, quote, type Section, sentences } from './letter.ts';
import { type Message, message } from './message.ts';
import { furtherRedress } from './report.ts';

interface ToldAppellant {
  readonly community: string;
  readonly appellant: Appellant['kind'];
  readonly receivedAt: Instant;
  /** Where the appellant can follow it. */
  readonly page: string;
}

/** That an appeal arrived, by when it is answered, and what happens when we are late. */
export function appealReceiptLetter(
  told: ToldAppellant & { readonly promisedBy: Instant },
): Letter {
  const late = told.appellant === 'respondent' ? [message('appeal-receipt.late')] : [];
  return {
    subject: message('appeal-receipt.subject', { community: told.community }),
    sections: [
      [
        sentences(message('appeal-receipt.received', { at: told.receivedAt })),
        sentences(message('appeal-receipt.promise', { until: told.promisedBy }), ...late),
        sentences(message('appeal-receipt.who')),
        sentences(message('appeal-receipt.harm')),
      ],
      pageOf(told),
    ],
  };
}

/** The outcome with its reasons, and where to turn next (A4; DSA Article 20(5)). */
export function appealOutcomeLetter(
  told: ToldAppellant & { readonly outcome: AppealOutcome; readonly reasons: string },
): Letter {
  return {
    subject: message('appeal-outcome.subject', { community: told.community }),
    sections: [
      [
        sentences(message('appeal-outcome.about', { at: told.receivedAt })),
        sentences(outcomeMessage(told)),
        sentences(message('appeal-outcome.reasons')),
        quote(told.reasons),
      ],
      [sentences(message('appeal-outcome.further')), ...furtherRedress],
      pageOf(told),
    ],
  };
}

function outcomeMessage({
  appellant,
  outcome,
}: {
  readonly appellant: Appellant['kind'];
  readonly outcome: AppealOutcome;
}): Message {
  return appellant === 'respondent'
    ? message('appeal-outcome.member', { outcome })
    : message('appeal-outcome.reporter', { outcome });
}

function pageOf({ appellant, page }: Pick<ToldAppellant, 'appellant' | 'page'>): Section {
  const lead = appellant === 'respondent' ? message('member.page') : message('report.page');
  return [sentences(lead), address(page)];
}
