import type { AppealStatus, StatementView } from '../../app/contract/members.ts';
import type { Instant } from '../../kernel/instant.ts';
import { strip } from '../drawing/strip.ts';
import { type Html, html } from '../markup.ts';
import { formPieces, submit } from '../page/form.ts';
import type { Attempt } from '../page/sent-form.ts';
import { lengthText, moment } from '../text/moment.ts';
import { visible } from '../text/visible.ts';
import { words } from '../words/words.ts';

export interface AppealSection {
  readonly statement: StatementView;
  readonly now: Instant;
  readonly path: string;
  readonly newKey: () => string;
  readonly attempt?: Attempt;
}

/** What the member can do: appeal with one text, say that they have read it, go elsewhere. */
export function appealSection(model: AppealSection): Html {
  const { statement } = model;
  const { decision } = words.member;
  return html`<section class="card act"><h2>${decision.can}</h2>
${statement.appeal === undefined ? open(model) : progress(statement.appeal)}
${otherRoads(statement)}</section>`;
}

function open(model: AppealSection): Html {
  const { statement, now } = model;
  const { decision } = words.member;
  if (statement.decision === undefined) return html`<p>${decision.noAppealHere}</p>`;
  if (statement.decisionPhase === 'reversed' || statement.decisionPhase === 'overridden') {
    return html`<p>${decision.superseded[statement.decisionPhase]}</p>`;
  }
  const { appealUntil } = statement;
  if (appealUntil !== undefined && appealUntil <= now) {
    return html`<p>${decision.appealClosed} ${moment(appealUntil)}.</p>`;
  }
  return html`<p>${decision.canAppeal} ${words.member.appeal.harm}</p>
${deadline(statement)}
${appealForm(model)}
${readForm(model)}`;
}

function deadline({ appealUntil, text }: StatementView): Html {
  const { decision } = words.member;
  return appealUntil === undefined
    ? html`<p>${decision.appealWindow({ length: lengthText(text.redress.appeal.window) })}</p>`
    : html`<p><strong>${decision.appealUntil} ${moment(appealUntil)}.</strong></p>`;
}

function appealForm({ path, newKey, attempt }: AppealSection): Html {
  const { appeal } = words.member;
  const pieces = formPieces('appeal', attempt);
  return pieces.form({
    to: `${path}/appeal`,
    key: newKey(),
    body: [
      pieces.area({
        name: 'text',
        caption: appeal.box,
        hint: appeal.hint,
        required: true,
        rows: 7,
      }),
      submit(appeal.send),
      html`<p class="hint">${appeal.who}</p>`,
    ],
  });
}

function readForm({ statement, path, newKey }: AppealSection): Html {
  const { decision } = words.member;
  if (statement.deliveredAt !== undefined) {
    return html`<p class="hint">${decision.readDone} ${moment(statement.deliveredAt)}.</p>`;
  }
  const pieces = formPieces('read');
  return html`<div class="apart">${pieces.form({
    to: `${path}/read`,
    key: newKey(),
    body: [
      submit(decision.readButton, { quiet: true }),
      html`<p class="hint">${decision.readText}</p>`,
    ],
  })}</div>`;
}

function progress(appeal: AppealStatus): Html {
  const { appeal: text } = words.member;
  const decided = appeal.phase === 'decided';
  return html`<h3>${text.strip}</h3>
${strip(text.steps, { now: decided ? 2 : 1, caption: text.strip })}
<dl class="facts">
<dt>${text.filed}</dt><dd>${moment(appeal.filedAt)}</dd>
${decided ? '' : html`<dt>${text.promised}</dt><dd>${moment(appeal.promisedBy)}</dd>`}
</dl>
${!decided && appeal.pausedUntil !== undefined ? html`<p class="remark">${words.misuse.appealWaits} ${moment(appeal.pausedUntil)}. ${words.misuse.appealClock}</p>` : ''}
${!decided && appeal.lateSince !== undefined ? html`<p>${text.late}</p>` : ''}
${outcome(appeal)}`;
}

function outcome(appeal: AppealStatus): Html | '' {
  const { appeal: text } = words.member;
  if (appeal.outcome === undefined) return '';
  return html`<p><strong>${text.outcome}: ${words.term.outcomes[appeal.outcome]}.</strong>
${appeal.decidedAt === undefined ? '' : moment(appeal.decidedAt)}</p>
${
  appeal.reasons === undefined
    ? ''
    : html`<p>${text.reasons}</p><div class="said">${visible(appeal.reasons)}</div>`
}`;
}

function otherRoads({ text }: StatementView): Html {
  const { decision } = words.member;
  return html`<ul class="hint">
<li>${decision.outOfCourt} ${visible(text.redress.outOfCourt)}</li>
<li>${decision.court} ${visible(text.redress.court)}</li>
</ul>`;
}
