import type { AccessView } from '../../app/contract/break-glass.ts';
import type {
  Deviation,
  LeadMatters,
  OpenComplaint,
  Overview,
} from '../../app/contract/figures.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { RulebookHistory } from '../../rulebook/model.ts';
import { ruleTitle, rungTitle } from '../figures/figure-tables.ts';
import { type Html, html } from '../markup.ts';
import { day, distance, moment } from '../text/moment.ts';
import { countText } from '../text/number.ts';
import { quotation } from '../text/quotation.ts';
import { shortReference } from '../text/reference.ts';
import { words } from '../words/words.ts';

/** Emergency accesses that are open or asked for, with the time that is left. */
export function accessSection({ accesses, at }: Overview): Html {
  const text = words.lead;
  return html`<section class="card"><h2>${text.accesses}</h2>
${
  accesses.length === 0
    ? html`<p>${text.noAccess}</p>`
    : html`<ul class="rows">${accesses.map((access) => accessRow(access, at))}</ul>`
}
<p><a href="/e">${words.emergency.list.title}</a></p></section>`;
}

function accessRow(access: AccessView, now: Instant): Html {
  const { list, kinds, phases } = words.emergency;
  const { phase, openUntil, confirmBy } = access;
  const end = phase === 'open' ? openUntil : confirmBy;
  const ends = phase === 'open' ? words.lead.closes : words.lead.agreeBy;
  return html`<li><a href="/e/${access.access}">${list.see({ reference: shortReference(access.access) })}</a>
<p class="meta">${kinds[access.kind]} · ${phases[phase]}</p>
${end === undefined ? '' : html`<p>${ends} <strong>${distance(now, end)}</strong> · ${moment(end)}</p>`}</li>`;
}

/** Open cases about staff and the operator. Whom each is about stands in the case. */
export function complaintSection({ complaints, complaintsNotShown }: LeadMatters): Html {
  const text = words.lead;
  return html`<section class="card"><h2>${text.complaints}</h2>
${
  complaints.length === 0
    ? html`<p>${text.noComplaints}</p>`
    : html`<ul class="rows">${complaints.map(complaintRow)}</ul>`
}
${complaintsNotShown === 0 ? '' : html`<p class="hint">${text.notShown({ count: complaintsNotShown })}</p>`}</section>`;
}

function complaintRow({ case: id, about, openedAt, promisedBy }: OpenComplaint): Html {
  const text = words.lead;
  return html`<li><a href="/m/cases/${id}">${words.case.queue.see({ reference: shortReference(id) })}</a> ${words.term.subjects[about]}
<p class="meta">${text.openedOn} ${day(openedAt)} · ${text.decideBy} ${moment(promisedBy)}</p></li>`;
}

/** What one person alone opened, names before a finding among it (O7). */
export function openedSection({ opened }: Overview): Html {
  const { how, kinds } = words.emergency;
  const rows = opened.map(
    ({ month, kind, count }) =>
      html`<li><time datetime="${month}">${month}</time> · ${kinds[kind]}: ${countText(count)}</li>`,
  );
  return html`<section class="card"><h2>${words.lead.opened}</h2>
<p>${words.lead.openedText}</p>
${opened.length === 0 ? html`<p>${how.none}</p>` : html`<ul>${rows}</ul>`}</section>`;
}

/** Decisions that left the ladder’s suggestion, with the reason. */
export function deviationSection({ deviations }: LeadMatters, history: RulebookHistory): Html {
  const text = words.lead;
  return html`<section class="card"><h2>${text.deviations}</h2>
<p>${text.deviationsText}</p>
${
  deviations.length === 0
    ? html`<p>${text.noDeviations}</p>`
    : html`<ul class="rows">${deviations.map((one) => deviationRow(one, history))}</ul>`
}</section>`;
}

function deviationRow(deviation: Deviation, history: RulebookHistory): Html {
  const text = words.lead;
  const { case: id, rule, suggested, chosen, reason, issuedAt } = deviation;
  const step = (name: string | undefined) =>
    name === undefined || rule === undefined ? text.noStep : rungTitle(history, rule, name);
  return html`<li><a href="/m/cases/${id}">${words.case.queue.see({ reference: shortReference(id) })}</a> ${rule === undefined ? '' : ruleTitle(history, rule)}
<p class="meta">${day(issuedAt)} · ${text.suggested}: ${step(suggested)} · ${text.chosen}: ${step(chosen)}</p>
${quotation(reason)}</li>`;
}
