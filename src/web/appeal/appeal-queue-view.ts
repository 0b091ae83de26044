import type { AppealRow } from '../../app/contract/appeals.ts';
import type { Page } from '../../app/contract/call.ts';
import type { Instant } from '../../kernel/instant.ts';
import { type Html, html } from '../markup.ts';
import type { PageShape } from '../page/frame.ts';
import { redressLinks } from '../redress/staff-redress-view.ts';
import { distance, moment } from '../text/moment.ts';
import { shortReference } from '../text/reference.ts';
import { visible } from '../text/visible.ts';
import { words } from '../words/words.ts';

/** Appeals that wait, with which of them this reviewer may hear and why not the others. */
export function appealQueueView(page: Page<AppealRow>, now: Instant): PageShape {
  const { queue } = words.appeal;
  return {
    title: queue.title,
    wide: true,
    body: html`<h1>${queue.title}</h1>
<p class="hint">${queue.lead}</p>
${redressLinks()}
${
  page.items.length === 0
    ? html`<p class="card">${queue.empty}</p>`
    : html`<ul class="queue">${page.items.map((row) => appealRow(row, now))}</ul>`
}
${page.next === undefined ? '' : html`<p><a href="/a?cursor=${encodeURIComponent(page.next)}">${words.frame.next}</a></p>`}`,
  };
}

function appealRow(row: AppealRow, now: Instant): Html {
  const { queue } = words.appeal;
  const name = queue.see({ reference: shortReference(row.appeal) });
  return html`<li${row.late ? html` class="late"` : ''}>
${row.open ? html`<a href="/a/${row.appeal}">${name}</a>` : html`<span>${name}</span>`}
<dl class="cells">
<div><dt>${queue.by}</dt><dd>${queue[row.by]}</dd></div>
<div><dt>${queue.filed}</dt><dd>${moment(row.filedAt)}</dd></div>
<div><dt>${queue.promised}</dt><dd>${moment(row.promisedBy)} <span class="hint">${distance(now, row.promisedBy)}</span>${
    row.late ? html` <span class="tag strong">${queue.late}</span>` : ''
  }</dd></div>
<div><dt>${queue.holder}</dt><dd>${row.lease === undefined ? queue.nobody : visible(row.lease.holder)}</dd></div>
</dl>
${row.open ? '' : html`<p class="hint">${queue.notOpen} ${row.notOpenBecause ?? ''}</p>`}</li>`;
}
