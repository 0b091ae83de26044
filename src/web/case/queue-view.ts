import type { CaseList, CaseQueue, QueueRow } from '../../app/contract/cases.ts';
import type { HearingView } from '../../app/contract/hearings.ts';
import type { Instant } from '../../kernel/instant.ts';
import { type Html, html } from '../markup.ts';
import type { PageShape } from '../page/frame.ts';
import { distance, moment } from '../text/moment.ts';
import { shortReference } from '../text/reference.ts';
import { visible } from '../text/visible.ts';
import { words } from '../words/words.ts';

export interface QueuePage {
  readonly which: CaseList;
  readonly page: CaseQueue;
  readonly now: Instant;
  /** What whoever looks is asked about a case about themselves. */
  readonly hearings: readonly HearingView[];
}

const addresses = {
  open: '/m',
  aside: '/m?phase=aside',
  'to-answer': '/m?phase=to-answer',
  decided: '/m?phase=decided',
  'second-person': '/m/second',
} as const;

/** Cases in the order in which their promised time ends; never by number of reports. */
export function queueView({ which, page, now, hearings }: QueuePage): PageShape {
  const { queue } = words.case;
  const titles = {
    open: queue.title,
    aside: words.hearing.aside.list,
    'to-answer': words.hearing.aside.answerList,
    decided: queue.decidedTitle,
    'second-person': queue.secondTitle,
  };
  const lead = which === 'second-person' ? queue.secondLead : queue.lead;
  return {
    title: titles[which],
    wide: true,
    body: html`<h1>${titles[which]}</h1>
${lists(which)}
${hearings.length === 0 ? '' : html`<p class="card act"><a href="/me/hearings">${words.hearing.home.staff}</a></p>`}
${elsewhere(page, which)}
${which === 'decided' ? '' : html`<p class="hint">${lead}</p>`}
${
  page.items.length === 0
    ? html`<p class="card">${queue.empty}</p>`
    : html`<ul class="queue">${page.items.map((row) => queueRow(row, now))}</ul>`
}
${page.next === undefined ? '' : html`<p><a href="${nextHref(which, page.next)}">${words.frame.next}</a></p>`}`,
  };
}

// What the queue hides is counted, so that nobody forgets it.
function elsewhere({ aside, toAnswer }: CaseQueue, which: CaseList): Html {
  const { aside: text } = words.hearing;
  const hidden =
    aside === 0 || which === 'aside'
      ? ''
      : html`<p class="hint"><a href="${addresses.aside}">${text.queue({ count: aside })}</a></p>`;
  const waiting =
    toAnswer === 0 || which === 'to-answer'
      ? ''
      : html`<p class="remark"><a href="${addresses['to-answer']}">${text.toAnswer({ count: toAnswer })}</a></p>`;
  return html`${waiting}${hidden}`;
}

function lists(which: QueuePage['which']): Html {
  const { queue } = words.case;
  const captions = {
    open: queue.open,
    aside: words.hearing.aside.list,
    'to-answer': words.hearing.aside.answerList,
    'second-person': words.frame.second,
    decided: queue.decided,
  } as const;
  const items = (['open', 'aside', 'second-person', 'to-answer', 'decided'] as const).map(
    (name) =>
      html`<li><a href="${addresses[name]}"${name === which ? html` aria-current="page"` : ''}>${captions[name]}</a></li>`,
  );
  const earlyEnds = html`<li><a href="/m/early-ends">${words.earlyEnd.listCaption}</a></li>`;
  const bulk = html`<li><a href="/m/bulk">${words.bulk.list.title}</a></li>`;
  const open = html`<li><a href="/m/open">${words.openCase.link}</a></li>`;
  const more = html`${earlyEnds}${bulk}${open}`;
  return html`<nav aria-label="${queue.lists}" class="tabs"><ul>${items}${more}</ul></nav>`;
}

function queueRow(row: QueueRow, now: Instant): Html {
  const { queue } = words.case;
  const waiting = row.phase === 'open' || row.phase === 'decision-pending';
  return html`<li${row.late ? html` class="late"` : ''}>
<a href="/m/cases/${row.case}">${queue.see({ reference: shortReference(row.case) })}</a>
<dl class="cells">
<div><dt>${queue.subject}</dt><dd>${words.term.subjects[row.subjectKind]}</dd></div>
<div><dt>${queue.family}</dt><dd>${row.family === undefined ? queue.noFamily : visible(row.family)}${
    row.automatedDetection ? html` <span class="tag">${queue.byMachine}</span>` : ''
  }</dd></div>
${
  waiting
    ? html`<div><dt>${queue.promised}</dt><dd>${moment(row.promisedBy)} <span class="hint">${distance(now, row.promisedBy)}</span>${
        row.late ? html` <span class="tag strong">${queue.late}</span>` : ''
      }${row.asideUntil === undefined ? '' : html` <span class="tag">${words.hearing.aside.tag} ${moment(row.asideUntil)}</span>`}</dd></div>`
    : html`<div><dt>${queue.opened}</dt><dd>${moment(row.openedAt)}</dd></div>`
}
${
  row.phase === 'open'
    ? html`<div><dt>${queue.holder}</dt><dd data-lease-of="${row.case}" data-nobody="${queue.nobody}">${
        row.lease === undefined ? queue.nobody : visible(row.lease.holder)
      }</dd></div>`
    : html`<div><dt>${queue.phase}</dt><dd>${words.case.phases[row.phase]}</dd></div>`
}
</dl></li>`;
}

function nextHref(which: QueuePage['which'], cursor: string): string {
  const separator = addresses[which].includes('?') ? '&' : '?';
  return `${addresses[which]}${separator}cursor=${encodeURIComponent(cursor)}`;
}
