import type { OpenedCase } from '../../app/contract/cases.ts';
import { type Html, html } from '../markup.ts';
import { standingView } from '../member/standing-view.ts';
import { familyIn, versionInForceAt } from '../public/version-in-force.ts';
import { quotation } from '../text/quotation.ts';
import { visible } from '../text/visible.ts';
import { words } from '../words/words.ts';
import type { CasePage } from './case-page-view.ts';

/** Who it is about: only there once the finding stands, or after a reveal with a reason. */
export function openedSection(model: CasePage, opened: OpenedCase): Html {
  const { opened: text } = words.case;
  const version = versionInForceAt(model.history, model.now);
  const familyTitle = (family: string): string =>
    (version && familyIn(version, family)?.title) ?? family;
  return html`<section class="card"><h2>${text.title}</h2>
<dl class="facts">
<dt>${words.case.page.about}</dt><dd>${visible(opened.respondent.id)}</dd>
<dt>${text.reports}</dt><dd>${opened.reportsBand === '0' ? text.none : opened.reportsBand} <span class="hint">${text.reportsNote}</span></dd>
</dl>
${opened.reportTexts.length === 0 ? '' : html`<details><summary>${text.reportTexts}</summary>${opened.reportTexts.map((written) => quotation(written))}</details>`}
${opened.burst ? html`<p class="remark">${text.burst}</p>` : ''}
<h3>${text.standing}</h3>
${standingView(opened.standing, familyTitle)}
<p class="hint">${words.member.standing.theirs}</p></section>`;
}
