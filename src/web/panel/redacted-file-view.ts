import type { RedactedDecision, RedactedFile } from '../../app/contract/panels.ts';
import type { Rung } from '../../rulebook/model.ts';
import { rulesThen } from '../case/evidence-view.ts';
import { measures } from '../drawing/ladder.ts';
import { type Html, html } from '../markup.ts';
import type { Choice } from '../page/control.ts';
import { lengthText, moment } from '../text/moment.ts';
import { linkAsText, quotation } from '../text/quotation.ts';
import { visible } from '../text/visible.ts';
import { words } from '../words/words.ts';

/** The file as people read it who are not on the staff: letters for people, and no reporters. */
export function redactedFileView(file: RedactedFile): Html {
  const { page } = words.panel;
  return html`<section class="card"><h2>${page.text}</h2>${quotation(file.text)}</section>
<section class="card"><h2>${page.evidence}</h2><ol class="bare">${file.evidence.map(piece)}</ol></section>
<section class="card"><h2>${page.rules}</h2>${rulesThen(file.rules)}</section>`;
}

function piece(evidence: RedactedFile['evidence'][number], index: number): Html {
  const { page } = words.case;
  const links = evidence.links.map((link) => html`<li>${linkAsText(link)}</li>`);
  return html`<li class="evidence"><p class="meta"><strong>${page.evidenceNumber({ number: index + 1 })}</strong> · ${page.author} <b class="letter">${evidence.author}</b> · ${visible(evidence.kind)} · ${moment(evidence.occurredAt)}</p>
${evidence.kind === 'erased' ? html`<p class="remark">${page.erased}</p>` : quotation(evidence.text)}
${links.length === 0 ? '' : html`<p class="hint">${page.links}</p><ul class="plain">${links}</ul>`}</li>`;
}

/** The first decision without whoever made it. */
export function redactedDecision(first: RedactedDecision, rungs: readonly Rung[]): Html {
  const { page } = words.appeal;
  const step = rungs.find(({ name }) => name === first.rung)?.title ?? first.rung;
  const items = first.measures.map(
    (measure) => html`<li>${words.term.measures[measure.kind]}, ${lengthText(measure.for)}</li>`,
  );
  return html`<p><strong>${words.term.breaches[first.outcome]}</strong></p>
${step === undefined ? '' : html`<p>${page.step}: ${visible(step)}</p>`}
${items.length === 0 ? '' : html`<ul class="plain">${items}</ul>`}
<p>${page.reasons}</p><div class="said">${visible(first.reasons)}</div>`;
}

/** Steps to choose from, with what each of them does. */
export function rungChoices(rungs: readonly Rung[]): readonly Choice[] {
  return rungs.map((rung) => ({
    value: rung.name,
    caption: visible(rung.title),
    detail: measures(rung),
  }));
}
