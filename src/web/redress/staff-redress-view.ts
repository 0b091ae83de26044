import type { Page } from '../../app/contract/call.ts';
import type { DisputeView, ReopeningRow, UnheardRow } from '../../app/contract/redress.ts';
import { type Html, html, nothing } from '../markup.ts';
import { formPieces, submit } from '../page/form.ts';
import type { PageShape } from '../page/frame.ts';
import type { Attempt } from '../page/sent-form.ts';
import { moment } from '../text/moment.ts';
import { shortReference } from '../text/reference.ts';
import { visible } from '../text/visible.ts';
import type { Text, Wording } from '../words/wording.ts';
import { words } from '../words/words.ts';
import { disputeOutcomes, implementations } from './dispute-words.ts';
import { callPanelForm, hearingSentences } from './hearing-view.ts';
import { disputeProgress } from './redress-section-view.ts';

interface StaffList<Row> {
  readonly page: Page<Row>;
  readonly newKey: () => string;
  readonly attempt?: Attempt;
}

/** Links to what is beside the appeals, for staff. */
export function redressLinks(): Html {
  const { staff } = words.redress;
  return html`<p class="hint">${staff.links} <a href="/reopenings">${staff.reopenings}</a> · <a href="/disputes">${staff.disputes}</a> · <a href="/unheard">${staff.unheard}</a></p>`;
}

/** Requests to look at final decisions again. */
export function reopeningsView({ page, newKey, attempt }: StaffList<ReopeningRow>): PageShape {
  const { staff } = words.redress;
  const rows = page.items.map((row) => reopeningCard(row, { newKey, attempt }));
  return list(staff.reopenings, page, rows.length === 0 ? [empty(staff.noReopenings)] : rows);
}

function reopeningCard(
  row: ReopeningRow,
  { newKey, attempt }: { readonly newKey: () => string; readonly attempt: Attempt | undefined },
): Html {
  const { staff, reopening } = words.redress;
  const pieces = formPieces(`answer-${row.reopening}`, attempt);
  const form = pieces.form({
    to: `/reopenings/${row.reopening}/answer`,
    key: newKey(),
    version: row.version,
    body: [
      pieces.radios({
        name: 'answer',
        caption: staff.answer,
        required: true,
        choices: [
          { value: 'accept', caption: staff.accept },
          { value: 'decline', caption: staff.decline },
        ],
      }),
      pieces.area({ name: 'reasons', caption: staff.reasons, required: true, rows: 4 }),
      submit(staff.sendAnswer),
    ],
  });
  return html`<section class="card"><h2>${shortReference(row.reopening)}</h2>
<p class="meta">${staff.from}: ${staff.by[row.askedBy]} · ${reopening.asked} ${moment(row.askedAt)} · ${words.appeal.queue.promised} ${moment(row.promisedBy)}</p>
${row.open ? html`<h3>${staff.facts}</h3><div class="said">${visible(row.facts)}</div>${form}` : html`<p class="hint">${staff.notOpen} ${row.notOpenBecause ?? ''}</p>`}</section>`;
}

/** Disputes outside that are open. */
export function disputesView({ page, newKey, attempt }: StaffList<DisputeView>): PageShape {
  const { staff } = words.redress;
  const rows = page.items.map((row) => disputeCard(row, { newKey, attempt }));
  return list(staff.disputes, page, rows.length === 0 ? [empty(staff.noDisputes)] : rows);
}

function disputeCard(
  row: DisputeView,
  { newKey, attempt }: { readonly newKey: () => string; readonly attempt: Attempt | undefined },
): Html {
  const { staff } = words.redress;
  const pieces = formPieces(`end-${row.dispute}`, attempt);
  return html`<section class="card"><h2>${shortReference(row.dispute)}</h2>${disputeProgress(row)}
<details${attempt?.form === `end-${row.dispute}` ? html` open` : ''}><summary>${staff.endDispute}</summary>
${pieces.form({
  to: `/disputes/${row.dispute}/end`,
  key: newKey(),
  version: row.version,
  body: [
    pieces.select({
      name: 'outcome',
      caption: staff.outcome,
      required: true,
      choices: disputeOutcomes,
    }),
    pieces.select({
      name: 'implemented',
      caption: staff.implemented,
      required: true,
      choices: implementations,
    }),
    pieces.area({ name: 'account', caption: staff.account, required: true, rows: 4 }),
    submit(staff.sendEnd),
  ],
})}</details></section>`;
}

