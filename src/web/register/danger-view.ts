import type { DangerView } from '../../app/contract/dangers.ts';
import { limits } from '../../kernel/limits.ts';
import { html } from '../markup.ts';
import { formPieces, submit } from '../page/form.ts';
import type { PageShape } from '../page/frame.ts';
import type { Attempt } from '../page/sent-form.ts';
import { moment } from '../text/moment.ts';
import { quotation } from '../text/quotation.ts';
import { visible } from '../text/visible.ts';
import { words } from '../words/words.ts';

export interface DangerPage {
  readonly danger: DangerView;
  readonly newKey: () => string;
  readonly attempt?: Attempt;
}

/** One entry: what was suspected, who was told, and a form for telling somebody else. */
export function dangerPageView({ danger, newKey, attempt }: DangerPage): PageShape {
  const text = words.register.danger;
  const form = formPieces('told', attempt);
  const told = danger.told.map(
    (one) => html`<li>${visible(one.authority)} · ${moment(one.toldAt)}${quotation(one.sent)}</li>`,
  );
  return {
    title: text.title,
    body: html`<h1>${text.title}</h1>
<p class="meta">${text.recorded} ${moment(danger.recordedAt)} · ${text.phases[danger.phase]}</p>
<section class="card">${quotation(danger.suspected)}</section>
${told.length === 0 ? '' : html`<section class="card"><h2>${text.tell}</h2><ul class="rows">${told}</ul></section>`}
<section class="card"><h2>${text.tell}</h2>
${form.form({
  to: `/o/dangers/${encodeURIComponent(danger.danger)}/told`,
  key: newKey(),
  body: [
    form.line({
      name: 'authority',
      caption: text.authority,
      required: true,
      lengthMax: limits.identifierLengthMax,
    }),
    form.area({ name: 'sent', caption: text.sent, hint: text.toldNow, required: true }),
    submit(text.doTell),
  ],
})}</section>`,
  };
}
