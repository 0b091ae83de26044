import { Hono } from 'hono';
import type { StaffRecord, StaffRecordLine } from '../../app/contract/staff-record.ts';
import type { StaffId } from '../../kernel/identifier.ts';
import { refuse } from '../../kernel/refusal.ts';
import { type Html, html } from '../markup.ts';
import type { PageShape } from '../page/frame.ts';
import { refusalPage } from '../page/refusal-page.ts';
import { reading, respond } from '../page/respond.ts';
import type { Site, WebContext, WebEnvironment } from '../site.ts';
import { day, moment } from '../text/moment.ts';
import { quotation } from '../text/quotation.ts';
import { shortReference } from '../text/reference.ts';
import { visible } from '../text/visible.ts';
import type { Wording } from '../words/wording.ts';
import { words } from '../words/words.ts';

/** What is recorded about staff: one's own, and another's for those who may read it. */
export function staffRecordRoutes(site: Site): Hono<WebEnvironment> {
  const routes = new Hono<WebEnvironment>();
  routes.get('/record', (context) => recordPage(site, context));
  routes.get('/record/:staff', (context) =>
    recordPage(site, context, context.req.param('staff') as StaffId),
  );
  return routes;
}

async function recordPage(site: Site, context: WebContext, wanted?: StaffId): Promise<Response> {
  const { principal } = context.get('visitor');
  const own = principal.kind === 'staff' ? principal.staff : undefined;
  const staff = wanted ?? own;
  if (staff === undefined) {
    return refusalPage(site, context, refuse('not_signed_in', 'Sign in to see this.'));
  }
  const found = await site.application.staffRecords.read(staff, reading(context));
  if (!found.ok) return refusalPage(site, context, found.error);
  return respond(site, context, recordView(found.value, own === staff));
}

function recordView(record: StaffRecord, own: boolean): PageShape {
  const text = words.staffRecord;
  const title = own ? text.mine : text.title({ staff: record.staff });
  return {
    title,
    body: html`<h1>${visible(title)}</h1>
<p class="lead">${own ? text.lead : text.read}</p>
<section class="card"><h2>${text.figures}</h2>
<dl class="facts">
<dt>${text.cases}</dt><dd>${record.casesHandled}</dd>
<dt>${text.decisions}</dt><dd>${record.decisionsMade}</dd>
<dt>${text.changed}</dt><dd>${record.decisionsChangedOnAppeal}</dd>
</dl>
<p class="hint">${text.unhurried}</p></section>
<section class="card"><h2>${text.complaints}</h2>
${
  record.complaints.length === 0
    ? html`<p>${text.noComplaints}</p>`
    : html`<ul class="rows">${record.complaints.map(
        (complaint) =>
          html`<li>${day(complaint.openedOn)}: ${
            complaint.phase === 'open' ? text.open : text.closed
          }${complaint.outcome === undefined ? '' : html`, ${text.outcomes[complaint.outcome]}`}</li>`,
      )}</ul>`
}</section>
<section class="card"><h2>${text.events}</h2>
<ul class="rows">${record.lines.map(lineRow)}</ul></section>`,
  };
}

function lineRow(line: StaffRecordLine): Html {
  const text = words.staffRecord;
  return html`<li><strong>${text.lines[line.kind]}</strong>
<span class="hint">${moment(line.at)} · ${text.by} ${byText(line)}</span>
${aboutText(line)}
${'reason' in line ? quotation(line.reason) : ''}</li>`;
}

function byText({ by }: StaffRecordLine): Wording | Html {
  const { platform, clock, withheld } = words.staffRecord;
  if (by === 'platform') return platform;
  if (by === 'clock') return clock;
  return by === 'withheld' ? withheld : visible(by);
}

function aboutText(line: StaffRecordLine): Html {
  const text = words.staffRecord;
  switch (line.kind) {
    case 'appointed':
    case 'role-granted':
    case 'role-ended':
      return html`${line.role}`;
    case 'relation-declared':
      return html`${visible(line.to.id)}: ${words.stewardship.relations[line.relation]}`;
    case 'relation-ended':
      return html`${visible(line.to.id)}`;
    case 'identity-revealed':
    case 'emergency-access':
      return html`${text.case} ${shortReference(line.case)}`;
    case 'deviation':
    case 'undone-in-bulk':
      return html`${text.decision} ${shortReference(line.decision)}`;
    case 'opened-about-them':
      return html`${words.emergency.kinds[line.what]}`;
    case 'changed-on-appeal':
      return html`${text.decision} ${shortReference(line.decision)}: ${words.term.outcomes[line.outcome]}`;
  }
}
