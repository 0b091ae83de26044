import type { Figures } from '../../domain/figures/figures.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Effect, Rule, RulebookHistory, RulebookVersion } from '../../rulebook/model.ts';
import { ladder } from '../drawing/ladder.ts';
import { ruleFigures } from '../figures/rule-figures.ts';
import { type Html, html, nothing } from '../markup.ts';
import type { PageShape } from '../page/frame.ts';
import { lengthText } from '../text/moment.ts';
import { prose, proseLine } from '../text/prose.ts';
import { visible } from '../text/visible.ts';
import type { Wording } from '../words/wording.ts';
import { words } from '../words/words.ts';
import { ruleHistory } from './rule-history-view.ts';
import { versionLine } from './rulebook-view.ts';
import { familyIn } from './version-in-force.ts';

export interface RulePage {
  readonly rule: Rule;
  readonly version: RulebookVersion;
  readonly now: Instant;
  readonly current: boolean;
  readonly history: RulebookHistory;
  readonly figures: Figures;
}

/** One rule as everybody reads it: what it says, what follows, how often, and how it came about. */
export function ruleView(model: RulePage): PageShape {
  const { rule, version } = model;
  const { rules } = words.public;
  return {
    title: rule.title,
    body: html`<h1>${visible(rule.title)}</h1>
${versionLine(version, model)}
<article class="card">
${prose(rule.text)}
${rule.why === '' ? '' : html`<h2>${rules.why}</h2>${prose(rule.why)}`}
</article>
${examples(rule)}
<p class="meta"><code dir="ltr">${rule.id}</code> · ${rules.gravityOf({ gravity: rule.gravity })}: ${visible(version.rulebook.gravityScale[rule.gravity])} · ${rules.appliesTo} ${rule.appliesTo.join(', ')}</p>
${steps(rule, version)}
${condition(rule)}
${ruleFigures(rule, model.figures, model.history)}
${ruleHistory(rule, model.history, model.now)}`,
  };
}

/** What is fine and what is not, side by side where there is room. */
export function examples(rule: Rule): Html {
  const { rules } = words.public;
  return html`<div class="pair">
<section class="card fine"><h2><span aria-hidden="true">✓</span> ${rules.allowed}</h2><ul>${rule.allowed.map(example)}</ul></section>
<section class="card not-fine"><h2><span aria-hidden="true">✕</span> ${rules.notAllowed}</h2><ul>${rule.notAllowed.map(example)}</ul></section>
</div>`;
}

function example(text: string): Html {
  return html`<li><bdi dir="auto">${proseLine(text)}</bdi></li>`;
}

function steps(rule: Rule, version: RulebookVersion): Html {
  const { rules } = words.public;
  const family = familyIn(version, rule.family);
  if (family === undefined) return nothing;
  const start = family.ladder[family.startsAt[rule.gravity]]?.name;
  return html`<section><h2>${rules.ladder}</h2>
<p>${rules.ladderText}</p>
${ladder(family, { range: rule.range, ...(start === undefined ? {} : { start }) })}
<p class="hint">${rules.counts} ${lengthText(family.memory)}, ${rules.countsText}.</p>
</section>`;
}

function condition(rule: Rule): Html {
  const { rules } = words.public;
  if (rule.when === undefined) return html`<p class="remark">${rules.peopleOnly}</p>`;
  const windows = rule.windows.map(
    (window) =>
      html`<li><code dir="ltr">${window.name}</code>: ${rules.counted[window.aggregate]} ${
        window.of === undefined ? '' : html`<code dir="ltr">${window.of}</code>`
      } ${rules.countedBy[window.by]}, ${rules.within({ length: lengthText(window.over) })}</li>`,
  );
  return html`<details class="card"><summary>${rules.condition}</summary>
<p>${rules.conditionText}</p>
<pre dir="ltr" tabindex="0"><code>${rule.when}</code></pre>
${windows.length === 0 ? '' : html`<p>${rules.windows}</p><ul>${windows}</ul>`}
${rule.effect === undefined ? '' : html`<p>${effectSentence(rule.effect)}</p>`}
</details>`;
}

function effectSentence(effect: Effect): Wording {
  const { effect: sentences } = words.public.rules;
  return effect.kind === 'hold'
    ? sentences.hold({ length: lengthText(effect.for) })
    : sentences[effect.kind];
}
