import type { BlindCase, OpenedCase, Precedent } from '../../app/contract/cases.ts';
import type { Breach } from '../../domain/case/event.ts';
import { type Html, html } from '../markup.ts';
import type { Choice } from '../page/control.ts';
import { formPieces, submit } from '../page/form.ts';
import { rungTitle } from '../public/version-in-force.ts';
import { day } from '../text/moment.ts';
import { visible } from '../text/visible.ts';
import { words } from '../words/words.ts';
import type { CasePage } from './case-page-view.ts';

const breaches: readonly Breach[] = ['breach', 'no-breach', 'cannot-tell'];

/** The blind finding: evidence and rule text only. */
export function findingForm({ view, newKey, attempt }: CasePage): Html {
  const { blind } = view;
  const { finding } = words.case;
  const pieces = formPieces('finding', attempt);
  return html`<section class="card act"><h2>${finding.title}</h2>
<p class="hint">${finding.lead}</p>
${pieces.form({
  to: `/m/cases/${blind.case}/finding`,
  key: newKey(),
  version: blind.version,
  body: [
    pieces.radios({
      name: 'breach',
      caption: finding.breach,
      required: true,
      choices: breachChoices(),
    }),
    pieces.select({
      name: 'rule',
      caption: finding.rule,
      initial: onlyHinted(blind),
      choices: ruleChoices(blind),
    }),
    pieces.radios({
      name: 'confidence',
      caption: finding.confidence,
      required: true,
      initial: 'medium',
      choices: confidenceChoices(),
    }),
    submit(finding.send),
  ],
})}</section>`;
}

/** The finding as it was recorded. */
export function findingLine({ view }: CasePage): Html | '' {
  const { finding } = view.blind;
  if (finding === undefined) return '';
  const rule = view.blind.rules.find((entry) => entry.ref.rule === finding.rule)?.rule;
  return html`<p class="card"><strong>${words.case.finding.recorded}:</strong> ${words.term.breaches[finding.breach]}${
    rule === undefined ? '' : html` (${visible(rule.title)})`
  }, ${words.case.finding.sure} ${words.term.confidences[finding.confidence]}</p>`;
}

/** How similar cases ended; then the finding is kept or changed, and both are recorded. */
export function precedentsForm(
  { view, history, newKey, attempt }: CasePage,
  opened: OpenedCase,
): Html {
  const { blind } = view;
  const { precedents, finding } = words.case;
  const pieces = formPieces('precedents', attempt);
  const list =
    opened.precedents.length === 0
      ? html`<p>${precedents.none}</p>`
      : html`<ol class="bare">${opened.precedents.map((precedent) =>
          precedentItem(precedent, (name) => rungTitle(history, precedent.rule, name)),
        )}</ol>`;
  return html`<section class="card act"><h2>${precedents.title}</h2>
<p class="hint">${precedents.lead}</p>
${list}
${pieces.form({
  to: `/m/cases/${blind.case}/precedents`,
  key: newKey(),
  version: blind.version,
  body: [
    pieces.radios({
      name: 'breach',
      caption: finding.breach,
      required: true,
      initial: blind.finding?.breach ?? '',
      choices: breachChoices(),
    }),
    pieces.select({
      name: 'rule',
      caption: finding.rule,
      initial: blind.finding?.rule ?? '',
      choices: ruleChoices(blind),
    }),
    submit(precedents.keep),
  ],
})}</section>`;
}

/** One earlier decision: when, what, how it ended, and its reasons. */
export function precedentItem(precedent: Precedent, titleOf: (rung: string) => string): Html {
  const { precedents } = words.case;
  return html`<li><p class="meta">${day(precedent.decidedAt)} · ${precedents.found} ${words.term.breaches[precedent.outcome]} · ${
    precedent.rung === undefined ? precedents.noStep : visible(titleOf(precedent.rung))
  }${
    precedent.afterAppeal === undefined
      ? ''
      : html` · ${precedents.onAppeal} ${words.term.outcomes[precedent.afterAppeal]}`
  }</p><div class="said">${visible(precedent.reasons)}</div></li>`;
}

export function breachChoices(): readonly Choice[] {
  return breaches.map((value) => ({ value, caption: words.term.breaches[value] }));
}

export function confidenceChoices(): readonly Choice[] {
  return (['low', 'medium', 'high'] as const).map((value) => ({
    value,
    caption: words.term.confidences[value],
  }));
}

export function ruleChoices({ rules }: Pick<BlindCase, 'rules'>): readonly Choice[] {
  const entries = [...rules].sort((a, b) => Number(b.hinted) - Number(a.hinted));
  return [
    { value: '', caption: words.case.finding.noRule },
    ...entries.map(({ rule }) => ({ value: rule.id, caption: rule.title })),
  ];
}

function onlyHinted({ rules }: BlindCase): string {
  const [first, ...more] = rules.filter((entry) => entry.hinted);
  return first !== undefined && more.length === 0 ? first.ref.rule : '';
}
