import type { OpenedCase } from '../../app/contract/cases.ts';
import { type Html, html } from '../markup.ts';
import { milderLines } from '../member/weighing-view.ts';
import type { Choice } from '../page/control.ts';
import { type FormPieces, formPieces, submit } from '../page/form.ts';
import { words } from '../words/words.ts';
import type { CasePage } from './case-page-view.ts';
import { factorFields } from './factor-fields.ts';
import { confidenceChoices } from './finding-form.ts';
import { needsUrgency } from './hearing-view.ts';
import { previewSection } from './preview-view.ts';
import { rungChoices } from './rung-choice.ts';

type Suggestion = NonNullable<OpenedCase['suggestion']>;

/**
 * The decision: step and length within the rule's range, evidence, ground, and reasons to the
 * member.
 */
export function decisionForm(model: CasePage, opened: OpenedCase): Html {
  const { view, newKey, attempt } = model;
  const { blind } = view;
  const { decision } = words.case;
  const { suggestion } = opened;
  const pieces = formPieces('decision', attempt);
  return html`${previewSection(model, opened)}
<section class="card act"><h2>${decision.title}</h2>
${suggestion === undefined ? html`<p>${decision.noBreach}</p>` : suggestionLine(suggestion)}
${pieces.form({
  to: `/m/cases/${blind.case}/decision`,
  key: newKey(),
  version: blind.version,
  body: [
    ...(suggestion === undefined ? [] : breachFields(pieces, suggestion)),
    ...(suggestion === undefined || !needsUrgency(blind, model.now) ? [] : [urgencyField(pieces)]),
    pieces.checkboxes({
      name: 'facts',
      caption: decision.facts,
      unremarked: suggestion !== undefined,
      choices: factChoices(model),
      on: blind.evidence.length === 1 ? blind.evidence.map(({ evidence }) => evidence) : [],
    }),
    pieces.area({
      name: 'reasons',
      caption: decision.reasons,
      hint: decision.reasonsHint,
      required: true,
      rows: 7,
    }),
    pieces.radios({
      name: 'confidence',
      caption: decision.confidence,
      required: true,
      initial: blind.finding?.confidence ?? 'medium',
      choices: confidenceChoices(),
    }),
    html`<div class="buttons">${
      suggestion === undefined ? '' : submit(decision.preview, { intent: 'preview', quiet: true })
    }${submit(decision.send, { intent: 'send' })}</div>`,
    html`<p class="hint">${decision.sendHint}</p>`,
  ],
})}</section>`;
}

function suggestionLine(suggestion: Suggestion): Html {
  const { decision } = words.case;
  return html`<p>${decision.counting({ count: suggestion.counting })}</p>
${milderLines(suggestion.milder)}
${suggestion.needsSecondPerson ? html`<p class="remark">${decision.secondPerson}</p>` : ''}`;
}

function breachFields(pieces: FormPieces, suggestion: Suggestion): readonly Html[] {
  const { decision } = words.case;
  return [
    pieces.radios({
      name: 'rung',
      caption: decision.rung,
      required: true,
      initial: suggestion.suggested.name,
      choices: rungChoices(pieces, suggestion.range, suggestion.suggested.name),
    }),
    pieces.line({
      name: 'deviationReason',
      caption: decision.deviation,
      hint: decision.deviationHint,
    }),
    ...factorFields(pieces, suggestion.range),
    pieces.radios({
      name: 'ground',
      caption: decision.ground,
      required: true,
      initial: 'incompatible-with-rulebook',
      choices: [
        {
          value: 'incompatible-with-rulebook',
          caption: words.term.grounds['incompatible-with-rulebook'],
        },
        { value: 'illegal-content', caption: words.term.grounds['illegal-content'] },
      ],
    }),
    pieces.line({
      name: 'legalGround',
      caption: decision.legalGround,
      hint: decision.legalGroundHint,
    }),
  ];
}

export function urgencyField(pieces: FormPieces): Html {
  const { case: text } = words.hearing;
  return pieces.area({
    name: 'urgency',
    caption: text.urgency,
    hint: text.urgencyHint,
    rows: 3,
  });
}

function factChoices({ view }: CasePage): readonly Choice[] {
  return view.blind.evidence.map(({ evidence }, index) => ({
    value: evidence,
    caption: html`<a href="#evidence-${index + 1}">${words.case.page.evidenceNumber({ number: index + 1 })}</a>`,
  }));
}
