import type { PeriodFigures, RuleFigures } from '../../domain/figures/figures.ts';
import type { Family, RulebookHistory, Rung } from '../../rulebook/model.ts';
import { bars } from '../drawing/bars.ts';
import { shareSquare } from '../drawing/share-square.ts';
import { countCell, figureTable, newestRule, ruleTitle } from '../figures/figure-tables.ts';
import { type Html, html, nothing } from '../markup.ts';
import { countText, shareText } from '../text/number.ts';
import { visible } from '../text/visible.ts';
import { words } from '../words/words.ts';

/** How much of what was decided under each rule was overturned. */
export function overturnedSection({ rules }: PeriodFigures, history: RulebookHistory): Html {
  const text = words.figures;
  const table = figureTable(
    words.lead.overturned,
    [text.rule, text.decisions, text.overturned, words.lead.share],
    rules.map((rule) => [
      ruleTitle(history, rule.rule),
      countCell(rule.decisions),
      countCell(rule.overturned),
      shareOverturned(rule),
    ]),
  );
  const drawn = rules.map((rule) => ({
    name: ruleTitle(history, rule.rule),
    said: shareOverturned(rule),
    filled: rule.decisions === null ? null : rule.decisions - (rule.overturned ?? 0),
    outlined: rule.overturned,
  }));
  return html`<section class="card"><h2>${words.lead.overturned}</h2>
${bars(drawn, { caption: text.byRuleText, summary: text.table, table })}</section>`;
}

function shareOverturned({ decisions, overturned }: RuleFigures): ReturnType<typeof countCell> {
  return decisions === null || overturned === null
    ? words.figures.withheld
    : shareText(overturned, decisions);
}

/** Which steps stand under each rule of a family: whether like cases were decided alike. */
export function stepsSection({ rules }: PeriodFigures, history: RulebookHistory): Html {
  const byFamily = Map.groupBy(rules, ({ rule }) => newestRule(history, rule)?.family);
  const tables = [...byFamily].map(([id, own]) => {
    const family = newestFamily(history, id);
    return family === undefined ? nothing : stepsTable(family, own, history);
  });
  return html`<section class="card"><h2>${words.lead.steps}</h2>
<p>${words.lead.stepsText}</p>
${tables}</section>`;
}

function newestFamily({ versions }: RulebookHistory, id: Family['id'] | undefined) {
  return versions
    .toReversed()
    .flatMap(({ rulebook }) => rulebook.families)
    .find((family) => family.id === id);
}

function stepsTable(family: Family, rules: readonly RuleFigures[], history: RulebookHistory): Html {
  const title = words.lead.stepsOf({ family: family.title });
  const head = family.ladder.map((rung) => html`<th scope="col">${visible(rung.title)}</th>`);
  const rows = rules.map(
    (rule) =>
      html`<tr><th scope="row">${ruleTitle(history, rule.rule)}</th>${family.ladder.map((rung) => stepCell(rule, rung))}</tr>`,
  );
  return html`<h3>${title}</h3>
<div class="scroll" role="region" tabindex="0" aria-label="${title}"><table class="figures steps">
<thead><tr><th scope="col">${words.figures.rule}</th>${head}</tr></thead><tbody>${rows}</tbody></table></div>`;
}

function stepCell({ rungs, decisions: all }: RuleFigures, { name }: Rung): Html {
  const step = rungs.find(({ rung }) => rung === name);
  if (step === undefined) return html`<td><span class="hint">${words.lead.notInRange}</span></td>`;
  const { decisions } = step;
  if (decisions === null || all === null) {
    return html`<td>${shareSquare(null)}${words.figures.withheld}</td>`;
  }
  const said = words.lead.stepCell({
    count: countText(decisions),
    share: shareText(decisions, all),
  });
  return html`<td>${shareSquare(decisions / all)}${said}</td>`;
}
