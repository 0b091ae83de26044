import type { OpenedCase } from '../../app/contract/cases.ts';
import type { Measure } from '../../domain/decision/event.ts';
import type { StatedHearing, StatementText } from '../../domain/statement/text.ts';
import { addDuration } from '../../kernel/instant.ts';
import { limits } from '../../kernel/limits.ts';
import { isItemMeasure } from '../../rulebook/model.ts';
import { type Html, html } from '../markup.ts';
import {
  automatedCard,
  heardCard,
  type ShownMeasure,
  untilCard,
  whatCard,
  whyCard,
} from '../member/statement-cards.ts';
import { familyOfRef, versionInForceAt } from '../public/version-in-force.ts';
import { momentText } from '../text/moment.ts';
import type { Wording } from '../words/wording.ts';
import { words } from '../words/words.ts';
import type { CasePage } from './case-page-view.ts';
import type { PreviewedDecision } from './decision-input.ts';

/** What the member will read and what will happen, made from the typed form. Nothing is stored. */
export function previewSection(model: CasePage, opened: OpenedCase): Html | '' {
  const { preview, view, now } = model;
  const rule = view.blind.rules.find(({ ref }) => ref.rule === preview?.input.rule);
  if (preview === undefined || rule === undefined) return '';
  const { decision } = words.case;
  const { input } = preview;
  const facts = view.blind.evidence
    .filter(({ evidence }) => input.factsReliedOn.includes(evidence))
    .map(({ evidence, occurredAt, text }) => ({ evidence, occurredAt, quote: text }));
  const measures = preview.measures.map((measure) => shownMeasure(model, measure));
  const ladder = ladderOf(preview, opened);
  return html`<section class="card preview" tabindex="-1" autofocus aria-labelledby="preview-title">
<h2 id="preview-title">${decision.previewTitle}</h2>
<p class="hint">${decision.previewNote}</p>
<h3>${decision.previewEffects}</h3>
${effects(model, preview, opened)}
${whatCard({ facts, source: view.blind.source })}
${whyCard({
  reasons: input.reasons,
  rule: { ...rule.ref, title: rule.rule.title, text: rule.rule.text },
  ground: input.ground ?? 'incompatible-with-rulebook',
  ...(input.legalGround === undefined ? {} : { legalGround: input.legalGround }),
  ...(ladder === undefined ? {} : { ladder }),
  ...(input.factors === undefined ? {} : { factors: input.factors }),
})}
${untilCard({ text: { measures }, restrictions: [] })}
${heardCard(heardAs(model, preview))}
${automatedCard({ automated: { detection: view.blind.automatedDetection, decision: 'not-automated' } })}
<p class="hint">${momentText(now)}</p></section>`;
}

function effects(model: CasePage, preview: PreviewedDecision, opened: OpenedCase): Html {
  const { decision } = words.case;
  const { suggestion } = opened;
  const measures = preview.measures.map((measure) =>
    decision.effectMeasure({
      measure: words.term.measures[measure.kind],
      until: momentText(addDuration(model.now, measure.for)),
    }),
  );
  const lines = [
    ...(suggestion?.needsSecondPerson === true ? [decision.effectSecond] : []),
    ...measures,
    decision.effectStatement,
    decision.effectReporters,
    ...standingEffect(model, opened),
  ];
  return html`<ul>${lines.map((line) => html`<li>${line}</li>`)}</ul>`;
}

function standingEffect({ history }: CasePage, { suggestion }: OpenedCase): readonly Wording[] {
  if (suggestion === undefined) return [];
  const family = familyOfRef(history, suggestion.rule);
  if (family === undefined) return [];
  return [words.case.decision.effectStanding({ points: suggestion.points, family: family.title })];
}

function heardAs({ view, now, history }: CasePage, preview: PreviewedDecision): StatedHearing {
  const { hearing, case: id } = view.blind;
  if (hearing?.givenAt !== undefined) {
    return { kind: 'heard', askedAt: hearing.askedAt, givenAt: hearing.givenAt };
  }
  if (hearing !== undefined && hearing.until <= now) {
    return { kind: 'silent', askedAt: hearing.askedAt, until: hearing.until };
  }
  if (preview.measures.every(({ kind }) => isItemMeasure(kind))) return { kind: 'not-needed' };
  const promises = versionInForceAt(history, now)?.rulebook.promises;
  const until = addDuration(now, promises?.hearing ?? limits.hearingTerm);
  return {
    kind: 'urgent',
    urgency: preview.input.urgency ?? '',
    until,
    path: `/me/hearings/${id}`,
  };
}

function shownMeasure({ now }: CasePage, measure: Measure): ShownMeasure {
  return {
    kind: measure.kind,
    scope: measure.item ?? measure.group ?? words.case.decision.wholeCommunity,
    from: now,
    until: addDuration(now, measure.for),
  };
}

function ladderOf(
  { input, rung }: PreviewedDecision,
  { suggestion }: OpenedCase,
): StatementText['ladder'] {
  if (rung === undefined || suggestion === undefined) return undefined;
  return {
    suggested: suggestion.suggested.title,
    chosen: rung.title,
    ...(input.deviationReason === undefined ? {} : { why: input.deviationReason }),
    ...(suggestion.milder === undefined ? {} : { milder: suggestion.milder }),
  };
}
