import type { Page } from '../../app/contract/call.ts';
import type { EarlyEndRow } from '../../app/contract/early-ends.ts';
import { type Html, html } from '../markup.ts';
import type { PageShape } from '../page/frame.ts';
import { moment } from '../text/moment.ts';
import { shortReference } from '../text/reference.ts';
import { words } from '../words/words.ts';

/** Requests for an early end that wait for an answer, the oldest first. */
export function earlyEndListView(page: Page<EarlyEndRow>): PageShape {
  const { earlyEnd } = words;
  return {
    title: earlyEnd.listTitle,
    wide: true,
    body: html`<h1>${earlyEnd.listTitle}</h1>
<p class="hint">${earlyEnd.listLead}</p>
${
  page.items.length === 0
    ? html`<p class="card">${earlyEnd.listEmpty}</p>`
    : html`<ul class="queue">${page.items.map(row)}</ul>`
}
${page.next === undefined ? '' : html`<p><a href="/m/early-ends?cursor=${encodeURIComponent(page.next)}">${words.frame.next}</a></p>`}`,
  };
}

function row({ case: id, kind, until, askedAt }: EarlyEndRow): Html {
  const { earlyEnd } = words;
  const name = words.term.measures[kind];
  return html`<li>${
    id === undefined
      ? name
      : html`<a href="/m/cases/${id}">${earlyEnd.see({ reference: shortReference(id) })}</a> · ${name}`
  }
<p class="hint">${earlyEnd.askedAt} ${moment(askedAt)} · ${earlyEnd.until} ${moment(until)}</p></li>`;
}
