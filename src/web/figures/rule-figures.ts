import type { Figures } from '../../domain/figures/figures.ts';
import type { Rule, RulebookHistory } from '../../rulebook/model.ts';
import { type Html, html, nothing } from '../markup.ts';
import { countText } from '../text/number.ts';
import { words } from '../words/words.ts';
import { countCell, figureTable, rungTitle } from './figure-tables.ts';

/** What the figures that everybody sees say of one rule, over the last 90 days. */
export function ruleFigures(rule: Rule, figures: Figures, history: RulebookHistory): Html {
  const period = figures.periods.find((one) => one.period === 'P90D');
  const own = period?.rules.find((one) => one.rule === rule.id);
  if (own === undefined) return nothing;
  const text = words.figures;
  const steps = figureTable(
    text.bySteps,
    [text.step, text.decisions],
    own.rungs.map(({ rung, decisions }) => [
      rungTitle(history, rule.id, rung),
      countCell(decisions),
    ]),
  );
  return html`<section id="figures" class="card"><h2>${words.rulePage.figures}</h2>
<p>${text.periods.P90D}</p>
<dl class="facts">
<dt>${text.decisions}</dt><dd>${countCell(own.decisions)}</dd>
<dt>${text.overturned}</dt><dd>${countCell(own.overturned)}</dd>
</dl>
${own.rungs.length === 0 ? nothing : html`<details><summary>${text.bySteps}</summary>${steps}</details>`}
<p class="hint">${text.small({ count: countText(figures.withheldBelow) })}</p>
<p><a href="/figures?period=P90D">${text.link}</a></p>
</section>`;
}
