import type { BlindCase, ContextLine, EvidenceView } from '../../app/contract/cases.ts';
import { type Html, html } from '../markup.ts';
import { examples } from '../public/rule-view.ts';
import { moment } from '../text/moment.ts';
import { prose } from '../text/prose.ts';
import { linkAsText, quotation } from '../text/quotation.ts';
import { visible } from '../text/visible.ts';
import type { Text } from '../words/wording.ts';
import { words } from '../words/words.ts';

/** Evidence with what was said before and after. Authors are letters; links are text. */
export function evidenceInContext(shown: {
  readonly evidence: readonly EvidenceView[];
  readonly before?: readonly ContextLine[];
  readonly after?: readonly ContextLine[];
}): Html {
  const { page } = words.case;
  const { evidence, before = [], after = [] } = shown;
  return html`${context(page.before, before)}
${
  evidence.length === 0
    ? html`<p>${page.noEvidence}</p>`
    : html`<ol class="bare">${evidence.map(piece)}</ol>`
}
${context(page.after, after)}`;
}

function piece(evidence: EvidenceView, index: number): Html {
  const { page } = words.case;
  return html`<li class="evidence" id="evidence-${index + 1}">
<p class="meta"><strong>${page.evidenceNumber({ number: index + 1 })}</strong> · ${page.author} <b class="letter">${evidence.author}</b> · ${visible(evidence.kind)} · ${moment(evidence.occurredAt)}</p>
${evidence.kind === 'erased' ? html`<p class="remark">${page.erased}</p>` : quotation(evidence.text, evidence.spans)}
${
  evidence.links.length === 0
    ? ''
    : html`<p class="hint">${page.links}</p><ul class="plain">${evidence.links.map((link) => html`<li>${linkAsText(link)}</li>`)}</ul>`
}</li>`;
}

function context(title: Text, lines: readonly ContextLine[]): Html | '' {
  if (lines.length === 0) return '';
  const items = lines.map(
    (line) =>
      html`<li><p class="meta">${line.author} · ${moment(line.occurredAt)}</p>${quotation(line.text)}</li>`,
  );
  return html`<details open class="context"><summary>${title}</summary><ol class="bare">${items}</ol></details>`;
}

/** The rules as they stood then: those that brought the case in full, all others folded. */
export function rulesThen(rules: BlindCase['rules']): Html {
  const { page } = words.case;
  const hinted = rules.filter((entry) => entry.hinted);
  const others = rules.filter((entry) => !entry.hinted);
  return html`${hinted.map((entry) => ruleThen(entry, true))}
${
  others.length === 0
    ? ''
    : html`<details${hinted.length === 0 ? html` open` : ''}><summary>${page.otherRules}</summary>${others.map((entry) => ruleThen(entry, false))}</details>`
}`;
}

function ruleThen({ ref, rule }: BlindCase['rules'][number], open: boolean): Html {
  return html`<details class="rule"${open ? html` open` : ''}><summary>${visible(rule.title)}
<code dir="ltr">${ref.rule}@${ref.version}</code></summary>
${prose(rule.text)}
${examples(rule)}</details>`;
}
