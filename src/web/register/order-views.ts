import type { Page } from '../../app/contract/call.ts';
import type { DangerRow } from '../../app/contract/dangers.ts';
import type { OrderRow, OrderView } from '../../app/contract/orders.ts';
import { itemMeasures } from '../../rulebook/model.ts';
import { type Html, html, nothing } from '../markup.ts';
import { formPieces, submit } from '../page/form.ts';
import type { PageShape } from '../page/frame.ts';
import type { Attempt } from '../page/sent-form.ts';
import { moment } from '../text/moment.ts';
import { quotation } from '../text/quotation.ts';
import { visible } from '../text/visible.ts';
import type { Text } from '../words/wording.ts';
import { words } from '../words/words.ts';
import { orderFields } from './order-form.ts';

export interface RegistersPage {
  readonly orders: Page<OrderRow>;
  /** Absent for a lead, who does not keep this register. */
  readonly dangers?: Page<DangerRow>;
  readonly newKey: () => string;
  readonly attempt?: Attempt;
}

/** Both registers with a form to enter something. */
export function registersView(page: RegistersPage): PageShape {
  const text = words.register;
  const { orders, dangers, newKey, attempt } = page;
  const enter = formPieces('order', attempt);
  return {
    title: text.title,
    body: html`<h1>${text.title}</h1>
<p>${text.lead}</p>
<section><h2>${text.ordersTitle}</h2>
<p class="hint">${text.ordersText}</p>
${listOf(orders.items.map(orderRow))}
${more('orders', orders.next)}
<details class="card"${attempt?.form === 'order' ? html` open` : nothing}><summary>${text.order.enter}</summary>
${enter.form({ to: '/o/orders', key: newKey(), body: orderFields(enter) })}</details>
</section>
${dangers === undefined ? '' : dangerSection(page, dangers)}`,
  };
}

function dangerSection({ newKey, attempt }: RegistersPage, dangers: Page<DangerRow>): Html {
  const text = words.register;
  const enter = formPieces('danger', attempt);
  return html`<section><h2>${text.dangersTitle}</h2>
<p class="hint">${text.dangersText}</p>
${listOf(dangers.items.map(dangerRow))}
${more('dangers', dangers.next)}
<details class="card"${attempt?.form === 'danger' ? html` open` : nothing}><summary>${text.danger.enter}</summary>
${enter.form({
  to: '/o/dangers',
  key: newKey(),
  body: [
    enter.area({
      name: 'suspected',
      caption: text.danger.suspected,
      hint: text.danger.suspectedHint,
      required: true,
    }),
    submit(text.danger.save),
  ],
})}</details>
</section>`;
}

function listOf(rows: readonly Html[]): Html {
  return rows.length === 0
    ? html`<p class="card">${words.register.empty}</p>`
    : html`<ul class="rows">${rows}</ul>`;
}

function more(name: string, cursor: string | undefined): Html {
  return cursor === undefined
    ? nothing
    : html`<p><a href="/o?${name}=${encodeURIComponent(cursor)}">${words.frame.next}</a></p>`;
}

function orderRow(row: OrderRow): Html {
  return html`<li><a href="/o/orders/${encodeURIComponent(row.order)}">${visible(row.authority)}, ${visible(row.reference)}</a>
<span class="hint">${words.register.kinds[row.kind]} · ${words.register.order.received} ${moment(row.receivedAt)}</span> <span class="tag">${words.register.phases[row.phase]}</span></li>`;
}

function dangerRow(row: DangerRow): Html {
  const { danger } = words.register;
  return html`<li><a href="/o/dangers/${encodeURIComponent(row.danger)}">${danger.recorded} ${moment(row.recordedAt)}</a> <span class="tag">${danger.phases[row.phase]}</span></li>`;
}

export interface OrderPage {
  readonly order: OrderView;
  readonly newKey: () => string;
  readonly attempt?: Attempt;
}

/** One order: what it says, what became of it, and what can be done next. */
export function orderPageView(page: OrderPage): PageShape {
  const { order } = page;
  const text = words.register;
  return {
    title: text.order.title,
    body: html`<h1>${text.order.title}</h1>
<p class="meta">${visible(order.authority)}, ${visible(order.reference)} · ${text.kinds[order.kind]} · ${text.phases[order.phase]}</p>
<section class="card">
<dl class="cells">
<div><dt>${text.order.legalGround}</dt><dd>${visible(order.legalGround)}</dd></div>
<div><dt>${text.order.territory}</dt><dd>${visible(order.territory.join(', '))}</dd></div>
<div><dt>${text.order.member}</dt><dd>${visible(order.member)}</dd></div>
${order.item === undefined ? '' : html`<div><dt>${text.order.item}</dt><dd>${visible(order.item)}</dd></div>`}
<div><dt>${text.order.received}</dt><dd>${moment(order.receivedAt)}</dd></div>
</dl>
${quotation(order.ordered)}
</section>
<section class="card">${doneLines(order)}</section>
${nextForms(page)}`,
  };
}

