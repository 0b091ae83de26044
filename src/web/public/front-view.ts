import { limits } from '../../kernel/limits.ts';
import type { RulebookVersion } from '../../rulebook/model.ts';
import { type Html, html } from '../markup.ts';
import type { PageShape } from '../page/frame.ts';
import { lengthText } from '../text/moment.ts';
import { visible } from '../text/visible.ts';
import type { Text } from '../words/wording.ts';
import { words } from '../words/words.ts';

/** What this community is, and the three doors: read, report, see your own. */
export function frontView(inForce: RulebookVersion | undefined): PageShape {
  const { front } = words.public;
  const name = inForce?.rulebook.name ?? words.frame.unnamed;
  return {
    title: name,
    body: html`<h1>${visible(name)}</h1>
<p class="lead">${inForce === undefined ? front.noRules : front.lead}</p>
<ul class="doors">
${door('/rules', front.read, front.readText)}
${door('/report', front.report, front.reportText)}
${door('/me', front.mine, front.mineText)}
</ul>
<section class="card">
<h2>${front.how}</h2>
<ul>${front.promises.map((promise) => html`<li>${promise}</li>`)}</ul>
<p><a href="/how">${words.emergency.how.link}</a></p>
<p><a href="/figures">${words.figures.link}</a></p>
</section>
${inForce === undefined ? '' : deadlines(inForce)}`,
  };
}

function door(href: string, caption: Text, text: Text): Html {
  return html`<li><a href="${href}">${caption}</a><p>${text}</p></li>`;
}

function deadlines({ rulebook }: RulebookVersion): Html {
  const { front } = words.public;
  const { firstDecision, appealOutcome, reportOutcome, appealWindow } = rulebook.promises;
  const { hearing = limits.hearingTerm } = rulebook.promises;
  return html`<section class="card">
<h2>${front.deadlines}</h2>
<dl class="facts">
<dt>${front.firstDecision}</dt><dd>${lengthText(firstDecision)}</dd>
<dt>${front.hearing}</dt><dd>${lengthText(hearing)}</dd>
<dt>${front.reportOutcome}</dt><dd>${lengthText(reportOutcome)}</dd>
<dt>${front.appealOutcome}</dt><dd>${lengthText(appealOutcome)}</dd>
<dt>${front.appealWindow}</dt><dd>${lengthText(appealWindow)}</dd>
</dl>
</section>`;
}
