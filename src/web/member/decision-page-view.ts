import type { EarlyEndView } from '../../app/contract/early-ends.ts';
import type { StatementView } from '../../app/contract/members.ts';
import type { RedressView } from '../../app/contract/redress.ts';
import type { Standing } from '../../domain/standing/standing.ts';
import type { Instant } from '../../kernel/instant.ts';
import { type Html, html } from '../markup.ts';
import type { PageShape } from '../page/frame.ts';
import type { Attempt } from '../page/sent-form.ts';
import { redressSection } from '../redress/redress-section-view.ts';
import { letterText } from '../text/letter-text.ts';
import { moment } from '../text/moment.ts';
import { quotation } from '../text/quotation.ts';
import { shortReference } from '../text/reference.ts';
import { visible } from '../text/visible.ts';
import { words } from '../words/words.ts';
import { appealSection } from './appeal-section-view.ts';
import { earlyEndSection } from './early-end-view.ts';
import { hearingSection } from './hearing-section-view.ts';
import { standingView } from './standing-view.ts';
import {
  automatedCard,
  heardCard,
  statementStanding,
  untilCard,
  whatCard,
  whyCard,
} from './statement-cards.ts';

export interface DecisionPage {
  readonly statement: StatementView;
  readonly now: Instant;
  /** Address of the page; its forms send to addresses below it. */
  readonly path: string;
  readonly newKey: () => string;
  /** Where the person is heard after an urgent decision; the signed-in page if absent. */
  readonly hearingPath?: string;
  /** The whole standing, for the member who is signed in. A link opens only its own decision. */
  readonly standing?: Standing;
  /** What was asked about each restriction; absent where nothing can be asked. */
  readonly earlyEnds?: readonly EarlyEndView[];
  /** What is open against the decision besides an appeal; absent where there is no decision. */
  readonly redress?: RedressView;
  /** Whether the server publishes a record, in which the decision can be checked. */
  readonly isRecorded?: boolean;
  readonly attempt?: Attempt;
}

/**
 * The decision as the person it binds reads it, in the order of their questions: what happened,
 * why, until when, what can I do.
 */
export function decisionPageView(model: DecisionPage): PageShape {
  const { statement } = model;
  const { decision } = words.member;
  const held = statement.text.automated.decision === 'hold';
  const title = held ? decision.holdTitle : decision.title;
  return {
    title,
    body: html`<h1>${title}</h1>
<p class="meta">${decision.to} <strong>${visible(statement.to.id)}</strong> · ${decision.given} ${moment(statement.text.issuedAt)} · ${decision.reference} <code dir="ltr">${shortReference(statement.statement)}</code></p>
${superseded(statement)}
${whatCard(statement.text)}
${whyCard(statement.text)}
${untilCard(statement)}
${statement.hearing === undefined ? '' : hearingSection({ ...model, hearing: statement.hearing, path: model.hearingPath ?? `/me/hearings/${statement.hearing.case}` })}
${appealSection(model)}
${heardCard(statement.text.hearing)}
${earlyEndSection({ ...model, earlyEnds: model.earlyEnds ?? [] })}
${model.redress === undefined ? '' : redressSection({ ...model, redress: model.redress })}
${automatedCard(statement.text)}
<section class="card"><h2>${decision.sees}</h2><p>${decision.seesText}</p></section>
<section class="card"><h2>${decision.standing}</h2>
${statementStanding(statement)}
${model.standing === undefined ? '' : standingView(model.standing)}
<p class="hint">${words.member.standing.only}</p></section>
${evidence(statement)}
${exactText(statement)}
${model.isRecorded === true ? proofCard(model.path) : ''}`,
  };
}

function superseded({ decisionPhase }: StatementView): Html | '' {
  const { superseded: sentences } = words.member.decision;
  return decisionPhase === 'reversed' || decisionPhase === 'overridden'
    ? html`<p class="card good" role="status">${sentences[decisionPhase]}</p>`
    : '';
}

function evidence(statement: StatementView): Html {
  const { decision } = words.member;
  const items = statement.evidence.map(
    (item, index) =>
      html`<li><p class="meta">${decision.evidenceNumber({ number: index + 1 })} · ${moment(item.occurredAt)}</p>${quotation(item.text)}</li>`,
  );
  return html`<section class="card"><h2>${decision.evidence}</h2>
<p>${decision.evidenceText}</p>
<ol class="bare">${items}</ol></section>`;
}

function exactText({ text, digest }: StatementView): Html {
  const { decision } = words.member;
  return html`<details class="card"><summary>${decision.exact}</summary>
<div class="exact" lang="${text.language}" dir="auto">${letterText(text.plain)}</div>
<p class="hint">${decision.digest}: <code class="break" dir="ltr">${digest}</code></p></details>`;
}

function proofCard(path: string): Html {
  const { proof } = words;
  return html`<section class="card"><p>${proof.mineText}</p>
<p><a href="${path}/proof">${proof.mine}</a></p></section>`;
}
