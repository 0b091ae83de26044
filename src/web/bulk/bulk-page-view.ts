import type { BulkCaseRow, BulkView } from '../../app/contract/bulks.ts';
import type { Role } from '../../domain/staff/event.ts';
import type { StaffId } from '../../kernel/identifier.ts';
import type { RulebookHistory } from '../../rulebook/model.ts';
import { type Html, html, nothing } from '../markup.ts';
import { formPieces, submit } from '../page/form.ts';
import type { PageShape } from '../page/frame.ts';
import type { Attempt } from '../page/sent-form.ts';
import { moment } from '../text/moment.ts';
import { shortReference } from '../text/reference.ts';
import { visible } from '../text/visible.ts';
import type { Text, Wording } from '../words/wording.ts';
import { words } from '../words/words.ts';
import { bulkActs } from './bulk-act-forms.ts';
import { precedentList } from './bulk-make-view.ts';

export interface BulkPage {
  readonly job: BulkView;
  readonly history: RulebookHistory;
  readonly staff: StaffId;
  readonly roles: readonly Role[];
  readonly newKey: () => string;
  readonly attempt?: Attempt;
}

/** A job: what it says, its sample, how far it is, and the next step of whoever looks. */
export function bulkPageView(model: BulkPage): PageShape {
  const { job, history } = model;
  const { page, phases, make } = words.bulk;
  const title = page.title({ reference: shortReference(job.bulk) });
  return {
    title,
    wide: true,
    body: html`<h1>${title}</h1>
<p class="card" role="status">${phases[job.phase]}${
      job.phase === 'held' && job.heldUntil !== undefined
        ? html` ${page.heldUntil} ${moment(job.heldUntil)}.`
        : ''
    }</p>
<div class="columns">
<div>
${sample(model)}
<section class="card"><h2>${page.cases}</h2>${caseTable(job)}</section>
</div>
<div class="work">
${facts(job)}
${bulkActs(model)}
<section class="card"><h2>${make.precedents}</h2>${
      job.precedents.length === 0
        ? html`<p>${make.noPrecedents}</p>`
        : precedentList(job.precedents, history)
    }</section>
</div>
</div>`,
  };
}

function facts(job: BulkView): Html {
  const { page } = words.bulk;
  const { progress } = job;
  return html`<section class="card"><h2>${page.progress}</h2>
<dl class="facts">
<dt>${page.rule}</dt><dd><a href="/rules/${job.rule}">${visible(job.rule)}</a></dd>
<dt>${page.step}</dt><dd>${visible(job.rung)}</dd>
<dt>${page.by}</dt><dd>${visible(job.author)}, ${page.made} ${moment(job.openedAt)}</dd>
${job.second === undefined ? nothing : html`<dt>${page.second}</dt><dd>${visible(job.second)}</dd>`}
<dt>${page.decided}</dt><dd>${progress.decided}</dd>
<dt>${page.leftOut}</dt><dd>${progress.leftOut}</dd>
<dt>${page.waiting}</dt><dd>${progress.waiting}</dd>
${job.vacated === undefined ? nothing : html`<dt>${page.reversed}</dt><dd>${progress.reversed}</dd>`}
</dl>
${job.needsSecondPerson ? html`<p class="remark">${page.secondNeeded}</p>` : ''}
<h3>${page.reasons}</h3><div class="said">${visible(job.reasons)}</div>
${said(page.rejected, job.rejected?.second, job.rejected?.reason)}
${said(page.vacated, job.vacated?.by, job.vacated?.reasons)}</section>`;
}

function said(title: Text, by: string | undefined, text: string | undefined): Html {
  if (by === undefined || text === undefined) return nothing;
  return html`<h3>${title}</h3><p class="meta">${visible(by)}</p><div class="said">${visible(text)}</div>`;
}

/** Every case of the sample with whether it was opened; its author opens them from here. */
function sample(model: BulkPage): Html | '' {
  const { job, staff } = model;
  const { page } = words.bulk;
  const drawn = job.cases.filter(({ inSample }) => inSample);
  if (drawn.length === 0) return '';
  const done = drawn.filter(({ confirmedAt }) => confirmedAt !== undefined).length;
  const mine = job.phase === 'checking' && job.author === staff;
  const items = drawn.map(
    (row) =>
      html`<li><p>${page.case} <code dir="ltr">${shortReference(row.case)}</code>: ${lookedAt(row)}</p>${
        mine ? openForm(model, row) : ''
      }</li>`,
  );
  return html`<section class="card"><h2>${page.sample}</h2>
<p>${page.sampleLead({ done, all: drawn.length })}</p>
<ol class="rows">${items}</ol></section>`;
}

function openForm({ job, newKey }: BulkPage, row: BulkCaseRow): Html {
  const { page } = words.bulk;
  const again = row.openedAt !== undefined;
  return formPieces(`open-${row.case}`).form({
    to: `/m/bulk/${job.bulk}/open`,
    key: newKey(),
    body: [
      html`<input type="hidden" name="case" value="${row.case}">`,
      submit(again ? page.openAgain : page.open, { quiet: again }),
    ],
  });
}

function lookedAt({ openedAt, confirmedAt }: BulkCaseRow): Wording {
  const { page } = words.bulk;
  if (confirmedAt !== undefined) return page.confirmed;
  return openedAt === undefined ? page.notOpened : page.opened;
}

function caseTable(job: BulkView): Html {
  const { page } = words.bulk;
  const rows = job.cases.map(
    (row) =>
      html`<tr><td><a href="/m/cases/${row.case}"><code dir="ltr">${shortReference(row.case)}</code></a></td><td>${became(row)}</td></tr>`,
  );
  return html`<div class="scroll"><table><thead><tr><th scope="col">${page.case}</th><th scope="col">${page.became}</th></tr></thead><tbody>${rows}</tbody></table></div>`;
}

function became(row: BulkCaseRow): Html {
  const { page } = words.bulk;
  if (row.leftOut !== undefined) {
    return html`${page.outBecause} ${visible(row.leftOut.sentence)}`;
  }
  if (row.reversedAt !== undefined) return html`${page.wasReversed}`;
  if (row.notReversed !== undefined) return html`${page.notReversed} ${visible(row.notReversed)}`;
  return html`${row.decision === undefined ? page.stillWaiting : page.seeDecision}`;
}