/** Appeals that nobody on the staff can hear, with what can be done for each. */
export function unheardView({ page, newKey, attempt }: StaffList<UnheardRow>): PageShape {
  const { staff } = words.redress;
  const rows = page.items.map((row) => unheardCard(row, { newKey, attempt }));
  const lead = html`<p class="lead">${staff.unheardLead}</p>`;
  return list(staff.unheard, page, rows.length === 0 ? [empty(staff.noUnheard)] : [lead, ...rows]);
}

function unheardCard(
  row: UnheardRow,
  { newKey, attempt }: { readonly newKey: () => string; readonly attempt: Attempt | undefined },
): Html {
  const { staff } = words.redress;
  const { hearing, appeal } = row;
  const head = html`<h2>${words.appeal.queue.see({ reference: shortReference(appeal) })}</h2>
<p class="meta">${words.appeal.queue.filed} ${moment(row.filedAt)} · ${words.appeal.queue.promised} ${moment(row.promisedBy)}${row.late ? html` <span class="tag strong">${words.appeal.queue.late}</span>` : ''}</p>`;
  if (hearing === undefined)
    return html`<section class="card">${head}<p>${staff.part}</p></section>`;
  const form = {
    name: `panel-${appeal}`,
    to: `/unheard/${appeal}/panel`,
    newKey,
    ...(attempt === undefined ? {} : { attempt }),
  };
  const open = hearing.outsideReviewer?.phase === 'open';
  return html`<section class="card">${head}${hearingSentences(hearing)}
${callPanelForm({ hearing, waitingAppeal: appeal }, form)}
${open ? revokeForm(hearing.outsideReviewer.review, { newKey, attempt }) : nameForm(appeal, { newKey, attempt })}</section>`;
}

function nameForm(
  appeal: string,
  { newKey, attempt }: { readonly newKey: () => string; readonly attempt: Attempt | undefined },
): Html {
  const { staff } = words.redress;
  const name = `name-${appeal}`;
  const pieces = formPieces(name, attempt);
  return html`<details${attempt?.form === name ? html` open` : ''}><summary>${staff.name}</summary>
${pieces.form({
  to: `/unheard/${appeal}/name`,
  key: newKey(),
  body: [
    pieces.line({
      name: 'knownAs',
      caption: staff.knownAs,
      hint: staff.knownAsHint,
      required: true,
      lengthMax: 100,
    }),
    pieces.area({ name: 'reason', caption: staff.why, required: true, rows: 3 }),
    pieces.line({
      name: 'days',
      caption: staff.days,
      required: true,
      numeric: true,
      initial: '14',
      lengthMax: 2,
    }),
    submit(staff.sendName),
  ],
})}</details>`;
}

function revokeForm(
  review: string,
  { newKey, attempt }: { readonly newKey: () => string; readonly attempt: Attempt | undefined },
): Html {
  const { staff } = words.redress;
  const name = `revoke-${review}`;
  const pieces = formPieces(name, attempt);
  return html`<details${attempt?.form === name ? html` open` : ''}><summary>${staff.revoke}</summary>
${pieces.form({
  to: `/unheard/${review}/revoke`,
  key: newKey(),
  body: [
    pieces.area({ name: 'reason', caption: staff.revokeWhy, required: true, rows: 2 }),
    submit(staff.revoke, { quiet: true }),
  ],
})}</details>`;
}

/** The link of somebody who was named, shown once. */
export function namedView(url: string): PageShape {
  const { staff } = words.redress;
  return {
    title: staff.named,
    body: html`<h1>${staff.named}</h1><p>${staff.namedText}</p>
<p class="card good"><code class="break" dir="ltr">${url}</code></p>
<p><a href="/unheard">${staff.unheard}</a></p>`,
  };
}

function empty(sentence: Wording): Html {
  return html`<p class="card">${sentence}</p>`;
}

function list(title: Text, page: Page<unknown>, rows: readonly Html[]): PageShape {
  const next =
    page.next === undefined
      ? nothing
      : html`<p><a href="?cursor=${encodeURIComponent(page.next)}">${words.frame.next}</a></p>`;
  return { title, body: html`<h1>${title}</h1>${redressLinks()}${rows}${next}` };
}
