import type {
  BallotView,
  LotView,
  OfferView,
  PanelView,
  SeatRow,
} from '../../app/contract/panels.ts';
import { limits } from '../../kernel/limits.ts';
import { type Html, html, nothing } from '../markup.ts';
import { formPieces, submit } from '../page/form.ts';
import type { PageShape } from '../page/frame.ts';
import type { Attempt } from '../page/sent-form.ts';
import { day, moment } from '../text/moment.ts';
import { shortReference } from '../text/reference.ts';
import { visible } from '../text/visible.ts';
import type { Wording } from '../words/wording.ts';
import { words } from '../words/words.ts';
import { redactedDecision, redactedFileView, rungChoices } from './redacted-file-view.ts';

export interface OfferPage {
  readonly offer: OfferView;
  readonly newKey: () => string;
  readonly attempt?: Attempt;
}

/** Offering to serve on panels, taking it back, and the panels one sits on. */
export function offerPageView({ offer, newKey, attempt }: OfferPage): PageShape {
  const { offer: text } = words.panel;
  const offered = offer.phase === 'offered';
  const pieces = formPieces('offer', attempt);
  const form = pieces.form({
    to: '/me/panels/offer',
    key: newKey(),
    body: [
      pieces.area({
        name: 'relatedTo',
        caption: text.related,
        hint: text.relatedHint,
        rows: 3,
        initial: offer.relatedTo.join('\n'),
      }),
      submit(offered ? text.update : text.send),
    ],
  });
  const back = formPieces('withdraw').form({
    to: '/me/panels/withdraw',
    key: newKey(),
    body: submit(text.withdraw, { quiet: true }),
  });
  return {
    title: text.title,
    body: html`<h1>${text.title}</h1><p class="lead">${text.lead}</p>
<section class="card"><p role="status">${offerLine(offer)}</p>${form}${offered ? back : ''}</section>
<section class="card"><h2>${text.seats}</h2>
${offer.seats.length === 0 ? html`<p>${text.noSeats}</p>` : html`<ul class="rows">${offer.seats.map(seatRow)}</ul>`}</section>`,
  };
}

function offerLine({ phase, since }: OfferView): Html | Wording {
  const { offer: text } = words.panel;
  if (phase === 'offered' && since !== undefined) return html`${text.offered} ${day(since)}.`;
  return phase === 'withdrawn' ? text.withdrawn : text.not;
}

function seatRow(seat: SeatRow): Html {
  const { offer: text } = words.panel;
  return html`<li><a href="/panels/${seat.panel}">${text.panel({ reference: shortReference(seat.panel) })}</a>
<span class="tag">${text.asked[seat.asked]}</span>${seat.until === undefined ? '' : html` ${text.until} ${moment(seat.until)}`}</li>`;
}

export interface PanelPage {
  readonly panel: PanelView;
  readonly newKey: () => string;
  readonly attempt?: Attempt;
}

/** The page of one member of a panel: the file, their ballot, and the others' once all are in. */
export function panelPageView(model: PanelPage): PageShape {
  const { panel } = model;
  const { page } = words.panel;
  const title = page.title({ reference: shortReference(panel.panel) });
  return {
    title,
    wide: true,
    body: html`<h1>${title}</h1><p class="meta">${page.seat({ number: panel.seat })}</p>
${panel.phase === 'drawn' && panel.own === undefined ? html`<p class="remark">${page.blind}</p>` : ''}
<div class="columns"><div>${redactedFileView(panel.file)}</div>
<div class="work">${work(model)}</div></div>`,
  };
}

function work(model: PanelPage): Html {
  const { panel } = model;
  const { page } = words.panel;
  if (panel.phase === 'failed') return html`<p class="card">${page.failed}</p>`;
  if (panel.asked === 'ballot') return html`${ballotForm(model, 'ballot')}${leaveForms(model)}`;
  if (panel.phase === 'drawn') return html`<p class="card">${page.waiting}</p>`;
  return html`${deliberation(panel)}
${panel.asked === 'confirmation' ? ballotForm(model, 'confirm') : ''}
${panel.phase === 'concluded' ? html`<p class="card good">${page.over}</p>` : ''}
${panel.phase === 'deliberating' && panel.asked === 'nothing' ? html`<p class="card">${page.said}</p>` : ''}`;
}

