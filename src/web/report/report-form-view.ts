import { limits } from '../../kernel/limits.ts';
import type { Rule } from '../../rulebook/model.ts';
import { html } from '../markup.ts';
import { formPieces, submit } from '../page/form.ts';
import type { PageShape } from '../page/frame.ts';
import type { Attempt } from '../page/sent-form.ts';
import type { Text } from '../words/wording.ts';
import { words } from '../words/words.ts';

export interface ReportFormPage {
  readonly rules: readonly Rule[];
  readonly newKey: () => string;
  readonly attempt?: Attempt;
}

/** The form for reports, open to everybody (DSA Article 16): no account, no name asked. */
export function reportFormView({ rules, newKey, attempt }: ReportFormPage): PageShape {
  const { form } = words.report;
  const pieces = formPieces('report', attempt);
  return {
    title: form.title,
    body: html`<h1>${form.title}</h1>
<p class="lead">${form.lead}</p>
${pieces.form({
  to: '/report',
  key: newKey(),
  body: [
    pieces.radios({
      name: 'about',
      caption: form.what,
      required: true,
      initial: 'item',
      choices: [
        { value: 'item', caption: form.item },
        { value: 'member', caption: form.member },
      ],
    }),
    pieces.line({ name: 'item', caption: form.itemId, hint: form.itemIdHint, unremarked: true }),
    pieces.line({
      name: 'member',
      caption: form.author,
      hint: form.authorHint,
      unremarked: true,
      lengthMax: limits.identifierLengthMax,
    }),
    pieces.area({ name: 'text', caption: form.text, hint: form.textHint, required: true }),
    html`<details class="card"${attempt === undefined ? '' : html` open`}><summary>${form.more}</summary>`,
    pieces.area({ name: 'quote', caption: form.quote, hint: form.quoteHint, rows: 3 }),
    pieces.checkbox({ name: 'private', caption: form.private, hint: form.privateHint }),
    pieces.select({ name: 'rule', caption: form.rule, choices: ruleChoices(rules) }),
    pieces.radios({
      name: 'alleges',
      caption: form.alleges,
      required: true,
      initial: 'incompatible-with-rulebook',
      choices: [
        { value: 'incompatible-with-rulebook', caption: form.againstRules },
        { value: 'illegal-content', caption: form.againstLaw },
      ],
    }),
    html`</details>`,
    pieces.line({
      name: 'contact',
      caption: form.contact,
      hint: form.contactHint,
      lengthMax: limits.identifierLengthMax,
    }),
    pieces.checkbox({
      name: 'childAbuse',
      caption: form.childAbuse,
      hint: form.childAbuseHint,
    }),
    pieces.checkbox({ name: 'goodFaith', caption: form.goodFaith, required: true }),
    submit(form.send),
  ],
})}`,
  };
}

function ruleChoices(
  rules: readonly Rule[],
): readonly { readonly value: string; readonly caption: Text }[] {
  return [
    { value: '', caption: words.report.form.noRule },
    ...rules.map((rule) => ({ value: rule.id, caption: rule.title })),
  ];
}
