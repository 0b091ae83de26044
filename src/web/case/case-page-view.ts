import type { CaseView } from '../../app/contract/cases.ts';
import type { RedressView } from '../../app/contract/redress.ts';
import type { StaffId } from '../../kernel/identifier.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { RulebookHistory } from '../../rulebook/model.ts';
import { type Html, html, nothing } from '../markup.ts';
import type { PageShape } from '../page/frame.ts';
import type { Attempt } from '../page/sent-form.ts';
import { caseRedress } from '../redress/case-redress-view.ts';
import { distance, moment } from '../text/moment.ts';
import { shortReference } from '../text/reference.ts';
import { visible } from '../text/visible.ts';
import { words } from '../words/words.ts';
import { asideForms, leaseBar, liveLease } from './aside-forms.ts';
import { decisionForm } from './decision-form.ts';
import type { PreviewedDecision } from './decision-input.ts';
import { earlyEndAnswers } from './early-end-answer.ts';
import { evidenceInContext, rulesThen } from './evidence-view.ts';
import { findingForm, findingLine, precedentsForm } from './finding-form.ts';
import { hearingSection } from './hearing-view.ts';
import { madeDecision } from './made-decision-view.ts';
import { openedSection } from './opened-view.ts';
import { trailView } from './trail-view.ts';

export interface CasePage {
  readonly view: CaseView;
  readonly now: Instant;
  readonly staff: StaffId;
  readonly history: RulebookHistory;
  readonly newKey: () => string;
  readonly attempt?: Attempt;
  readonly preview?: PreviewedDecision;
  /** What is open against the decision that was made. */
  readonly redress?: RedressView;
}

/**
 * A case: evidence and rules on one side, the next step on the other. It shows what the server
 * gave: before the finding that is no name, no standing, no reporter and no number of reports.
 */
export function casePageView(model: CasePage): PageShape {
  const { blind, opened } = model.view;
  const { page } = words.case;
  const title = page.title({ reference: shortReference(blind.case) });
  return {
    title,
    wide: true,
    body: html`<h1>${title}</h1>
${facts(model)}
${opened === undefined ? html`<p class="remark">${page.blind}</p>` : ''}
${trailView(blind, model.now)}
<div class="columns">
<div>
<section class="card"><h2>${page.evidence}</h2>${evidenceInContext(blind)}</section>
<section class="card"><h2>${page.rules}</h2>${rulesThen(blind.rules)}</section>
</div>
<div class="work">
${work(model)}
${redress(model)}
${notes(model)}
${blind.phase === 'open' ? asideForms(model, isHolder(model)) : ''}
</div>
</div>`,
  };
}

/** Whether the person who looks holds the case at this moment. */
export function isHolder({ view, now, staff }: Pick<CasePage, 'view' | 'now' | 'staff'>): boolean {
  const { lease } = view.blind;
  return lease !== undefined && lease.holder === staff && lease.until > now;
}

function facts({ view, now }: CasePage): Html {
  const { blind } = view;
  const { page } = words.case;
  return html`<p class="meta">${page.about}: ${words.term.subjects[blind.subjectKind]} · ${page.came}: ${words.term.sources[blind.source]}${
    blind.automatedDetection ? html` · ${page.detection}` : ''
  }${
    blind.phase === 'open'
      ? html` · ${page.promised} ${moment(blind.promisedBy)} (${distance(now, blind.promisedBy)})`
      : html` · ${words.case.phases[blind.phase]}`
  }</p>`;
}

function work(model: CasePage): Html {
  const { blind, opened } = model.view;
  const { page } = words.case;
  if (blind.phase === 'closed-in-favour') return html`<p class="card">${page.closedInFavour}</p>`;
  if (blind.phase === 'merged') return html`<p class="card">${page.merged}</p>`;
  return html`${blind.phase === 'open' ? html`${liveLease(model)}${leaseBar(model, isHolder(model))}` : ''}
${opened?.decision === undefined ? '' : madeDecision(model, opened.decision)}
${opened?.earlyEnds === undefined ? '' : earlyEndAnswers(model, opened.earlyEnds)}
${blind.finding === undefined ? '' : findingLine(model)}
${opened === undefined ? '' : openedSection(model, opened)}
${hearingSection(model, isHolder(model))}
${blind.phase === 'open' && isHolder(model) ? nextStep(model) : ''}`;
}

function nextStep(model: CasePage): Html {
  const { blind, opened } = model.view;
  if (blind.finding === undefined) return findingForm(model);
  if (opened === undefined) return nothing;
  if (!opened.precedentsSeen) return precedentsForm(model, opened);
  return html`${decisionForm(model, opened)}
<details class="card"${model.attempt?.form === 'precedents' ? html` open` : ''}><summary>${words.case.precedents.change}</summary>
${precedentsForm(model, opened)}</details>`;
}

function notes({ view }: CasePage): Html | '' {
  if (view.blind.notes.length === 0) return '';
  const items = view.blind.notes.map(
    (note) =>
      html`<li><p class="meta">${visible(note.author)} · ${moment(note.at)}</p><div class="said">${visible(note.text)}</div></li>`,
  );
  return html`<section class="card"><h2>${words.case.page.notes}</h2><ol class="bare">${items}</ol></section>`;
}

function redress({ view, redress: shown, newKey, attempt }: CasePage): Html {
  if (shown === undefined) return nothing;
  const to = `/m/cases/${view.blind.case}/reopen`;
  return caseRedress({ redress: shown, to, newKey, ...(attempt === undefined ? {} : { attempt }) });
}
