import type { HearingView } from '../../app/contract/hearings.ts';
import type { Instant } from '../../kernel/instant.ts';
import { type Html, html } from '../markup.ts';
import { formPieces, submit } from '../page/form.ts';
import type { Attempt } from '../page/sent-form.ts';
import { moment } from '../text/moment.ts';
import { visible } from '../text/visible.ts';
import { words } from '../words/words.ts';

export interface HearingSection {
  readonly hearing: HearingView;
  readonly now: Instant;
  /** Address of the page; its form sends to `view` below it. */
  readonly path: string;
  readonly newKey: () => string;
  readonly attempt?: Attempt;
}

/** Where the person says how they see it, and then what they said and what became of it. */
export function hearingSection(model: HearingSection): Html {
  const { hearing, now } = model;
  const { page } = words.hearing;
  const { given, answerBy } = hearing;
  if (given !== undefined) {
    return html`<section class="card"><h2>${page.yours}</h2>
<p class="meta">${moment(given.at)}</p><div class="said">${visible(given.text)}</div>
${hearing.answered === undefined ? html`<p>${page.read}${answerBy === undefined ? '' : html` ${page.answerBy} ${moment(answerBy)}.`}</p>` : ''}
${answer(hearing)}</section>`;
  }
  if (hearing.phase !== 'waiting') {
    return html`<section class="card"><h2>${page.box}</h2><p>${page.over} ${page.overBefore}</p></section>`;
  }
  const late = now >= hearing.until;
  return html`<section class="card act"><h2>${page.box}</h2>
<p>${late ? page.late : html`<strong>${page.until} ${moment(hearing.until)}.</strong>`}</p>
${form(model)}</section>`;
}

function form({ path, newKey, attempt }: HearingSection): Html {
  const { page } = words.hearing;
  const pieces = formPieces('view', attempt);
  return pieces.form({
    to: `${path}/view`,
    key: newKey(),
    body: [
      pieces.area({ name: 'text', caption: page.box, hint: page.hint, required: true, rows: 7 }),
      submit(page.send),
    ],
  });
}

function answer({ answered }: HearingView): Html | '' {
  if (answered === undefined) return '';
  const { page } = words.hearing;
  const { outcome, reasons } = answered;
  const lifted = reasons === undefined ? page.unanswered : page.lifted;
  return html`<h3>${page.answer}</h3>
<p>${outcome === 'lifted' ? lifted : page.kept} ${moment(answered.at)}</p>
${reasons === undefined ? '' : html`<div class="said">${visible(reasons)}</div>`}`;
}
