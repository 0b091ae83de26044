import type { Duration } from '../../kernel/duration.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Change, ChangeKind } from '../../rulebook/difference/change.ts';
import type { Rule, RulebookHistory } from '../../rulebook/model.ts';
import { type Html, html, nothing } from '../markup.ts';
import { come, comparedLines, gone } from '../text/compared.ts';
import { day, lengthText } from '../text/moment.ts';
import { visible } from '../text/visible.ts';
import { words } from '../words/words.ts';
import { type RuleStage, stagesOf } from './rule-history.ts';

/** How a rule became what it is: every version in which it changed, and what changed in words. */
export function ruleHistory(rule: Rule, history: RulebookHistory, now: Instant): Html {
  const text = words.rulePage;
  return html`<section id="history"><h2>${text.history}</h2>
<p class="hint">${text.marks}</p>
<ul class="rows">${stagesOf(history, rule.id).map((stage) => row(stage, rule, now))}</ul>
</section>`;
}

function row(stage: RuleStage, { id }: Rule, now: Instant): Html {
  const { rules } = words.public;
  const { number, effectiveFrom } = stage.version;
  const path = stage.now === undefined ? '' : `/${id}`;
  const since = effectiveFrom > now ? rules.inForceFrom : rules.wasInForceFrom;
  return html`<li id="version-${number}"><a href="/rules/versions/${number}${path}">${rules.version({ number })}</a> · ${since} ${day(effectiveFrom)}
${what(stage)}</li>`;
}

function what({ now, before, changes }: RuleStage): Html {
  const text = words.rulePage;
  if (now === undefined) return html`<p>${text.went}</p>`;
  if (before === undefined) return html`<p>${text.came}</p>`;
  const lines = before.text === now.text ? [] : linesBetween(before, now);
  return html`<ul>${changes.map(changeRow)}</ul>
${
  lines.length === 0
    ? nothing
    : html`<blockquote class="compared">${lines.map((line) => html`<p>${line}</p>`)}</blockquote>`
}`;
}

// Both never change, and whoever reads the page asks for the same again.
const known: WeakMap<Rule, { readonly before: Rule; readonly lines: readonly Html[] }> =
  new WeakMap();

function linesBetween(before: Rule, now: Rule): readonly Html[] {
  const kept = known.get(now);
  if (kept?.before === before) return kept.lines;
  const lines = comparedLines(before.text, now.text);
  known.set(now, { before, lines });
  return lines;
}

function changeRow(change: Change): Html {
  const { kind, window } = change;
  return html`<li>${words.rulePage.changes[kind]}
${window === undefined ? '' : html`<code dir="ltr">${window}</code>`}
${change.gone === undefined ? '' : gone(value(kind, change.gone))}
${change.come === undefined ? '' : come(value(kind, change.come))}</li>`;
}

const lengths: ReadonlySet<ChangeKind> = new Set([
  'window-longer',
  'window-shorter',
  'hold-shorter',
  'hold-longer',
]);

function value(kind: ChangeKind, text: string): Html {
  if (kind === 'title') return visible(text);
  if (lengths.has(kind)) return html`<bdi>${lengthText(text as Duration)}</bdi>`;
  return html`<code class="break" dir="ltr">${text}</code>`;
}
