import type { Page } from '../../app/contract/call.ts';
import type { QueueRow } from '../../app/contract/cases.ts';
import type { Instant } from '../../kernel/instant.ts';
import { type Html, html } from '../markup.ts';
import type { PageShape } from '../page/frame.ts';
import { distance, moment } from '../text/moment.ts';
import { shortReference } from '../text/reference.ts';
import { visible } from '../text/visible.ts';
import { words } from '../words/en.ts';

export interface QueuePage {
  readonly which: 'open' | 'decided' | 'second-person';
  readonly page: Page<QueueRow>;
  readonly now: Instant;
}

const addresses = {
  open: '/m',
  decided: '/m?phase=decided',
  'second-person': '/m/second',
} as const;

/** Cases in the order in which their promised time ends; never by number of reports. */
export function queueView({ which, page, now }: QueuePage): PageShape {
  const { queue } = words.case;
  const titles = {
    open: queue.title,
    decided: queue.decidedTitle,
    'second-person': queue.secondTitle,
  };
  const lead = which === 'second-person' ? queue.secondLead : queue.lead;
  return {
    title: titles[which],
    wide: true,
    body: html`<h1>${titles[which]}</h1>
${lists(which)}
${which === 'decided' ? '' : html`<p class="hint">${lead}</p>`}
${
  page.items.length === 0
    ? html`<p class="card">${queue.empty}</p>`
    : html`<ul class="queue">${page.items.map((row) => queueRow(row, now))}</ul>`
}
${page.next === undefined ? '' : html`<p><a href="${nextHref(which, page.next)}">${words.frame.next}</a></p>`}`,
  };
}

function lists(which: QueuePage['which']): Html {
  const { queue } = words.case;
  const captions = {
    open: queue.open,
    'second-person': words.frame.second,
    decided: queue.decided,
  } as const;
  const items = (['open', 'second-person', 'decided'] as const).map(
    (name) =>
      html`<li><a href="${addresses[name]}"${name === which ? html` aria-current="page"` : ''}>${captions[name]}</a></li>`,
  );
  const bulk = html`<li><a href="/m/bulk">${words.bulk.list.title}</a></li>`;
  return html`<nav aria-label="${queue.lists}" class="tabs"><ul>${items}${bulk}</ul></nav>`;
}

function queueRow(row: QueueRow, now: Instant): Html {
  const { queue } = words.case;
  const waiting = row.phase === 'open' || row.phase === 'decision-pending';
  return html`<li${row.late ? html` class="late"` : ''}>
<a href="/m/cases/${row.case}">${queue.see(shortReference(row.case))}</a>
<dl class="cells">
<div><dt>${queue.subject}</dt><dd>${words.term.subjects[row.subjectKind]}</dd></div>
<div><dt>${queue.family}</dt><dd>${row.family === undefined ? queue.noFamily : visible(row.family)}${
    row.automatedDetection ? html` <span class="tag">${queue.byMachine}</span>` : ''
  }</dd></div>
${
  waiting
    ? html`<div><dt>${queue.promised}</dt><dd>${moment(row.promisedBy)} <span class="hint">${distance(now, row.promisedBy)}</span>${
        row.late ? html` <span class="tag strong">${queue.late}</span>` : ''
      }</dd></div>`
    : html`<div><dt>${queue.opened}</dt><dd>${moment(row.openedAt)}</dd></div>`
}
<div><dt>${row.phase === 'open' ? queue.holder : queue.phase}</dt><dd>${
    row.phase === 'open'
      ? (row.lease && visible(row.lease.holder)) || queue.nobody
      : words.case.phases[row.phase]
  }</dd></div>
</dl></li>`;
}

function nextHref(which: QueuePage['which'], cursor: string): string {
  const separator = addresses[which].includes('?') ? '&' : '?';
  return `${addresses[which]}${separator}cursor=${encodeURIComponent(cursor)}`;
}
