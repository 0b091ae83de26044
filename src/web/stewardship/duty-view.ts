import type { DutyView } from '../../app/contract/duties.ts';
import { type Html, html } from '../markup.ts';
import { formPieces, submit } from '../page/form.ts';
import type { PageShape } from '../page/frame.ts';
import type { Attempt } from '../page/sent-form.ts';
import { lengthText, moment } from '../text/moment.ts';
import { quotation } from '../text/quotation.ts';
import { visible } from '../text/visible.ts';
import { words } from '../words/words.ts';

interface DutyPage {
  readonly duty: DutyView;
  readonly newKey: () => string;
  readonly attempt?: Attempt;
}

/** What was brought to a steward: opened by hand, so that knowing of it is a recorded fact. */
export function ownDutyView(model: DutyPage): PageShape {
  const { own, duties, dutyPhases } = words.stewardship;
  const { duty } = model;
  const title = duty.phase === 'brought' ? own.unopened : duties[duty.kind];
  return {
    title,
    body: html`<h1>${title}</h1>
<dl class="facts">
<dt>${own.broughtBy[duty.broughtBy]}</dt><dd>${moment(duty.broughtAt)}</dd>
<dt>${words.stewardship.group.within}</dt><dd>${lengthText(duty.within)}</dd>
${duty.dueAt === undefined ? '' : html`<dt>${own.due}</dt><dd>${moment(duty.dueAt)}</dd>`}
</dl>
<p><span class="tag">${dutyPhases[duty.phase]}</span></p>
${duty.phase === 'brought' ? openForm(model) : openedPart(model)}
<p class="hint">${own.notOnlyYours}</p>
<p><a href="/me/stewardship">${own.title}</a></p>`,
  };
}

function openForm({ duty, newKey, attempt }: DutyPage): Html {
  const { own } = words.stewardship;
  return html`<section class="card act">${formPieces('open', attempt).form({
    to: `/me/duties/${duty.duty}/open`,
    key: newKey(),
    body: [html`<p>${own.openText}</p>`, submit(own.open)],
  })}</section>`;
}

function openedPart(model: DutyPage): Html {
  const { duty } = model;
  return html`${quotation(duty.text)}
${duty.item === undefined ? '' : html`<p class="hint">${visible(duty.item)}</p>`}
${duty.answer === undefined ? '' : saidPart([duty.answer])}
${saidPart(duty.defences)}
${duty.phase === 'delivered' ? answerForm(model) : ''}
${duty.phase === 'neglected' ? defenceForm(model) : ''}`;
}

function saidPart(said: DutyView['defences']): Html {
  const { own } = words.stewardship;
  return html`${said.map(
    ({ at, text }) => html`<section class="card"><h2>${own.said}</h2>
<p class="meta">${moment(at)}</p>${quotation(text)}</section>`,
  )}`;
}

function answerForm({ duty, newKey, attempt }: DutyPage): Html {
  const { own } = words.stewardship;
  const pieces = formPieces('answer', attempt);
  return html`<section class="card act">${pieces.form({
    to: `/me/duties/${duty.duty}/answer`,
    key: newKey(),
    body: [
      pieces.area({ name: 'text', caption: own.answer, required: true }),
      submit(own.answerSend),
    ],
  })}</section>`;
}

function defenceForm({ duty, newKey, attempt }: DutyPage): Html {
  const { own } = words.stewardship;
  const pieces = formPieces('defence', attempt);
  return html`<section class="card act"><p>${own.caseOpen}</p>
${duty.defenceUntil === undefined ? '' : html`<p>${own.heardUntil} ${moment(duty.defenceUntil)}</p>`}
${pieces.form({
  to: `/me/duties/${duty.duty}/defence`,
  key: newKey(),
  body: [
    pieces.area({ name: 'text', caption: own.defence, required: true }),
    submit(own.defenceSend),
  ],
})}</section>`;
}
