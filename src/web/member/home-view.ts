import type { HearingView } from '../../app/contract/hearings.ts';
import type { StatementView } from '../../app/contract/members.ts';
import type { MemberPowers, PowerLimit } from '../../domain/powers/powers.ts';
import type { Standing } from '../../domain/standing/standing.ts';
import { type Html, html } from '../markup.ts';
import type { PageShape } from '../page/frame.ts';
import { day, moment } from '../text/moment.ts';
import { visible } from '../text/visible.ts';
import { words } from '../words/en.ts';
import { hearingRows } from './hearing-page-view.ts';
import { standingView } from './standing-view.ts';

export interface MemberHome {
  readonly standing: Standing;
  readonly powers: MemberPowers;
  readonly statements: readonly StatementView[];
  readonly hearings: readonly HearingView[];
  readonly familyTitle: (family: string) => string;
}

/** A member's own page: standing, what is limited, decisions, and a copy of everything. */
export function memberHomeView({
  standing,
  powers,
  statements,
  hearings,
  familyTitle,
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
<section class="card"><h2>${home.exportTitle}</h2>
<p>${home.exportText}</p>
<p><a href="/me/export.json" download>${home.exportLink}</a></p>
</section>`,
  };
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
