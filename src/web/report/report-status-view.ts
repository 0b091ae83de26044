import type { RedressView } from '../../app/contract/redress.ts';
import type { ReportStatus } from '../../app/contract/reports.ts';
import type { Instant } from '../../kernel/instant.ts';
import { strip } from '../drawing/strip.ts';
import { type Html, html, nothing } from '../markup.ts';
import { formPieces, submit } from '../page/form.ts';
import type { PageShape } from '../page/frame.ts';
import type { Attempt } from '../page/sent-form.ts';
import { callPanelForm, hearingSentences } from '../redress/hearing-view.ts';
import { moment } from '../text/moment.ts';
import { shortReference } from '../text/reference.ts';
import { words } from '../words/words.ts';

export interface ReportStatusPage {
  readonly report: ReportStatus;
  /** Who can hear an appeal, where there is something to appeal. */
  readonly redress?: RedressView;
  readonly now: Instant;
  /** The page's own address, with its secret. */
  readonly address: string;
  readonly path: string;
  /** Right after it was sent: the address is shown to be kept. */
  readonly fresh: boolean;
  /** Right after an appeal was sent. */
  readonly appealed: boolean;
  readonly newKey: () => string;
  readonly attempt?: Attempt;
}

/** The reporter's own page: receipt, where it is, outcome, and an appeal against "no breach". */
export function reportStatusView(model: ReportStatusPage): PageShape {
  const { report, fresh } = model;
  const sentences = words.report.page;
  const title = fresh ? words.report.receipt.title : sentences.title;
  return {
    title,
    body: html`<h1>${title}</h1>
${fresh ? receipt(model) : ''}
${strip(sentences.steps, { now: stepOf(report), caption: sentences.where })}
<dl class="facts">
<dt>${sentences.number}</dt><dd><code dir="ltr">${shortReference(report.report)}</code></dd>
<dt>${sentences.received}</dt><dd>${moment(report.receivedAt)}</dd>
${report.outcome === undefined ? html`<dt>${sentences.promised}</dt><dd>${moment(report.promisedBy)}</dd>` : ''}
</dl>
${outcome(model)}
${(report.identityOpened ?? []).length === 0 ? '' : html`<p class="card">${words.emergency.told.reporter}</p>`}
<p class="hint">${sentences.privacy}</p>
${appeal(model)}
${hearing(model)}`,
  };
}

function stepOf(report: ReportStatus): number {
  if (report.outcome !== undefined) return 2;
  return report.phase === 'received' ? 0 : 1;
}

function receipt({ address }: ReportStatusPage): Html {
  const { receipt: text } = words.report;
  return html`<section class="card good"><p>${text.thanks}</p>
<p>${text.keep}</p>
<p><a class="break" href="${address}" dir="ltr">${address}</a></p></section>`;
}

function outcome({ report, now }: ReportStatusPage): Html {
  const { page } = words.report;
  if (report.outcome === undefined) {
    return html`<p>${report.promisedBy < now ? page.late : page.waiting}</p>`;
  }
  return html`<section class="card"><h2>${page.outcome}</h2>
<p>${report.paused === undefined ? words.report.outcomes[report.outcome.outcome] : pausedText(report.paused)}</p>
<p class="meta">${moment(report.outcome.at)}</p></section>`;
}

function pausedText(paused: NonNullable<ReportStatus['paused']>): Html {
  const { misuse } = words;
  return paused.phase === 'in-force'
    ? html`${misuse.reportClosed} ${moment(paused.until)}. ${misuse.reportWay}`
    : html`${misuse.reportAgain}`;
}

function appeal(model: ReportStatusPage): Html {
  const { page } = words.report;
  if (model.appealed) return html`<p class="card good" role="status">${page.appealed}</p>`;
  if (model.report.appealable === undefined) return nothing;
  const pieces = formPieces('appeal', model.attempt);
  return html`<section class="card"><h2>${page.appealTitle}</h2>
<p>${page.appealText}</p>
${pieces.form({
  to: `${model.path}/appeal`,
  key: model.newKey(),
  body: [
    pieces.area({ name: 'text', caption: page.appealBox, required: true, rows: 7 }),
    submit(page.appealSend),
  ],
})}</section>`;
}

function hearing({ redress, path, newKey, attempt }: ReportStatusPage): Html {
  if (redress === undefined) return nothing;
  const form = {
    name: 'panel',
    to: `${path}/panel`,
    newKey,
    ...(attempt === undefined ? {} : { attempt }),
  };
  return html`<section class="card" id="hearing"><h2>${words.redress.hearing.title}</h2>
${hearingSentences(redress.hearing)}
${callPanelForm(redress, form)}</section>`;
}
