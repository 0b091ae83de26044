import type { DisputeView, RedressView, ReopeningView } from '../../app/contract/redress.ts';
import { limits } from '../../kernel/limits.ts';
import { type Html, html, nothing } from '../markup.ts';
import { formPieces, submit } from '../page/form.ts';
import type { Attempt } from '../page/sent-form.ts';
import { moment } from '../text/moment.ts';
import { visible } from '../text/visible.ts';
import { words } from '../words/words.ts';
import { callPanelForm, hearingSentences } from './hearing-view.ts';

export interface RedressSection {
  readonly redress: RedressView;
  /** Address of the page; its forms send to addresses below it. */
  readonly path: string;
  readonly newKey: () => string;
  readonly attempt?: Attempt;
}

/** Who can hear an appeal, looking again on new facts, and bodies outside: for the member. */
export function redressSection(model: RedressSection): Html {
  const { redress, path, newKey, attempt } = model;
  const form = {
    name: 'panel',
    to: `${path}/panel`,
    newKey,
    ...(attempt === undefined ? {} : { attempt }),
  };
  const stands = redress.mayTellDispute || redress.waitingAppeal !== undefined;
  const hearing = html`<section class="card" id="hearing"><h2>${words.redress.hearing.title}</h2>
${hearingSentences(redress.hearing)}
${callPanelForm(redress, form)}</section>`;
  return html`${stands ? hearing : ''}
${reopeningCard(model)}
${disputeCard(model)}`;
}

function reopeningCard({ redress, path, newKey, attempt }: RedressSection): Html {
  const { reopening: text } = words.redress;
  if (!redress.mayAskReopening && redress.reopenings.length === 0) return nothing;
  const pieces = formPieces('reopen', attempt);
  const form = pieces.form({
    to: `${path}/reopen`,
    key: newKey(),
    body: [
      pieces.area({ name: 'facts', caption: text.box, required: true, rows: 5 }),
      submit(text.send),
    ],
  });
  return html`<section class="card"><h2>${text.title}</h2>
${redress.reopenings.map(reopeningProgress)}
${redress.mayAskReopening ? html`<p>${text.lead}</p>${form}` : ''}</section>`;
}

/** One request and what became of it. */
export function reopeningProgress(view: ReopeningView): Html {
  const { reopening: text } = words.redress;
  const waiting = view.phase === 'waiting';
  return html`<p>${text.asked} ${moment(view.askedAt)}. ${text[view.phase]}</p>
<div class="said">${visible(view.facts)}</div>
${waiting ? html`<p>${text.answerBy} ${moment(view.promisedBy)}.</p>` : ''}
${view.reasons === undefined ? '' : html`<p>${text.reasons}</p><div class="said">${visible(view.reasons)}</div>`}`;
}

function disputeCard({ redress, path, newKey, attempt }: RedressSection): Html {
  const { dispute: text } = words.redress;
  if (!redress.mayTellDispute && redress.disputes.length === 0) return nothing;
  const pieces = formPieces('dispute', attempt);
  const lengthMax = limits.urlLengthMax;
  const form = pieces.form({
    to: `${path}/dispute`,
    key: newKey(),
    body: [
      pieces.line({ name: 'body', caption: text.body, required: true, lengthMax }),
      pieces.line({ name: 'reference', caption: text.reference, required: true, lengthMax }),
      submit(text.send, { quiet: true }),
    ],
  });
  return html`<section class="card"><h2>${text.title}</h2>
${redress.disputes.map(disputeProgress)}
${redress.mayTellDispute ? html`<p>${text.lead}</p>${form}` : ''}</section>`;
}

/** One dispute outside and what became of it. */
export function disputeProgress(view: DisputeView): Html {
  const { dispute: text } = words.redress;
  return html`<p><strong>${visible(view.body)}</strong>, ${visible(view.reference)}. ${text.told} ${moment(view.toldAt)}.
${view.outcome === undefined ? text.open : html`${text.ended} ${text.outcomes[view.outcome]}.`}</p>
${
  view.implemented === undefined
    ? ''
    : html`<p>${text.done} ${text.implementations[view.implemented]}.</p>
<div class="said">${visible(view.account ?? '')}</div>`
}`;
}
