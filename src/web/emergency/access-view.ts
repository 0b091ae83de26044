import type { AccessView, OpenedAccess } from '../../app/contract/break-glass.ts';
import type { Page } from '../../app/contract/call.ts';
import type { StaffId } from '../../kernel/identifier.ts';
import { type Html, html } from '../markup.ts';
import { formPieces, submit } from '../page/form.ts';
import type { PageShape } from '../page/frame.ts';
import type { Attempt } from '../page/sent-form.ts';
import { day, exactTime, moment } from '../text/moment.ts';
import { quotation } from '../text/quotation.ts';
import { shortReference } from '../text/reference.ts';
import { visible } from '../text/visible.ts';
import { words } from '../words/words.ts';

/** Every emergency access, newest first. */
export function accessListView(page: Page<AccessView>): PageShape {
  const { list } = words.emergency;
  return {
    title: list.title,
    body: html`<h1>${list.title}</h1>
<p class="lead">${list.lead}</p>
${
  page.items.length === 0
    ? html`<p class="card">${list.empty}</p>`
    : html`<ul class="queue">${page.items.map(accessRow)}</ul>`
}
<p class="hint">${list.how}</p>
${page.next === undefined ? '' : html`<p><a href="/e?cursor=${encodeURIComponent(page.next)}">${words.frame.next}</a></p>`}`,
  };
}

function accessRow(access: AccessView): Html {
  const { list, kinds, phases, page } = words.emergency;
  return html`<li><a href="/e/${access.access}">${list.see({ reference: shortReference(access.access) })}</a>
<dl class="cells">
<div><dt>${page.kind}</dt><dd>${kinds[access.kind]}</dd></div>
<div><dt>${page.asker}</dt><dd>${visible(access.asker)}, ${moment(access.askedAt)}</dd></div>
<div><dt>${page.phase}</dt><dd>${phases[access.phase]}</dd></div>
</dl></li>`;
}

interface AccessPage {
  readonly access: AccessView;
  readonly staff: StaffId;
  readonly newKey: () => string;
  readonly attempt?: Attempt;
}

/** One access: why, with whose agreement, and when the person concerned is told. */
export function accessPageView(model: AccessPage): PageShape {
  const { page } = words.emergency;
  const { access, staff } = model;
  const title = page.title({ reference: shortReference(access.access) });
  const mine = access.asker === staff;
  return {
    title,
    body: html`<h1>${title}</h1>
${facts(access)}
<section class="card"><h2>${page.reason}</h2>${quotation(access.reason)}</section>
${access.laterBecause === undefined ? '' : html`<section class="card"><h2>${page.laterBecause}</h2>${quotation(access.laterBecause)}</section>`}
${
  access.declined === undefined
    ? ''
    : html`<section class="card"><h2>${page.declineWhy}</h2>
<p class="meta">${visible(access.declined.by)}, ${moment(access.declined.at)}</p>${quotation(access.declined.reason)}</section>`
}
${
  mine && access.phase === 'open'
    ? html`<section class="card act"><p><a href="/e/${access.access}/opened">${page.open}</a></p>
<p class="hint">${page.openText}</p></section>`
    : ''
}
${!mine && access.phase === 'asked' ? secondForms(model) : ''}
<p><a href="/e">${page.back}</a></p>`,
  };
}

function facts(access: AccessView): Html {
  const { page, kinds, ways, phases } = words.emergency;
  const { confirmBy, openUntil, second, toldAt } = access;
  return html`<dl class="facts">
<dt>${page.phase}</dt><dd>${phases[access.phase]}</dd>
<dt>${page.kind}</dt><dd>${kinds[access.kind]}</dd>
<dt>${page.way}</dt><dd>${ways[access.way]}</dd>
<dt>${page.asker}</dt><dd>${visible(access.asker)}</dd>
<dt>${page.asked}</dt><dd>${moment(access.askedAt)}</dd>
${second === undefined ? '' : html`<dt>${page.second}</dt><dd>${visible(second)}</dd>`}
${confirmBy === undefined || access.phase !== 'asked' ? '' : html`<dt>${page.confirmBy}</dt><dd>${exactTime(confirmBy)}</dd>`}
${openUntil === undefined ? '' : html`<dt>${page.openUntil}</dt><dd>${moment(openUntil)}</dd>`}
${toldAt === undefined ? html`<dt>${page.tell}</dt><dd>${day(access.tellAt)}</dd>` : html`<dt>${page.told}</dt><dd>${day(toldAt)}</dd>`}
</dl>`;
}

function secondForms({ access, newKey, attempt }: AccessPage): Html {
  const { page } = words.emergency;
  const decline = formPieces('decline', attempt);
  return html`<section class="card act">${formPieces('confirm', attempt).form({
    to: `/e/${access.access}/confirm`,
    key: newKey(),
    body: [html`<p>${page.confirmText}</p>`, submit(page.confirm)],
  })}</section>
<section class="card"><h2>${page.decline}</h2>${decline.form({
    to: `/e/${access.access}/decline`,
    key: newKey(),
    body: [
      decline.area({ name: 'reason', caption: page.declineWhy, required: true, rows: 3 }),
      submit(page.declineSend, { quiet: true }),
    ],
  })}</section>`;
}

/** What was withheld, for whoever asked and while it is open. */
export function openedView(opened: OpenedAccess): PageShape {
  const { opened: text, page } = words.emergency;
  return {
    title: text.title,
    body: html`<h1>${text.title}</h1>
<p class="hint">${page.openUntil} ${exactTime(opened.openUntil)}. ${page.openText}</p>
${opened.respondent === undefined ? '' : html`<section class="card"><h2>${text.respondent}</h2><p>${visible(opened.respondent.id)}</p></section>`}
${opened.reporters === undefined ? '' : reportersPart(opened.reporters)}
${
  opened.evidence === undefined
    ? ''
    : html`<section class="card"><h2>${text.evidence}</h2>${opened.evidence.map(
        (item) => html`<p class="meta">${moment(item.occurredAt)}</p>${quotation(item.text)}`,
      )}</section>`
}
<p><a href="/e/${opened.access}">${page.back}</a></p>`,
  };
}

function reportersPart(reporters: NonNullable<OpenedAccess['reporters']>): Html {
  const { opened } = words.emergency;
  return html`<section class="card"><h2>${opened.reporters}</h2><ul>${reporters.map(
    ({ reporter, contact }) =>
      html`<li>${reporter === undefined ? opened.nameless : visible(reporter.id)}${
        contact === undefined ? '' : html` · ${opened.contact}: ${visible(contact)}`
      }</li>`,
  )}</ul></section>`;
}
