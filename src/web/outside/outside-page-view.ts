import type { OutsideReviewView } from '../../app/contract/panels.ts';
import { breachChoices } from '../case/finding-form.ts';
import { type Html, html, nothing } from '../markup.ts';
import { formPieces, submit } from '../page/form.ts';
import type { PageShape } from '../page/frame.ts';
import type { Attempt } from '../page/sent-form.ts';
import { redactedDecision, redactedFileView, rungChoices } from '../panel/redacted-file-view.ts';
import { moment } from '../text/moment.ts';
import { visible } from '../text/visible.ts';
import { words } from '../words/words.ts';

export interface OutsidePage {
  readonly review: OutsideReviewView;
  /** Address of the page, with its secret. */
  readonly path: string;
  readonly newKey: () => string;
  readonly attempt?: Attempt;
}

/** The page behind the link of somebody from outside: one appeal, one step after the other. */
export function outsidePageView(model: OutsidePage): PageShape {
  const { review } = model;
  const { outside: text } = words.panel;
  return {
    title: text.title,
    wide: true,
    body: html`<h1>${text.title}</h1><p class="lead">${text.lead}</p>
<p class="meta">${text.as} <strong>${visible(review.knownAs)}</strong> · ${text.until} ${moment(review.until)} · ${words.appeal.page.promised} ${moment(review.promisedBy)}</p>
<div class="columns"><div>${redactedFileView(review.file)}</div>
<div class="work">${first(review)}${step(model)}</div></div>`,
  };
}

function first({ file }: OutsideReviewView): Html {
  if (file.first === undefined) return nothing;
  return html`<section class="card"><h2>${words.appeal.page.first}</h2>${redactedDecision(file.first, file.rungs)}</section>`;
}

function step(model: OutsidePage): Html {
  const { review } = model;
  const { outside: text } = words.panel;
  if (review.outcome !== undefined) {
    return html`<section class="card good"><p><strong>${words.term.outcomes[review.outcome]}.</strong> ${text.done}</p></section>`;
  }
  if (review.finding === undefined) return findingForm(model);
  return review.file.first === undefined ? openForm(model) : outcomeForm(model);
}

function findingForm({ path, newKey, attempt }: OutsidePage): Html {
  const { outside: text } = words.panel;
  const pieces = formPieces('finding', attempt);
  const choices = breachChoices();
  const caption = words.case.finding.breach;
  return html`<section class="card act"><h2>${text.finding}</h2>
${pieces.form({
  to: `${path}/finding`,
  key: newKey(),
  body: [
    pieces.radios({ name: 'breach', caption, required: true, choices }),
    submit(text.findingSend),
  ],
})}</section>`;
}

function openForm({ path, newKey, attempt }: OutsidePage): Html {
  const { outside: text } = words.panel;
  return html`<section class="card act"><h2>${text.openFirst}</h2><p>${text.openFirstText}</p>
${formPieces('first', attempt).form({ to: `${path}/first`, key: newKey(), body: submit(text.openFirst) })}</section>`;
}

function outcomeForm({ review, path, newKey, attempt }: OutsidePage): Html {
  const { outcome } = words.appeal;
  const rungs = review.milderRungs ?? [];
  const pieces = formPieces('outcome', attempt);
  const varied = { value: 'decision-varied', caption: outcome.varied };
  return html`<section class="card act"><h2>${outcome.title}</h2><p>${outcome.lead}</p>
${pieces.form({
  to: `${path}/outcome`,
  key: newKey(),
  body: [
    pieces.radios({
      name: 'outcome',
      caption: outcome.choose,
      required: true,
      choices: [
        { value: 'decision-upheld', caption: outcome.upheld },
        ...(rungs.length === 0 ? [] : [varied]),
        { value: 'decision-reversed', caption: outcome.reversed },
      ],
    }),
    rungs.length === 0
      ? nothing
      : pieces.radios({
          name: 'rung',
          caption: outcome.rung,
          hint: outcome.rungHint,
          unremarked: true,
          choices: rungChoices(rungs),
        }),
    pieces.area({
      name: 'reasons',
      caption: outcome.reasons,
      hint: outcome.reasonsHint,
      required: true,
      rows: 6,
    }),
    submit(outcome.send),
  ],
})}</section>`;
}
