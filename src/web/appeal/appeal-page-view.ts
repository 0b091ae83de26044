import type { AppealView } from '../../app/contract/appeals.ts';
import type { DecisionView } from '../../app/contract/cases.ts';
import type { StaffId } from '../../kernel/identifier.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { RulebookHistory } from '../../rulebook/model.ts';
import { evidenceInContext, rulesThen } from '../case/evidence-view.ts';
import { breachChoices } from '../case/finding-form.ts';
import { decisionFacts } from '../case/made-decision-view.ts';
import { type Html, html, nothing } from '../markup.ts';
import { formPieces, submit } from '../page/form.ts';
import type { PageShape } from '../page/frame.ts';
import type { Attempt } from '../page/sent-form.ts';
import { distance, exactTime, moment } from '../text/moment.ts';
import { quotation } from '../text/quotation.ts';
import { shortReference } from '../text/reference.ts';
import { visible } from '../text/visible.ts';
import { words } from '../words/words.ts';
import { outcomeForm } from './outcome-form.ts';

export interface AppealPage {
  readonly appeal: AppealView;
  readonly now: Instant;
  readonly staff: StaffId;
  readonly history: RulebookHistory;
  readonly newKey: () => string;
  readonly attempt?: Attempt;
}

/**
 * An appeal: evidence and the appellant's words first; the first decision only after an own
 * finding.
 */
export function appealPageView(model: AppealPage): PageShape {
  const { appeal, now } = model;
  const { page } = words.appeal;
  const title = page.title({ reference: shortReference(appeal.appeal) });
  return {
    title,
    wide: true,
    body: html`<h1>${title}</h1>
<p class="meta">${page.from}: ${words.appeal.queue[appeal.by]} · ${page.promised} ${moment(appeal.promisedBy)} (${distance(now, appeal.promisedBy)})${
      appeal.late ? html` · ${words.appeal.queue.late}` : ''
    }</p>
${appeal.first === undefined ? html`<p class="remark">${page.blind}</p>` : ''}
<div class="columns">
<div>
<section class="card"><h2>${page.text}</h2>${quotation(appeal.text)}</section>
<section class="card"><h2>${page.evidence}</h2>${evidenceInContext(appeal)}</section>
<section class="card"><h2>${page.rules}</h2>${rulesThen(appeal.rules)}</section>
</div>
<div class="work">${work(model)}</div>
</div>`,
  };
}

/** Whether the person who looks holds the appeal at this moment. */
export function holdsAppeal({
  appeal,
  now,
  staff,
}: Pick<AppealPage, 'appeal' | 'now' | 'staff'>): boolean {
  return appeal.lease !== undefined && appeal.lease.holder === staff && appeal.lease.until > now;
}

function work(model: AppealPage): Html {
  const { appeal } = model;
  const compared = appeal.first === undefined ? nothing : sideBySide(model, appeal.first);
  if (appeal.outcome !== undefined) return html`${outcomeCard(appeal.outcome)}${compared}`;
  const mine = holdsAppeal(model);
  return html`${leaseLine(model, mine)}
${compared}
${mine ? nextStep(model) : ''}`;
}

function leaseLine(model: AppealPage, mine: boolean): Html {
  const { lease } = model.appeal;
  const { page } = words.appeal;
  if (mine && lease !== undefined) {
    return html`<section class="card bar"><p>${words.case.lease.yours} ${exactTime(lease.until)}. <span class="hint">${words.case.lease.extends}</span></p></section>`;
  }
  if (lease !== undefined && lease.until > model.now) {
    return html`<section class="card bar"><p>${visible(lease.holder)} ${words.case.lease.other} ${exactTime(lease.until)}.</p></section>`;
  }
  return html`<section class="card bar"><p>${page.free}</p>${step(model, 'lease', submit(page.take))}</section>`;
}

function nextStep(model: AppealPage): Html {
  const { appeal } = model;
  const { page } = words.appeal;
  if (appeal.finding === undefined) return findingForm(model);
  if (appeal.first !== undefined) return outcomeForm(model);
  return html`<section class="card act"><h2>${page.openFirst}</h2>
<p>${page.openFirstText}</p>
${step(model, 'first', submit(page.openFirst))}</section>`;
}

function findingForm({ appeal, newKey, attempt }: AppealPage): Html {
  const { page } = words.appeal;
  const pieces = formPieces('finding', attempt);
  return html`<section class="card act"><h2>${page.finding}</h2>
${pieces.form({
  to: `/a/${appeal.appeal}/finding`,
  key: newKey(),
  body: [
    pieces.radios({
      name: 'breach',
      caption: words.case.finding.breach,
      required: true,
      choices: breachChoices(),
    }),
    submit(page.findingSend),
  ],
})}</section>`;
}

function sideBySide(model: AppealPage, first: DecisionView): Html {
  const { finding } = model.appeal;
  const { page } = words.appeal;
  const own = finding === undefined ? '' : words.term.breaches[finding.breach];
  return html`<section class="card"><h2>${page.sideBySide}</h2>
<div class="pair">
<div><h3>${page.yours}</h3><p><strong>${own}</strong></p>
<p>${finding?.breach === first.outcome ? page.same : page.different}</p></div>
<div><h3>${page.first}</h3>${decisionFacts(model, first)}</div>
</div></section>`;
}

function outcomeCard(outcome: NonNullable<AppealView['outcome']>): Html {
  const { outcome: text } = words.appeal;
  return html`<section class="card good"><h2>${text.done}</h2>
<p><strong>${words.term.outcomes[outcome.outcome]}.</strong> ${text.at} ${moment(outcome.at)}</p>
<div class="said">${visible(outcome.reasons)}</div></section>`;
}

/** A form that is only a button. */
function step({ appeal, newKey, attempt }: AppealPage, form: string, button: Html): Html {
  return formPieces(form, attempt).form({
    to: `/a/${appeal.appeal}/${form}`,
    key: newKey(),
    body: button,
  });
}
