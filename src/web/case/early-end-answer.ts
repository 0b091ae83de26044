import type { EarlyEndView } from '../../app/contract/early-ends.ts';
import { type Html, html } from '../markup.ts';
import { requestsView } from '../member/early-end-view.ts';
import { formPieces, submit } from '../page/form.ts';
import { words } from '../words/words.ts';
import type { CasePage } from './case-page-view.ts';

/** What the member asked about the restrictions of the decision, with a form for the answer. */
export function earlyEndAnswers(model: CasePage, asked: readonly EarlyEndView[]): Html {
  const { earlyEnd } = words;
  const each = asked.map(
    (one) => html`<h3>${words.term.measures[one.restriction.kind]}</h3>
${requestsView(one)}
${waits(one) ? answerForm(model, one) : ''}`,
  );
  return html`<section class="card act"><h2>${earlyEnd.caseTitle}</h2>${each}</section>`;
}

function waits({ requests, restriction }: EarlyEndView): boolean {
  const last = requests.at(-1);
  const over = ['expired', 'lifted', 'reversed'].includes(restriction.phase);
  return last !== undefined && last.answer === undefined && !over;
}

function answerForm({ view, newKey, attempt }: CasePage, { restriction }: EarlyEndView): Html {
  const { earlyEnd } = words;
  const pieces = formPieces(`early-end-${restriction.restriction}`, attempt);
  return pieces.form({
    to: `/m/cases/${view.blind.case}/early-end`,
    key: newKey(),
    body: [
      html`<input type="hidden" name="restriction" value="${restriction.restriction}">`,
      pieces.radios({
        name: 'outcome',
        caption: earlyEnd.answer,
        required: true,
        choices: [
          { value: 'lifted', caption: earlyEnd.lift },
          { value: 'kept', caption: earlyEnd.keep },
        ],
      }),
      pieces.area({
        name: 'reasons',
        caption: earlyEnd.answerReasons,
        required: true,
        rows: 4,
      }),
      submit(earlyEnd.answerSend),
    ],
  });
}
