import { measures } from '../drawing/ladder.ts';
import { type Html, html } from '../markup.ts';
import { formPieces, submit } from '../page/form.ts';
import { visible } from '../text/visible.ts';
import { sentences } from '../words/wording.ts';
import { words } from '../words/words.ts';
import type { AppealPage } from './appeal-page-view.ts';

/**
 * The answer: it stays, becomes milder, or is reversed; with reasons. There is no harsher choice.
 */
export function outcomeForm({ appeal, newKey, attempt }: AppealPage): Html {
  const { outcome } = words.appeal;
  const rungs = appeal.milderRungs ?? [];
  const pieces = formPieces('outcome', attempt);
  return html`<section class="card act"><h2>${outcome.title}</h2>
<p>${outcome.lead}</p>
${pieces.form({
  to: `/a/${appeal.appeal}/outcome`,
  key: newKey(),
  version: appeal.version,
  body: [
    pieces.radios({
      name: 'outcome',
      caption: outcome.choose,
      required: true,
      choices: [
        { value: 'decision-upheld', caption: outcome.upheld },
        ...(rungs.length === 0 ? [] : [{ value: 'decision-varied', caption: outcome.varied }]),
        { value: 'decision-reversed', caption: outcome.reversed },
      ],
    }),
    ...(rungs.length === 0
      ? []
      : [
          pieces.radios({
            name: 'rung',
            caption: outcome.rung,
            hint: sentences([outcome.rungHint, outcome.asPublished]),
            unremarked: true,
            choices: rungs.map((rung) => ({
              value: rung.name,
              caption: visible(rung.title),
              detail: measures(rung),
            })),
          }),
        ]),
    pieces.area({
      name: 'reasons',
      caption: outcome.reasons,
      hint: outcome.reasonsHint,
      required: true,
      rows: 7,
    }),
    submit(outcome.send),
  ],
})}</section>`;
}
