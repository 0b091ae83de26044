import type { StatementView } from '../../app/contract/members.ts';
import type { StatedHearing, StatementText } from '../../domain/statement/text.ts';
import { timeline } from '../drawing/timeline.ts';
import { type Html, html } from '../markup.ts';
import { isolatedLetterText } from '../text/letter-text.ts';
import { dayText, moment } from '../text/moment.ts';
import { prose } from '../text/prose.ts';
import { quotation } from '../text/quotation.ts';
import { visible } from '../text/visible.ts';
import type { Text } from '../words/wording.ts';
import { words } from '../words/words.ts';
import { factorLines, milderLines } from './weighing-view.ts';

type StatedMeasure = StatementText['measures'][number];

/** A measure as a page shows it; where it holds is in our words while it is only previewed. */
export type ShownMeasure = Omit<StatedMeasure, 'scope'> & { readonly scope: Text };

interface UntilShown {
  readonly text: { readonly measures: readonly ShownMeasure[] };
  readonly restrictions: StatementView['restrictions'];
}

type Shown = Pick<StatementText, 'facts' | 'source'>;

/** What happened: the facts relied on, quoted. */
export function whatCard({ facts, source }: Shown): Html {
  const { decision } = words.member;
  const quotes = facts.map(
    (fact) => html`<li><p class="meta">${moment(fact.occurredAt)}</p>${quotation(fact.quote)}</li>`,
  );
  return html`<section class="card"><h2>${decision.what}</h2>
<p>${decision.whatLead}</p>
<ol class="bare">${quotes}</ol>
<p class="hint">${decision.source} ${words.term.sources[source]}.</p></section>`;
}

/** Why: the reasons, the rule's text as it stood then, the ground and the step. */
export function whyCard(
  text: Pick<StatementText, 'reasons' | 'ground' | 'legalGround' | 'ladder' | 'factors'> & {
    /** Without a language it is the rulebook's own, as everything around it. */
    readonly rule: Omit<StatementText['rule'], 'language'> & { readonly language?: string };
    readonly automated?: StatementText['automated'];
  },
): Html {
  const { decision } = words.member;
  const { rule } = text;
  return html`<section class="card"><h2>${decision.why}</h2>
<div class="said">${reasonsOf(text)}</div>
<details open><summary>${decision.ruleThen}: <strong>${visible(rule.title)}</strong></summary>
<div${rule.language === undefined ? '' : html` lang="${rule.language}"`} dir="auto">${prose(rule.text)}</div>
<p><a href="/rules/versions/${rule.version}/${rule.rule}"><code dir="ltr">${rule.rule}</code>, ${words.public.rules.version({ number: rule.version })}</a></p>
</details>
<p>${decision.ground}: ${words.term.grounds[text.ground]}.${
    text.legalGround === undefined ? '' : html` ${decision.law}: ${visible(text.legalGround)}.`
  }</p>
${ladderLine(text.ladder)}
${milderLines(text.ladder?.milder)}
${factorLines(text.factors)}</section>`;
}

// What a machine's hold says about itself is our own text; a decision's reasons are a person's.
function reasonsOf({ reasons, automated }: Parameters<typeof whyCard>[0]): Html {
  return automated?.decision === 'hold' ? isolatedLetterText(reasons) : visible(reasons);
}

function ladderLine(ladder: StatementText['ladder']): Html | '' {
  if (ladder === undefined) return '';
  const { decision } = words.member;
  const { suggested, chosen } = ladder;
  const how =
    suggested === chosen
      ? decision.ladderFollowed({ suggested })
      : decision.ladderLeft({ suggested, chosen });
  return html`<p>${how}${
    ladder.why === undefined ? '' : html` ${decision.ladderWhy} ${visible(ladder.why)}`
  }</p>`;
}

/** Until when: every measure with its reach and its end, and how each stands now. */
export function untilCard(statement: UntilShown): Html {
  const { decision } = words.member;
  const { measures } = statement.text;
  if (measures.length === 0) {
    return html`<section class="card"><h2>${decision.until}</h2><p>${decision.noMeasure}</p></section>`;
  }
  const items = measures.map((measure) => {
    const now = statement.restrictions.find((restriction) => restriction.kind === measure.kind);
    return html`<li><strong>${words.term.measures[measure.kind]}</strong>
<span class="end">${words.member.home.until} ${moment(measure.until)}</span>
<p class="hint">${decision.from} ${moment(measure.from)} · ${decision.where} ${isolatedLetterText(measure.scope)}${
      now === undefined ? '' : html` · ${decision.now} ${words.term.restrictionPhases[now.phase]}`
    }</p></li>`;
  });
  return html`<section class="card"><h2>${decision.until}</h2>
<ul class="rows">${items}</ul>
<p>${decision.endsBySelf}</p></section>`;
}

/** Whether the person was heard before the decision (D3). Older statements do not say. */
export function heardCard(hearing: StatedHearing | undefined): Html | '' {
  if (hearing === undefined) return '';
  const { statement } = words.hearing;
  return html`<section class="card"><h2>${statement.title}</h2>${heardLine(hearing)}</section>`;
}

function heardLine(hearing: StatedHearing): Html {
  const { statement } = words.hearing;
  switch (hearing.kind) {
    case 'not-needed':
      return html`<p>${statement.notNeeded}</p>`;
    case 'heard':
      return html`<p>${statement.heard} <span class="hint">${moment(hearing.askedAt)}, ${moment(hearing.givenAt)}</span></p>`;
    case 'silent':
      return html`<p>${statement.silent} <span class="hint">${moment(hearing.askedAt)}, ${moment(hearing.until)}</span></p>`;
    case 'urgent':
      return html`<p>${statement.urgent}</p><div class="said">${visible(hearing.urgency)}</div>
<p>${statement.until} ${moment(hearing.until)}.</p>`;
  }
}

/** What a machine did, and that it decided nothing. */
export function automatedCard({ automated }: Pick<StatementText, 'automated'>): Html {
  const { decision } = words.member;
  const decided = {
    'not-automated': decision.byPerson,
    partially: decision.partially,
    hold: decision.heldByMachine,
  }[automated.decision];
  return html`<section class="card"><h2>${decision.automated}</h2>
<p>${automated.detection ? decision.detection : decision.noDetection} ${decided}</p></section>`;
}

/** What this one decision does to standing, and how that fades. */
export function statementStanding(statement: Pick<StatementView, 'text' | 'decisionPhase'>): Html {
  const { standing: sentences } = words.member;
  const { standing, issuedAt } = statement.text;
  if (standing.added === 0) return html`<p>${sentences.nothingAdded}</p>`;
  const open = statement.decisionPhase === 'issued';
  const { clearAt } = standing;
  const fading = clearAt === null ? '' : timeline(issuedAt, [{ points: standing.added, clearAt }]);
  return html`<p>${sentences.thisOne({ added: standing.added, family: standing.family })}
${clearAt === null ? '' : sentences.clearAt({ day: dayText(clearAt) })}
${open ? sentences.pendingNow : ''}
${standing.before === 0 ? '' : sentences.beforeIt({ before: standing.before })}</p>
${fading}`;
}
