import type { ToldAccess } from '../../app/contract/break-glass.ts';
import type { HearingView } from '../../app/contract/hearings.ts';
import type { StatementView } from '../../app/contract/members.ts';
import type { MemberPowers, PowerLimit } from '../../domain/powers/powers.ts';
import type { Standing } from '../../domain/standing/standing.ts';
import { type Html, html, nothing } from '../markup.ts';
import type { PageShape } from '../page/frame.ts';
import { day, moment } from '../text/moment.ts';
import { visible } from '../text/visible.ts';
import { words } from '../words/words.ts';
import { hearingRows } from './hearing-page-view.ts';
import { toldOrdersCard } from './order-page.ts';
import { standingView } from './standing-view.ts';

export interface MemberHome {
  readonly standing: Standing;
  readonly powers: MemberPowers;
  readonly statements: readonly StatementView[];
  /** How many orders of authorities the member was told of. */
  readonly ordersTold: number;
  readonly hearings: readonly HearingView[];
  readonly familyTitle: (family: string) => string;
  /** What was opened about them in an emergency. */
  readonly opened: readonly ToldAccess[];
}

/** A member's own page: standing, what is limited, decisions, and a copy of everything. */
export function memberHomeView({
  standing,
  powers,
  statements,
  ordersTold,
  hearings,
  familyTitle,
  opened,
}: MemberHome): PageShape {
  const { home } = words.member;
  return {
    title: home.title,
    body: html`<h1>${home.title}</h1>
${hearings.length === 0 ? '' : html`<section class="card"><h2>${words.hearing.home.title}</h2>${hearingRows(hearings)}</section>`}
<section class="card"><h2>${home.standing}</h2>
${standingView(standing, familyTitle)}
<p class="hint">${words.member.standing.only}</p>
</section>
<section class="card"><h2>${home.powers}</h2>
${limitsView(powers.limits)}
<p class="hint">${home.always}</p>
</section>
<section class="card"><h2>${home.statements}</h2>
${
  statements.length === 0
    ? html`<p>${home.noStatements}</p>`
    : html`<ul class="rows">${statements.map(statementRow)}</ul>`
}
</section>
<section class="card"><h2>${words.panel.offer.title}</h2>
<p>${words.panel.offer.card}</p>
<p><a href="/me/panels">${words.panel.offer.link}</a></p>
</section>
${openedPart(opened)}
<section class="card"><h2>${words.stewardship.own.title}</h2>
<p><a href="/me/stewardship">${words.stewardship.own.lead}</a></p></section>
<section class="card"><h2>${words.mail.settings.title}</h2>
<p>${words.mail.settings.lead}</p>
<p><a href="/me/messages">${words.mail.settings.link}</a></p>
</section>
${toldOrdersCard(ordersTold)}
<section class="card"><h2>${words.recognition.own.title}</h2>
<p>${words.recognition.own.lead}</p>
<p><a href="/me/recognitions">${words.recognition.own.link}</a></p>
</section>
<section class="card"><h2>${home.exportTitle}</h2>
<p>${home.exportText}</p>
<p><a href="/me/export.json" download>${home.exportLink}</a></p>
<p>${words.leaving.card} <a href="/me/leave">${words.leaving.link}</a></p>
</section>`,
  };
}

function openedPart(opened: readonly ToldAccess[]): Html {
  const { told, kinds, ways } = words.emergency;
  if (opened.length === 0) return nothing;
  const rows = opened.map(
    ({ kind, way, openedAt }) =>
      html`<li>${kinds[kind]} ${told.at} ${moment(openedAt)} <span class="hint">${ways[way]}</span></li>`,
  );
  return html`<section class="card"><h2>${told.title}</h2><p>${told.lead}</p>
<ul class="rows">${rows}</ul></section>`;
}

function limitsView(limits: readonly PowerLimit[]): Html {
  const { home } = words.member;
  if (limits.length === 0) return html`<p>${home.noLimits}</p>`;
  const rows = limits.map(
    (limit) => html`<li><strong>${words.term.powers[limit.power]}</strong>:
${limit.limit === 'slowed' ? home.slowed : home.withdrawn} ${home.until} ${moment(limit.until)}
${limit.group === undefined ? '' : html` (${home.onlyIn} ${visible(limit.group)})`}
· <a href="/me/statements/${limit.statement}">${home.because}<span class="aside-text"> ${words.term.powers[limit.power]}</span></a></li>`,
  );
  return html`<p>${home.limited}</p><ul class="rows">${rows}</ul>`;
}

function statementRow(statement: StatementView): Html {
  const { home } = words.member;
  const waiting = statement.appeal?.phase === 'waiting';
  return html`<li><a href="/me/statements/${statement.statement}">${visible(statement.text.rule.title)}</a>
<span class="hint">${day(statement.text.issuedAt)}</span>
${statement.deliveredAt === undefined ? html` <span class="tag">${home.unread}</span>` : ''}
${waiting ? html` <span class="tag">${home.appealRunning}</span>` : ''}
${statement.appeal?.outcome === undefined ? '' : html` <span class="tag">${words.term.outcomes[statement.appeal.outcome]}</span>`}
</li>`;
}
