import type { DecisionView } from '../../app/contract/cases.ts';
import type { RuleRef } from '../../rulebook/model.ts';
import { type Html, html } from '../markup.ts';
import { milderLines } from '../member/weighing-view.ts';
import { formPieces, submit } from '../page/form.ts';
import { rungTitle } from '../public/version-in-force.ts';
import { exactTime, lengthText, moment } from '../text/moment.ts';
import { visible } from '../text/visible.ts';
import { words } from '../words/words.ts';
import type { CasePage } from './case-page-view.ts';

/** A decision that was made: held with an undo button, waiting for a second person, or sent. */
export function madeDecision(model: CasePage, decision: DecisionView): Html {
  const { decision: text } = words.case;
  return html`<section class="card act"><h2>${text.made}</h2>
<p role="status">${words.case.decisionPhases[decision.phase]}
${decision.phase === 'held' && decision.heldUntil !== undefined ? html`${text.heldUntil} ${exactTime(decision.heldUntil)}.` : ''}</p>
${decisionFacts(model, decision)}
${decision.phase === 'held' || decision.phase === 'awaiting-second-person' ? undoForm(model, decision) : ''}
${decision.phase === 'awaiting-second-person' ? secondForms(model, decision) : ''}</section>`;
}

/** Outcome, step, measures and reasons, as staff read them. */
export function decisionFacts(
  { history }: Pick<CasePage, 'history'>,
  decision: DecisionView,
): Html {
  const { decision: text } = words.case;
  const { page } = words.appeal;
  const step =
    decision.rule === undefined || decision.rung === undefined
      ? ''
      : html`<dt>${page.step}</dt><dd>${visible(rungTitle(history, rungRef(decision, decision.rule), decision.rung))}</dd>`;
  const measures = decision.measures.map(
    (measure) => html`<li>${words.term.measures[measure.kind]}, ${lengthText(measure.for)}</li>`,
  );
  return html`<dl class="facts">
<dt>${text.by}</dt><dd>${visible(decision.decidedBy)}, ${moment(decision.decidedAt)}</dd>
<dt>${words.case.finding.recorded}</dt><dd>${words.term.breaches[decision.outcome]}${decision.rule === undefined ? '' : html` <code dir="ltr">${decision.rule.rule}</code>`}</dd>
${step}
<dt>${page.measures}</dt><dd>${measures.length === 0 ? page.none : html`<ul class="plain">${measures}</ul>`}</dd>
</dl>
${milderLines(decision.milder)}
<p>${page.reasons}</p><div class="said">${visible(decision.reasons)}</div>`;
}

// The steps are named by the version whose range was applied.
function rungRef({ milder }: DecisionView, rule: RuleRef): RuleRef {
  return { ...rule, version: milder?.range ?? rule.version };
}

function undoForm({ view, staff, newKey, attempt }: CasePage, decision: DecisionView): Html | '' {
  if (decision.decidedBy !== staff) return '';
  const pieces = formPieces('undo', attempt);
  return pieces.form({
    to: `/m/cases/${view.blind.case}/undo`,
    key: newKey(),
    body: [hiddenDecision(decision), submit(words.case.decision.undo)],
  });
}

function secondForms(model: CasePage, decision: DecisionView): Html {
  const { view, staff, newKey, attempt } = model;
  const { decision: text } = words.case;
  if (decision.decidedBy === staff) return html`<p class="remark">${text.ownSecond}</p>`;
  const confirm = formPieces('confirm', attempt);
  const reject = formPieces('reject', attempt);
  return html`${confirm.form({
    to: `/m/cases/${view.blind.case}/confirm`,
    key: newKey(),
    body: [hiddenDecision(decision), submit(text.confirm)],
  })}
<details${attempt?.form === 'reject' ? html` open` : ''}><summary>${text.reject}</summary>
${reject.form({
  to: `/m/cases/${view.blind.case}/reject`,
  key: newKey(),
  body: [
    hiddenDecision(decision),
    reject.area({ name: 'reason', caption: text.rejectReason, required: true, rows: 3 }),
    submit(text.reject, { quiet: true }),
  ],
})}</details>`;
}

function hiddenDecision({ decision }: DecisionView): Html {
  return html`<input type="hidden" name="decision" value="${decision}">`;
}
