import type { PeriodFigures, RuleFigures } from '../../domain/figures/figures.ts';
import type { ShownCount } from '../../domain/figures/suppression.ts';
import type { RuleId } from '../../kernel/identifier.ts';
import type { Rule, RulebookHistory, Rung } from '../../rulebook/model.ts';
import { type Bar, bars } from '../drawing/bars.ts';
import { type Html, html } from '../markup.ts';
import { lengthText } from '../text/moment.ts';
import { countText } from '../text/number.ts';
import { visible } from '../text/visible.ts';
import type { Text, Wording } from '../words/wording.ts';
import { words } from '../words/words.ts';

/** A count, or that it is withheld. */
export function countCell(count: ShownCount): Wording {
  return count === null ? words.figures.withheld : countText(count);
}

/** The newest text of a rule that there is or was. */
export function newestRule(history: RulebookHistory, id: RuleId): Rule | undefined {
  for (const { rulebook } of history.versions.toReversed()) {
    const rule = rulebook.rules.find((one) => one.id === id);
    if (rule !== undefined) return rule;
  }
  return undefined;
}

export function ruleTitle(history: RulebookHistory, id: RuleId): Html {
  return visible(newestRule(history, id)?.title ?? id);
}

/** What a step is called, in the newest ladder that has it. */
export function rungTitle(history: RulebookHistory, rule: RuleId, name: string): Html {
  const family = newestRule(history, rule)?.family;
  const rungs = history.versions.toReversed().flatMap(({ rulebook }): readonly Rung[] => {
    return rulebook.families.find(({ id }) => id === family)?.ladder ?? [];
  });
  return visible(rungs.find((rung) => rung.name === name)?.title ?? name);
}

/** A table in a box that scrolls by itself where there is little room. */
export function figureTable(
  name: Text,
  head: readonly Text[],
  rows: readonly (readonly [Html | Text, ...(Html | Text)[]])[],
): Html {
  const [first, ...others] = head;
  return html`<div class="scroll" role="region" tabindex="0" aria-label="${name}"><table class="figures">
<thead><tr><th scope="col">${first}</th>${others.map((one) => html`<th scope="col" class="figure">${one}</th>`)}</tr></thead>
<tbody>${rows.map(
    ([title, ...cells]) =>
      html`<tr><th scope="row">${title}</th>${cells.map((cell) => html`<td class="figure">${cell}</td>`)}</tr>`,
  )}</tbody></table></div>`;
}

/** Decisions by rule: a picture, the table, and the steps they chose. */
export function decisionsByRule(period: PeriodFigures, history: RulebookHistory): Html {
  const text = words.figures;
  const drawn = period.rules.map((rule) => ruleBar(rule, history));
  const none: Bar = {
    name: text.noBreach,
    said: countCell(period.noBreach),
    filled: period.noBreach,
  };
  const rows = period.rules.map((rule): readonly [Html, ...Wording[]] => [
    ruleTitle(history, rule.rule),
    countCell(rule.decisions),
    countCell(rule.appealed),
    countCell(rule.overturned),
    rule.medianTime === null ? text.withheld : lengthText(rule.medianTime),
  ]);
  const table = figureTable(
    text.byRule,
    [text.rule, text.decisions, text.appealed, text.overturned, text.median],
    [
      ...rows,
      [text.noBreach, countCell(period.noBreach), '', '', ''],
      [text.sum, countCell(period.decisions), '', '', ''],
    ],
  );
  return html`<section class="card"><h2>${text.byRule}</h2>
<p>${text.sum}: <strong>${countCell(period.decisions)}</strong></p>
${bars([...drawn, none], { caption: text.byRuleText, summary: text.table, table })}
${stepTable(period, history)}
<p class="hint">${text.notes}</p></section>`;
}

function ruleBar({ rule, decisions, overturned }: RuleFigures, history: RulebookHistory): Bar {
  const stands = decisions === null ? null : decisions - (overturned ?? 0);
  return {
    name: ruleTitle(history, rule),
    said:
      overturned === null
        ? countCell(decisions)
        : html`${countCell(decisions)}, ${words.figures.ofWhich({ count: countText(overturned) })}`,
    filled: stands,
    outlined: overturned,
  };
}

function stepTable({ rules }: PeriodFigures, history: RulebookHistory): Html {
  const text = words.figures;
  const rows = rules
    .filter(({ decisions }) => decisions !== null)
    .flatMap(({ rule, rungs }) =>
      rungs.map(({ rung, decisions }): readonly [Html, ...(Html | Wording)[]] => [
        html`${ruleTitle(history, rule)}: ${rungTitle(history, rule, rung)}`,
        countCell(decisions),
      ]),
    );
  if (rows.length === 0) return html``;
  return html`<details><summary>${text.bySteps}</summary>${figureTable(text.bySteps, [text.step, text.decisions], rows)}</details>`;
}

/** What was promised and kept: a picture and the table. */
export function promisesKept({ promises }: PeriodFigures): Html {
  const text = words.figures;
  const drawn = promises.map(
    ({ promise, kept, missed }): Bar => ({
      name: text.promises[promise],
      said: text.keptOf({ kept: countCell(kept), missed: countCell(missed) }),
      filled: kept,
      outlined: missed,
    }),
  );
  const table = figureTable(
    text.promisesTitle,
    [text.promise, text.kept, text.missed],
    promises.map(({ promise, kept, missed }) => [
      text.promises[promise],
      countCell(kept),
      countCell(missed),
    ]),
  );
  return html`<section class="card"><h2>${text.promisesTitle}</h2>
${bars(drawn, { caption: text.promisesText, summary: text.table, table })}</section>`;
}

export function reportsCounted({ reports }: PeriodFigures): Html {
  const text = words.figures;
  const rows = [
    [text.answered, countCell(reports.answered)],
    [text.actedOn, countCell(reports.actedOn)],
    [text.notActedOn, countCell(reports.notActedOn)],
  ] as const;
  return html`<section class="card"><h2>${text.reports}</h2>
<dl class="facts">${rows.map(([name, count]) => html`<dt>${name}</dt><dd>${count}</dd>`)}</dl></section>`;
}
