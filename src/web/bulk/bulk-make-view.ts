import type { BulkCandidates } from '../../app/contract/bulks.ts';
import type { QueueRow } from '../../app/contract/cases.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Rule, RulebookHistory } from '../../rulebook/model.ts';
import { urgencyField } from '../case/decision-form.ts';
import { confidenceChoices, precedentItem } from '../case/finding-form.ts';
import { measures } from '../drawing/ladder.ts';
import { type Html, html } from '../markup.ts';
import { type FormPieces, formPieces, submit } from '../page/form.ts';
import type { PageShape } from '../page/frame.ts';
import type { Attempt } from '../page/sent-form.ts';
import { rungTitle } from '../public/version-in-force.ts';
import { distance, moment } from '../text/moment.ts';
import { prose } from '../text/prose.ts';
import { shortReference } from '../text/reference.ts';
import { visible } from '../text/visible.ts';
import { words } from '../words/words.ts';

/** First the rule: everything else follows from it. */
export function bulkRuleView(rules: readonly Rule[]): PageShape {
  const { make } = words.bulk;
  const items = rules.map(
    (rule) =>
      html`<li><a href="/m/bulk/new?rule=${encodeURIComponent(rule.id)}">${visible(rule.title)}</a></li>`,
  );
  return {
    title: make.title,
    body: html`<h1>${make.title}</h1>
<p class="lead">${make.lead}</p>
<ul class="rows">${items}</ul>`,
  };
}

export interface BulkMakePage {
  readonly candidates: BulkCandidates;
  readonly history: RulebookHistory;
  readonly now: Instant;
  readonly newKey: () => string;
  readonly attempt?: Attempt;
}

/** Then the cases, the step and the reasons that all of them share. */
export function bulkMakeView(model: BulkMakePage): PageShape {
  const { make } = words.bulk;
  const { rule, cases, precedents } = model.candidates;
  return {
    title: make.title,
    wide: true,
    body: html`<h1>${make.title}</h1>
<p><a href="/m/bulk/new">${make.change}</a></p>
<div class="columns">
<div>${cases.length === 0 ? html`<p class="card">${make.none}</p>` : makeForm(model)}</div>
<div class="work">
<section class="card"><h2>${make.rule}: ${visible(rule.rule.title)}</h2>${prose(rule.rule.text)}</section>
<section class="card"><h2>${make.precedents}</h2>${
      precedents.length === 0
        ? html`<p>${make.noPrecedents}</p>`
        : precedentList(precedents, model.history)
    }</section>
</div>
</div>`,
  };
}

export function precedentList(
  precedents: BulkCandidates['precedents'],
  history: RulebookHistory,
): Html {
  const items = precedents.map((precedent) =>
    precedentItem(precedent, (name) => rungTitle(history, precedent.rule, name)),
  );
  return html`<ol class="bare">${items}</ol>`;
}

function makeForm({ candidates, now, newKey, attempt }: BulkMakePage): Html {
  const { make } = words.bulk;
  const pieces = formPieces('bulk', attempt);
  return html`<section class="card act">${pieces.form({
    to: '/m/bulk/new',
    key: newKey(),
    body: [
      html`<input type="hidden" name="rule" value="${candidates.rule.ref.rule}">`,
      pieces.checkboxes({
        name: 'cases',
        caption: make.cases,
        hint: make.casesHint,
        required: true,
        choices: candidates.cases.map((row) => ({
          value: row.case,
          caption: caseCaption(row, now),
        })),
        on: [],
      }),
      ...decisionFields(pieces, candidates),
      submit(make.send),
    ],
  })}</section>`;
}

function caseCaption(row: QueueRow, now: Instant): Html {
  const { make } = words.bulk;
  return html`<a href="/m/cases/${row.case}">${words.case.queue.see({ reference: shortReference(row.case) })}</a>: ${make.caseLine({ subject: words.term.subjects[row.subjectKind] })} ${moment(row.promisedBy)} <span class="hint">${distance(now, row.promisedBy)}</span>`;
}

function decisionFields(pieces: FormPieces, { range }: BulkCandidates): readonly Html[] {
  const { make } = words.bulk;
  const { decision } = words.case;
  const { grounds } = words.term;
  return [
    pieces.radios({
      name: 'rung',
      caption: make.step,
      required: true,
      choices: range.map((rung) => ({
        value: rung.name,
        caption: visible(rung.title),
        detail: measures(rung),
      })),
    }),
    pieces.line({
      name: 'deviationReason',
      caption: decision.deviation,
      hint: decision.deviationHint,
    }),
    pieces.radios({
      name: 'ground',
      caption: decision.ground,
      required: true,
      initial: 'incompatible-with-rulebook',
      choices: [
        { value: 'incompatible-with-rulebook', caption: grounds['incompatible-with-rulebook'] },
        { value: 'illegal-content', caption: grounds['illegal-content'] },
      ],
    }),
    pieces.line({
      name: 'legalGround',
      caption: decision.legalGround,
      hint: decision.legalGroundHint,
    }),
    urgencyField(pieces),
    pieces.area({
      name: 'reasons',
      caption: make.reasons,
      hint: make.reasonsHint,
      required: true,
      rows: 7,
    }),
    pieces.radios({
      name: 'confidence',
      caption: decision.confidence,
      required: true,
      initial: 'medium',
      choices: confidenceChoices(),
    }),
  ];
}
