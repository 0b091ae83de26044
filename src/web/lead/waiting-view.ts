import type { Overview } from '../../app/contract/figures.ts';
import type { Waiting } from '../../domain/figures/waiting.ts';
import { bars } from '../drawing/bars.ts';
import { figureTable } from '../figures/figure-tables.ts';
import { type Html, html } from '../markup.ts';
import { countText } from '../text/number.ts';
import type { Text } from '../words/wording.ts';
import { words } from '../words/words.ts';

const order: readonly (keyof Waiting)[] = [
  'overdue',
  'withinOneDay',
  'withinThreeDays',
  'withinSevenDays',
  'later',
];

/** How many cases and appeals wait, by how much of their promised time is left. */
export function waitingSection({ cases, appeals }: Overview): Html {
  const text = words.lead;
  return html`<section class="card"><h2>${text.waiting}</h2>
<div class="pair">${queueHealth(text.cases, cases)}${queueHealth(text.appeals, appeals)}</div>
<p><a href="/m">${text.toCases}</a> · <a href="/a">${text.toAppeals}</a></p></section>`;
}

function queueHealth(title: Text, waiting: Waiting): Html {
  const text = words.lead;
  const rows = order.map((left) => ({
    name: text.left[left],
    said: countText(waiting[left]),
    filled: waiting[left],
  }));
  const table = figureTable(
    title,
    [text.time, title],
    rows.map(({ name, said }) => [name, said]),
  );
  return html`<section><h3>${title}</h3>
${bars(rows, { caption: text.waitingText, summary: words.figures.table, table })}</section>`;
}