function doneLines(order: OrderView): Html {
  const text = words.register;
  const { effect, refused, ended, toldAt, silence, receiptSentAt } = order;
  return html`<ul class="rows">
${receiptSentAt === undefined ? '' : html`<li>${text.order.receipt} · ${moment(receiptSentAt)}</li>`}
${
  effect === undefined
    ? ''
    : html`<li>${text.effects[effect.kind]} · ${moment(effect.at)}${
        effect.kind === 'restricted'
          ? html`: ${words.term.measures[effect.measure]}, ${text.order.until} ${moment(effect.until)}`
          : quotation(effect.information)
      }</li>`
}
${refused === undefined ? '' : html`<li>${text.phases.refused} · ${moment(refused.at)}${quotation(refused.reasons)}</li>`}
${ended === undefined ? '' : html`<li>${text.order.ended} · ${moment(ended.at)}${quotation(ended.reasons)}</li>`}
${
  toldAt !== undefined
    ? html`<li>${text.order.told} · ${moment(toldAt)}</li>`
    : html`<li>${text.order.notTold}${silence === undefined ? '' : html` ${text.order.silentUntil} ${moment(silence.until)}.`}</li>`
}
</ul>`;
}

interface Act {
  readonly name: string;
  readonly summary: Text;
  readonly button: Text;
  readonly fields: readonly Html[];
}

function nextForms(page: OrderPage): Html {
  const { order, newKey, attempt } = page;
  const acts = nextActs(page).map((act) => {
    const form = formPieces(act.name, attempt);
    const open = attempt?.form === act.name || act.fields.length === 0;
    return html`<details class="card"${open ? html` open` : nothing}><summary>${act.summary}</summary>
${form.form({
  to: `/o/orders/${encodeURIComponent(order.order)}/${act.name}`,
  key: newKey(),
  body: [...act.fields, submit(act.button)],
})}</details>`;
  });
  return html`${acts}`;
}

function nextActs({ order, attempt }: OrderPage): readonly Act[] {
  const { order: text } = words.register;
  if (order.receiptSentAt === undefined) {
    return [{ name: 'receipt', summary: text.receipt, button: text.sendReceipt, fields: [] }];
  }
  const unanswered = order.phase === 'acknowledged';
  const restricted = order.effect?.kind === 'restricted' && order.ended === undefined;
  return [
    ...(unanswered && order.kind === 'act' ? [restrictAct(attempt)] : []),
    ...(unanswered && order.kind === 'inform'
      ? [
          written('inform', {
            ...fieldOf('information', text.information),
            button: text.doInform,
            summary: text.inform,
            attempt,
          }),
        ]
      : []),
    ...(unanswered
      ? [
          written('refuse', {
            ...fieldOf('reasons', text.reasons),
            button: text.doRefuse,
            summary: text.refuse,
            attempt,
          }),
        ]
      : []),
    ...(order.toldAt === undefined ? [silenceAct(attempt)] : []),
    ...(restricted
      ? [
          written('end', {
            ...fieldOf('reasons', text.reasons),
            button: text.doEnd,
            summary: text.end,
            attempt,
          }),
        ]
      : []),
    ...(order.toldAt !== undefined && order.closedAt === undefined
      ? [{ name: 'close', summary: text.close, button: text.close, fields: [] }]
      : []),
  ];
}

function fieldOf(field: string, caption: Text): { field: string; caption: Text } {
  return { field, caption };
}

function written(
  name: string,
  how: {
    readonly field: string;
    readonly caption: Text;
    readonly summary: Text;
    readonly button: Text;
    readonly attempt: Attempt | undefined;
  },
): Act {
  const form = formPieces(name, how.attempt);
  const { field, caption, summary, button } = how;
  return { name, summary, button, fields: [form.area({ name: field, caption, required: true })] };
}

function restrictAct(attempt: Attempt | undefined): Act {
  const { order: text } = words.register;
  const form = formPieces('restrict', attempt);
  return {
    name: 'restrict',
    summary: text.restrict,
    button: text.doRestrict,
    fields: [
      form.select({
        name: 'measure',
        caption: text.measure,
        required: true,
        initial: 'hide',
        choices: itemMeasures.map((value) => ({ value, caption: words.term.measures[value] })),
      }),
      form.line({
        name: 'days',
        caption: text.days,
        hint: text.daysHint,
        required: true,
        numeric: true,
        lengthMax: 3,
      }),
    ],
  };
}

function silenceAct(attempt: Attempt | undefined): Act {
  const { order: text } = words.register;
  const form = formPieces('silence', attempt);
  return {
    name: 'silence',
    summary: text.silence,
    button: text.doSilence,
    fields: [
      form.line({ name: 'until', caption: text.silenceUntil, required: true, lengthMax: 10 }),
      form.line({ name: 'legalGround', caption: text.silenceGround, required: true }),
    ],
  };
}
