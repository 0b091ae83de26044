import type { Page } from '../../app/contract/call.ts';
import type { DutyView } from '../../app/contract/duties.ts';
import type { GroupView, StewardView } from '../../app/contract/groups.ts';
import { limits } from '../../kernel/limits.ts';
import { type Html, html } from '../markup.ts';
import { formPieces, submit } from '../page/form.ts';
import type { PageShape } from '../page/frame.ts';
import type { Attempt } from '../page/sent-form.ts';
import { day, moment } from '../text/moment.ts';
import { quotation } from '../text/quotation.ts';
import { shortReference } from '../text/reference.ts';
import { visible } from '../text/visible.ts';
import { words } from '../words/words.ts';
import { appointForm } from './appoint-form.ts';
import { actingLine, charterView } from './group-pieces.ts';

export interface StaffForms {
  readonly newKey: () => string;
  readonly attempt?: Attempt;
  /** Whether the visitor may add groups and appoint. */
  readonly mayAppoint: boolean;
}

/** All groups, and who acts for each. */
export function groupListView(page: Page<GroupView>, forms: StaffForms): PageShape {
  const { staff } = words.stewardship;
  return {
    title: staff.title,
    body: html`<h1>${staff.title}</h1>
<p class="lead">${staff.lead}</p>
${
  page.items.length === 0
    ? html`<p class="card">${staff.empty}</p>`
    : html`<ul class="queue">${page.items.map(groupRow)}</ul>`
}
${page.next === undefined ? '' : html`<p><a href="/g?cursor=${encodeURIComponent(page.next)}">${words.frame.next}</a></p>`}
${forms.mayAppoint ? openForm(forms) : ''}`,
  };
}

function groupRow(group: GroupView): Html {
  return html`<li><a href="/g/${encodeURIComponent(group.group)}">${visible(group.group)}</a>
${actingLine(group)}</li>`;
}

function openForm({ newKey, attempt }: StaffForms): Html {
  const { staff } = words.stewardship;
  const pieces = formPieces('open', attempt);
  return html`<section class="card"><h2>${staff.open}</h2>${pieces.form({
    to: '/g/open',
    key: newKey(),
    body: [
      pieces.line({
        name: 'group',
        caption: staff.openName,
        required: true,
        lengthMax: limits.identifierLengthMax,
      }),
      submit(staff.openSend, { quiet: true }),
    ],
  })}</section>`;
}

/** One group for the staff: stewards and charters, what was brought, and the forms for both. */
export function staffGroupView(
  shown: { readonly group: GroupView; readonly duties: readonly DutyView[] },
  forms: StaffForms,
): PageShape {
  const { staff } = words.stewardship;
  const { group, duties } = shown;
  const text = words.stewardship.group;
  const title = text.title({ group: group.group });
  return {
    title,
    body: html`<h1>${visible(title)}</h1>
<section class="card"><h2>${text.acting}</h2>${actingLine(group)}</section>
<section class="card"><h2>${staff.stewards}</h2>
${group.stewards.length === 0 ? html`<p>${staff.none}</p>` : group.stewards.map(stewardPart)}</section>
<section class="card"><h2>${staff.matters}</h2>
${duties.length === 0 ? html`<p>${staff.noMatters}</p>` : html`<ul class="rows">${duties.map(dutyRow)}</ul>`}</section>
${bringForm(group, forms)}
${forms.mayAppoint ? html`${appointForm(group, forms)}${goneForm(group, forms)}` : ''}`,
  };
}

function stewardPart(steward: StewardView): Html {
  const { phases, staff } = words.stewardship;
  return html`<article class="apart"><h3>${visible(steward.steward)}</h3>
<p>${phases[steward.phase]}${
    steward.restrictedUntil === undefined
      ? ''
      : html` ${words.stewardship.group.until} ${moment(steward.restrictedUntil)}`
  }${steward.since === undefined ? '' : html` · ${staff.since} ${day(steward.since)}`}</p>
${steward.charter === undefined ? '' : charterView(steward.charter)}
${steward.offer === undefined ? '' : charterView(steward.offer)}</article>`;
}

function dutyRow(duty: DutyView): Html {
  const { staff, dutyPhases, duties } = words.stewardship;
  return html`<li>${duties[duty.kind]} <span class="tag">${dutyPhases[duty.phase]}</span>
<span class="hint">${visible(duty.steward)} · ${moment(duty.broughtAt)}</span>
${duty.case === undefined ? '' : html` <a href="/m/cases/${duty.case}">${staff.case} ${shortReference(duty.case)}</a>`}
${quotation(duty.text)}
${duty.answer === undefined ? '' : quotation(duty.answer.text)}</li>`;
}

function bringForm({ group }: GroupView, { newKey, attempt }: StaffForms): Html {
  const { staff, duties } = words.stewardship;
  const pieces = formPieces('bring', attempt);
  const choices = Object.entries(duties).map(([value, caption]) => ({ value, caption }));
  return html`<section class="card"><h2>${staff.bring}</h2>${pieces.form({
    to: `/g/${encodeURIComponent(group)}/bring`,
    key: newKey(),
    body: [
      pieces.select({
        name: 'kind',
        caption: staff.bringKind,
        required: true,
        initial: 'answer-staff',
        choices,
      }),
      pieces.area({ name: 'text', caption: staff.bringText, required: true }),
      pieces.line({
        name: 'item',
        caption: staff.bringItem,
        lengthMax: limits.identifierLengthMax,
      }),
      submit(staff.bringSend, { quiet: true }),
    ],
  })}</section>`;
}

function goneForm({ group }: GroupView, { newKey, attempt }: StaffForms): Html {
  const { staff } = words.stewardship;
  const pieces = formPieces('gone', attempt);
  return html`<section class="card"><h2>${staff.gone}</h2>${pieces.form({
    to: `/g/${encodeURIComponent(group)}/gone`,
    key: newKey(),
    body: [
      pieces.line({
        name: 'steward',
        caption: staff.goneWho,
        required: true,
        lengthMax: limits.identifierLengthMax,
      }),
      pieces.line({ name: 'reason', caption: staff.goneWhy, required: true }),
      submit(staff.goneSend, { quiet: true }),
    ],
  })}</section>`;
}
