import type { BulkRow } from '../../app/contract/bulks.ts';
import type { Page } from '../../app/contract/call.ts';
import { type Html, html } from '../markup.ts';
import type { PageShape } from '../page/frame.ts';
import { moment } from '../text/moment.ts';
import { shortReference } from '../text/reference.ts';
import { visible } from '../text/visible.ts';
import { words } from '../words/words.ts';

/** Bulk jobs, newest first, each with how far it is. */
export function bulkListView(page: Page<BulkRow>): PageShape {
  const { list } = words.bulk;
  return {
    title: list.title,
    wide: true,
    body: html`<h1>${list.title}</h1>
<p class="hint">${list.lead}</p>
<p><a href="/m/bulk/new">${list.make}</a></p>
${
  page.items.length === 0
    ? html`<p class="card">${list.empty}</p>`
    : html`<ul class="queue">${page.items.map(bulkRow)}</ul>`
}
${page.next === undefined ? '' : html`<p><a href="/m/bulk?cursor=${encodeURIComponent(page.next)}">${words.frame.next}</a></p>`}`,
  };
}

function bulkRow(row: BulkRow): Html {
  const { list, phases } = words.bulk;
  return html`<li>
<a href="/m/bulk/${row.bulk}">${list.see({ reference: shortReference(row.bulk) })}</a>
<dl class="cells">
<div><dt>${list.rule}</dt><dd>${visible(row.rule)}</dd></div>
<div><dt>${list.step}</dt><dd>${visible(row.rung)}</dd></div>
<div><dt>${list.by}</dt><dd>${visible(row.author)}</dd></div>
<div><dt>${list.made}</dt><dd>${moment(row.openedAt)}</dd></div>
<div><dt>${list.progress}</dt><dd>${list.of({ decided: row.decided, all: row.cases })}</dd></div>
<div><dt>${list.phase}</dt><dd>${phases[row.phase]}</dd></div>
</dl></li>`;
}