function ballotForm({ panel, newKey, attempt }: PanelPage, form: 'ballot' | 'confirm'): Html {
  const { page } = words.panel;
  const pieces = formPieces(form, attempt);
  const last = form === 'confirm';
  const before = last ? panel.own : undefined;
  const { rungs } = panel.file;
  return html`<section class="card act"><h2>${last ? page.last : page.ballot}</h2>
${pieces.form({
  to: `/panels/${panel.panel}/${form}`,
  key: newKey(),
  body: [
    pieces.radios({
      name: 'breach',
      caption: page.ballot,
      required: true,
      ...(before === undefined ? {} : { initial: before.choice.breach }),
      choices: [
        { value: 'no-breach', caption: page.noBreach },
        { value: 'breach', caption: page.breach },
      ],
    }),
    rungs.length === 0
      ? nothing
      : pieces.radios({
          name: 'rung',
          caption: page.step,
          unremarked: true,
          ...(before?.choice.rung === undefined ? {} : { initial: before.choice.rung }),
          choices: rungChoices(rungs),
        }),
    pieces.area({
      name: 'reasons',
      caption: page.reasons,
      hint: page.reasonsHint,
      required: true,
      rows: 6,
      lengthMax: limits.ballotReasonsLengthMax,
      ...(before === undefined ? {} : { initial: before.reasons }),
    }),
    submit(last ? page.sendLast : page.send),
  ],
})}</section>`;
}

function leaveForms({ panel, newKey }: PanelPage): Html {
  const { page } = words.panel;
  return html`<details class="card"><summary>${page.leave}</summary><p>${page.leaveText}</p>
${formPieces('leave').form({
  to: `/panels/${panel.panel}/leave`,
  key: newKey(),
  body: [
    submit(page.close, { intent: 'stands-too-close', quiet: true }),
    submit(page.cannot, { intent: 'cannot-serve', quiet: true }),
  ],
})}</details>`;
}

function deliberation({ file, ballots = [] }: PanelView): Html {
  const { page } = words.panel;
  if (file.first === undefined) return nothing;
  return html`<section class="card"><h2>${page.deliberation}</h2><p>${page.deliberationText}</p>
<ol class="bare">${ballots.map((ballot) => ballotRow(ballot, file))}</ol>
<h3>${page.first}</h3>${redactedDecision(file.first, file.rungs)}</section>`;
}

function ballotRow({ seat, choice, reasons }: BallotView, file: PanelView['file']): Html {
  const { page } = words.panel;
  const step = file.rungs.find(({ name }) => name === choice.rung)?.title;
  return html`<li><p><strong>${page.member({ number: seat })}</strong>: ${words.term.breaches[choice.breach]}${step === undefined ? '' : html`, ${visible(step)}`}</p>
<div class="said">${visible(reasons)}</div></li>`;
}

/** How a panel was drawn, for anybody who wants to draw it again. */
export function lotPageView(lot: LotView): PageShape {
  const { lot: text } = words.panel;
  const tickets = (list: readonly string[]): Html =>
    html`<ol>${list.map((ticket) => html`<li><code class="break" dir="ltr">${ticket}</code></li>`)}</ol>`;
  return {
    title: text.title,
    body: html`<h1>${text.title}</h1><p class="lead">${text.lead}</p>
<dl class="facts"><dt>${text.size}</dt><dd>${lot.size}</dd>
<dt>${text.commitment}</dt><dd><code class="break" dir="ltr">${lot.commitment}</code></dd>
<dt>${text.seed}</dt><dd>${lot.seed === undefined ? html`${text.notYet} ${moment(lot.poolClosesAt)}` : html`<code class="break" dir="ltr">${lot.seed}</code>`}</dd></dl>
<section class="card"><p>${text.check}</p><p class="hint">${text.tickets}</p></section>
${lot.pool === undefined ? '' : html`<section class="card"><h2>${text.pool}</h2>${tickets(lot.pool)}</section>`}
${lot.order === undefined ? '' : html`<section class="card"><h2>${text.order}</h2>${tickets(lot.order)}</section>`}`,
  };
}
