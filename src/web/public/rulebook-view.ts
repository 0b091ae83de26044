import type { Instant } from '../../kernel/instant.ts';
import type { Family, Rule, RulebookVersion } from '../../rulebook/model.ts';
import { ladder } from '../drawing/ladder.ts';
import { type Html, html } from '../markup.ts';
import type { PageShape } from '../page/frame.ts';
import { criteriaSection } from '../recognition/recognition-views.ts';
import { day, lengthText } from '../text/moment.ts';
import { visible } from '../text/visible.ts';
import { words } from '../words/words.ts';

export interface RulebookPage {
  readonly version: RulebookVersion;
  readonly now: Instant;
  /** Whether this is the version in force. */
  readonly current: boolean;
  readonly all: readonly RulebookVersion[];
}

/** The published rulebook: rules by family, the steps of each family, and all versions. */
export function rulebookView(model: RulebookPage): PageShape {
  const { version } = model;
  const { rules } = words.public;
  return {
    title: rules.title,
    body: html`<h1>${rules.title}</h1>
${versionLine(version, model)}
${version.rulebook.families.map((family) => familySection(family, model))}
${criteriaSection(version.rulebook.recognition)}
<section>
<h2>${rules.versions}</h2>
<ul class="rows">${model.all.toReversed().map(versionRow)}</ul>
</section>`,
  };
}

/** Which version this is, since when it holds, and whether it still does. */
export function versionLine(
  version: RulebookVersion,
  how: { readonly now: Instant; readonly current: boolean },
): Html {
  const { rules } = words.public;
  const future = version.effectiveFrom > how.now;
  const since = future
    ? rules.inForceFrom
    : how.current
      ? rules.inForceSince
      : rules.wasInForceFrom;
  return html`<p class="meta"><a href="/rules/versions/${version.number}">${rules.version({ number: version.number })}</a> · ${since} ${day(version.effectiveFrom)}</p>
${
  how.current
    ? ''
    : html`<p class="remark">${rules.notNow} <a href="/rules">${rules.current}</a></p>`
}`;
}

function familySection(family: Family, { version, current }: RulebookPage): Html {
  const { rules } = words.public;
  const own = version.rulebook.rules.filter((rule) => rule.family === family.id);
  return html`<section>
<h2>${visible(family.title)}</h2>
<ul class="rows">${own.map((rule) => ruleRow(rule, current ? '/rules' : `/rules/versions/${version.number}`))}</ul>
<details class="card"><summary>${rules.ladderOf({ family: family.title })}</summary>
<p>${rules.ladderText}</p>
${ladder(family)}
<p class="hint">${rules.counts} ${lengthText(family.memory)}, ${rules.countsText}.</p>
</details>
</section>`;
}

function ruleRow(rule: Rule, base: string): Html {
  return html`<li><a href="${base}/${rule.id}">${visible(rule.title)}</a> <code dir="ltr">${rule.id}</code></li>`;
}

function versionRow(version: RulebookVersion): Html {
  const { rules } = words.public;
  return html`<li><a href="/rules/versions/${version.number}">${rules.version({ number: version.number })}</a>
<span class="hint">${rules.publishedAt} ${day(version.publishedAt)} · ${rules.inForceFrom} ${day(version.effectiveFrom)} · ${rules.hash} <code class="break" dir="ltr">${version.hash}</code></span></li>`;
}
