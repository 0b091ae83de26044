import type { BlindCase, LaterHearingView } from '../../app/contract/cases.ts';
import { type Html, html } from '../markup.ts';
import { formPieces, submit } from '../page/form.ts';
import { moment } from '../text/moment.ts';
import { quotation } from '../text/quotation.ts';
import { visible } from '../text/visible.ts';
import { words } from '../words/words.ts';
import type { CasePage } from './case-page-view.ts';

/** Whether the person was asked how they see it, and what they said: after the finding (D3). */
export function hearingSection(model: CasePage, mine: boolean): Html {
  const { blind, opened } = model.view;
  const { case: text } = words.hearing;
  return html`<section class="card"><h2>${text.title}</h2>
${blind.hearing === undefined ? notAsked(model, mine) : askedLine(model, blind.hearing)}
${opened?.view === undefined ? '' : html`<p>${text.given} ${moment(opened.view.at)}</p>${quotation(opened.view.text)}`}
${opened?.laterHearing === undefined ? '' : laterSection(model, opened.laterHearing)}</section>`;
}

function notAsked({ view, newKey, attempt }: CasePage, mine: boolean): Html {
  const { case: text } = words.hearing;
  if (!mine || view.blind.phase !== 'open') return html`<p>${text.notAsked}</p>`;
  const pieces = formPieces('view-request', attempt);
  return html`<p>${text.notAsked} <span class="hint">${text.needed}</span></p>
${pieces.form({
  to: `/m/cases/${view.blind.case}/view-request`,
  key: newKey(),
  body: [submit(text.ask, { quiet: true }), html`<p class="hint">${text.askText}</p>`],
})}`;
}

function askedLine(
  { view, now }: CasePage,
  { until, givenAt }: NonNullable<BlindCase['hearing']>,
): Html {
  const { case: text } = words.hearing;
  if (givenAt !== undefined) {
    return view.opened === undefined ? html`<p>${text.givenBlind}</p>` : html``;
  }
  return html`<p>${now < until ? text.waiting : text.silent} ${moment(until)}.</p>`;
}

function laterSection(model: CasePage, later: LaterHearingView): Html {
  const { case: text } = words.hearing;
  const { given, until } = later;
  if (given === undefined) {
    const waiting = model.now < until ? text.laterWaiting : text.laterSilent;
    return html`<h3>${text.later}</h3><p>${waiting} ${moment(until)}.</p>`;
  }
  return html`<h3>${text.later}</h3>
<p>${text.given} ${moment(given.at)}</p>${quotation(given.text)}
${later.answered === undefined ? answerForm(model, later) : answerLine(later.answered)}`;
}

function answerLine(answered: NonNullable<LaterHearingView['answered']>): Html {
  const { case: text } = words.hearing;
  const by = answered.by === undefined ? '' : html` ${visible(answered.by)}`;
  return html`<p role="status">${answered.outcome === 'lifted' ? text.wasLifted : text.wasKept}${by} ${moment(answered.at)}</p>
${answered.reasons === undefined ? '' : html`<div class="said">${visible(answered.reasons)}</div>`}`;
}

function answerForm({ view, newKey, attempt }: CasePage, { answerBy }: LaterHearingView): Html {
  const { case: text } = words.hearing;
  const pieces = formPieces('view-answer', attempt);
  return html`${answerBy === undefined ? '' : html`<p class="remark">${text.answerBy} ${moment(answerBy)}</p>`}
${pieces.form({
  to: `/m/cases/${view.blind.case}/view-answer`,
  key: newKey(),
  body: [
    pieces.radios({
      name: 'outcome',
      caption: text.outcome,
      required: true,
      choices: [
        { value: 'lifted', caption: text.lifted },
        { value: 'kept', caption: text.kept },
      ],
    }),
    pieces.area({
      name: 'reasons',
      caption: text.reasons,
      hint: text.reasonsHint,
      required: true,
      rows: 5,
    }),
    submit(text.send),
  ],
})}`;
}

/** Whether a decision that restricts the person still has to say why it cannot wait. */
export function needsUrgency(
  { hearing }: Pick<BlindCase, 'hearing'>,
  now: CasePage['now'],
): boolean {
  return hearing === undefined || (hearing.givenAt === undefined && now < hearing.until);
}
