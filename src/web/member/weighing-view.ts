import type { StatementText } from '../../domain/statement/text.ts';
import { type Html, html } from '../markup.ts';
import { lengthText } from '../text/moment.ts';
import { visible } from '../text/visible.ts';
import { words } from '../words/words.ts';

type Milder = NonNullable<NonNullable<StatementText['ladder']>['milder']>;

/** That the rule got milder since the conduct, in what, and whose steps were applied (R3). */
export function milderLines(milder: Milder | undefined): Html | '' {
  if (milder === undefined) return '';
  const { weighing } = words;
  const changes = milder.because.map(
    (change) =>
      html`<li>${weighing.milderIn[change.in]} (${weighing.milderVersion({ version: change.version })}).</li>`,
  );
  return html`<div class="remark"><p>${weighing.milderTitle}</p>
<ul class="plain">${changes}</ul>
<p>${weighing.milderRange({ version: milder.range })}</p></div>`;
}

/** What was weighed before a suspension or a measure against misuse (D4). */
export function factorLines(factors: StatementText['factors']): Html | '' {
  if (factors === undefined) return '';
  const { weighing } = words;
  const often = weighing.howOften({
    amount: factors.amount,
    outOf: factors.outOf,
    within: lengthText(factors.within),
  });
  const meant = factors.intent === undefined ? weighing.notTold : visible(factors.intent);
  return html`<h3>${weighing.factorsTitle}</h3>
<dl class="facts">
<dt>${weighing.often}</dt><dd>${often}</dd>
<dt>${weighing.grave}</dt><dd>${visible(factors.consequences)}</dd>
<dt>${weighing.meant}</dt><dd>${meant}</dd>
</dl>`;
}
