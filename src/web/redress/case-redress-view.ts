import type { RedressView } from '../../app/contract/redress.ts';
import { type Html, html, nothing } from '../markup.ts';
import { formPieces, submit } from '../page/form.ts';
import type { Attempt } from '../page/sent-form.ts';
import { words } from '../words/words.ts';
import { hearingSentences } from './hearing-view.ts';
import { disputeProgress, reopeningProgress } from './redress-section-view.ts';

/** What is open against the decision of a case, for staff, and asking in the member's favour. */
export function caseRedress(shown: {
  readonly redress: RedressView;
  readonly to: string;
  readonly newKey: () => string;
  readonly attempt?: Attempt;
}): Html {
  const { redress, to, newKey, attempt } = shown;
  const { staff, hearing, reopening, dispute } = words.redress;
  const pieces = formPieces('reopen', attempt);
  const form = pieces.form({
    to,
    key: newKey(),
    body: [
      pieces.area({ name: 'facts', caption: reopening.box, required: true, rows: 4 }),
      submit(reopening.send, { quiet: true }),
    ],
  });
  return html`<section class="card"><h2>${hearing.title}</h2>${hearingSentences(redress.hearing)}
${redress.reopenings.length === 0 ? nothing : html`<h3>${reopening.title}</h3>${redress.reopenings.map(reopeningProgress)}`}
${redress.disputes.length === 0 ? nothing : html`<h3>${dispute.title}</h3>${redress.disputes.map(disputeProgress)}`}
${redress.mayAskReopening ? html`<details${attempt?.form === 'reopen' ? html` open` : ''}><summary>${staff.askTitle}</summary><p>${staff.askLead}</p>${form}</details>` : nothing}</section>`;
}
