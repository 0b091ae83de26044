import type { ErasureView } from '../../app/contract/erasures.ts';
import { type Html, html } from '../markup.ts';
import { formPieces, submit } from '../page/form.ts';
import type { PageShape } from '../page/frame.ts';
import type { Attempt } from '../page/sent-form.ts';
import { day, moment } from '../text/moment.ts';
import { words } from '../words/words.ts';

export interface LeavingPage {
  /** The latest erasure that the member asked for. */
  readonly erasure?: ErasureView;
  readonly newKey: () => string;
  readonly attempt?: Attempt;
}

/** What is erased, what stays, and the form; or how far it is. */
export function leavingView({ erasure, newKey, attempt }: LeavingPage): PageShape {
  const { leaving } = words;
  const under = erasure?.phase === 'asked' ? erasure : undefined;
  return {
    title: leaving.title,
    body: html`<h1>${leaving.title}</h1>
<p class="lead">${leaving.lead}</p>
${under === undefined ? askPart(newKey, attempt) : progress(under, newKey)}`,
  };
}

function askPart(newKey: () => string, attempt: Attempt | undefined): Html {
  const { leaving } = words;
  const pieces = formPieces('leave', attempt);
  const form = pieces.form({
    to: '/me/leave',
    key: newKey(),
    body: [
      pieces.checkbox({ name: 'sure', caption: leaving.confirm, unremarked: true }),
      submit(leaving.send),
    ],
  });
  return html`<section class="card"><p>${leaving.before}</p>
<p><a href="/me/export.json" download>${leaving.copy}</a></p></section>
<section class="card"><h2>${leaving.keepsTitle}</h2>
<ul>${leaving.keeps.map((kept) => html`<li>${kept}</li>`)}</ul>
<p>${leaving.appeal}</p></section>
<section class="card">${form}</section>`;
}

function progress(erasure: ErasureView, newKey: () => string): Html {
  const { leaving } = words;
  const rows = erasure.waiting.map(
    ({ because, until }) =>
      html`<li>${leaving.because[because]}${until === undefined ? '' : html` <span class="hint">${leaving.until} ${day(until)}</span>`}</li>`,
  );
  const withdraw = formPieces('withdraw').form({
    to: '/me/leave/withdraw',
    key: newKey(),
    body: submit(leaving.withdraw, { quiet: true }),
  });
  return html`<section class="card"><p role="status">${leaving.asked} ${moment(erasure.askedAt)}.</p>
${rows.length === 0 ? html`<p>${leaving.working}</p>` : html`<p>${leaving.waits}</p><ul class="rows">${rows}</ul>`}
<p>${leaving.number}</p>
<p><a href="/erasures/${erasure.erasure}"><code class="break" dir="ltr">/erasures/${erasure.erasure}</code></a></p>
${withdraw}</section>`;
}

/** The page under the number of an erasure: it names nobody. */
export function erasurePage(erasure: Omit<ErasureView, 'waiting'>): PageShape {
  const { leaving } = words;
  return {
    title: leaving.pageTitle,
    body: html`<h1>${leaving.pageTitle}</h1>
<p>${leaving.asked} ${moment(erasure.askedAt)}.</p>
<p role="status" class="card">${phaseLine(erasure)}</p>`,
  };
}

function phaseLine({ phase, completedAt }: Omit<ErasureView, 'waiting'>): Html {
  const { leaving } = words;
  if (phase === 'completed' && completedAt !== undefined) {
    return html`${leaving.done} ${moment(completedAt)}.`;
  }
  return html`${phase === 'withdrawn' ? leaving.withdrawn : leaving.working}`;
}
