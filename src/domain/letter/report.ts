import type { Instant } from '../../kernel/instant.ts';
import type { ReportOutcome } from '../report/event.ts';
import { address, type Letter, type Section, sentences } from './letter.ts';
import { message } from './message.ts';

interface ToldReporter {
  readonly community: string;
  readonly receivedAt: Instant;
  /** The reporter's own page. */
  readonly page: string;
}

/** That a report arrived, and when its outcome is promised (DSA Article 16(4)). */
export function reportReceiptLetter(told: ToldReporter & { readonly promisedBy: Instant }): Letter {
  return {
    subject: message('report-receipt.subject', { community: told.community }),
    sections: [
      [
        sentences(message('report-receipt.received', { at: told.receivedAt })),
        sentences(message('report-receipt.promise', { until: told.promisedBy })),
        sentences(message('report-receipt.privacy')),
      ],
      pageOf(told.page),
    ],
  };
}

/** What became of a report, also when nothing was done, and the way on (DSA Article 16(5)). */
export function reportOutcomeLetter(
  told: ToldReporter & { readonly outcome: ReportOutcome },
): Letter {
  const { outcome } = told;
  const appeal = outcome === 'no-breach' ? [sentences(message('report-outcome.appeal'))] : [];
  return {
    subject: message('report-outcome.subject', { community: told.community }),
    sections: [
      [
        sentences(message('report-outcome.about', { at: told.receivedAt })),
        sentences(message('report-outcome.outcome', { outcome })),
        ...appeal,
      ],
      pageOf(told.page),
      furtherRedress,
    ],
  };
}

/** The roads that stay open whatever we say (DSA Article 20(5) and 21). */
export const furtherRedress: Section = [
  sentences(message('redress.out-of-court')),
  sentences(message('redress.court')),
];

function pageOf(url: string): Section {
  return [sentences(message('report.page')), address(url)];
}
