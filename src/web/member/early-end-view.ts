import type { EarlyEndView } from '../../app/contract/early-ends.ts';
import { type Html, html } from '../markup.ts';
import { formPieces, submit } from '../page/form.ts';
import type { Attempt } from '../page/sent-form.ts';
import { moment } from '../text/moment.ts';
import { visible } from '../text/visible.ts';
import { words } from '../words/words.ts';

export interface EarlyEndSection {
  readonly earlyEnds: readonly EarlyEndView[];
  readonly path: string;
  readonly newKey: () => string;
  readonly attempt?: Attempt;
}

/** For each restriction of a decision: what was asked and answered, and a form while it binds. */
export function earlyEndSection(model: EarlyEndSection): Html | '' {
  const shown = model.earlyEnds.filter((one) => one.canAsk || one.requests.length > 0);
  if (shown.length === 0) return '';
  const { earlyEnd } = words;
  const each = shown.map(
    (one) => html`<h3>${words.term.measures[one.restriction.kind]}</h3>
${requestsView(one)}
${one.canAsk ? askForm(model, one) : ''}`,
  );
  return html`<section class="card"><h2>${earlyEnd.title}</h2>
<p>${earlyEnd.lead}</p>
${each}</section>`;
}

/** What a member asked, and each answer with its reasons. */
export function requestsView({ requests, askAgainFrom }: EarlyEndView): Html {
  const { earlyEnd } = words;
  const items = requests.map(
    ({ askedAt, text, answer }) => html`<li><p class="meta">${earlyEnd.asked} ${moment(askedAt)}</p>
<div class="said">${visible(text)}</div>
${
  answer === undefined
    ? html`<p>${earlyEnd.waits}</p>`
    : html`<p><strong>${earlyEnd[answer.outcome]}</strong> ${moment(answer.at)}</p>
<p>${earlyEnd.reasons}</p><div class="said">${visible(answer.reasons)}</div>`
}</li>`,
  );
  return html`${items.length === 0 ? '' : html`<ol class="bare">${items}</ol>`}
${askAgainFrom === undefined ? '' : html`<p class="hint">${earlyEnd.againFrom} ${moment(askAgainFrom)}.</p>`}`;
}

function askForm({ path, newKey, attempt }: EarlyEndSection, { restriction }: EarlyEndView): Html {
  const { earlyEnd } = words;
  const pieces = formPieces(`early-end-${restriction.restriction}`, attempt);
  return pieces.form({
    to: `${path}/early-end`,
    key: newKey(),
    body: [
      html`<input type="hidden" name="restriction" value="${restriction.restriction}">`,
      pieces.area({ name: 'text', caption: earlyEnd.box, required: true, rows: 4 }),
      submit(earlyEnd.send, { quiet: true }),
    ],
  });
}
