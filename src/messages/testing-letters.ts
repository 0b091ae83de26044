import { issuedDecision } from '../domain/decision/decision-fixture.test.ts';
import type { MilderRange } from '../domain/decision/event.ts';
import {
  decisionReversedLetter,
  earlyEndAnswerLetter,
  hearingAnswerLetter,
} from '../domain/letter/answer.ts';
import { appealOutcomeLetter, appealReceiptLetter } from '../domain/letter/appeal.ts';
import { caseClosedLetter, confirmationLetter, hearingLetter } from '../domain/letter/case.ts';
import { address, type Letter, sentences } from '../domain/letter/letter.ts';
import { message } from '../domain/letter/message.ts';
import { reportOutcomeLetter, reportReceiptLetter } from '../domain/letter/report.ts';
import { restrictionLetter } from '../domain/letter/restriction.ts';
import type { ImposedRestriction } from '../domain/restriction/state.ts';
import { standingAt } from '../domain/standing/standing.ts';
import { composeStatement, type StatementInput } from '../domain/statement/compose.ts';
import type { StatementDraft } from '../domain/statement/draft.ts';
import { composeHoldStatement } from '../domain/statement/hold.ts';
import { duration } from '../kernel/duration.ts';
import type { EvidenceId, ItemId, LanguageTag } from '../kernel/identifier.ts';
import { instant } from '../kernel/instant.ts';
import { fixtureRulebook, insultRule } from '../testing/rulebook-fixture.ts';

/** A name that runs the other way than its sentence in every language but one. */
export const community = 'Harbour Square – ساحة الميناء';
const received = instant('2026-03-02T08:00:00Z');
const until = instant('2026-03-09T10:00:10Z');
const page = 'https://rules.example/r/secret-of-a-page';
const reasons = 'The post speaks of the plant.\nIt says nothing about the person.';

/** Every kind of letter, with the choices that change its text. */
export function sampleLetters(language: LanguageTag): Readonly<Record<string, Letter>> {
  const about = { community, receivedAt: received, page };
  const bound = restrictionSample();
  return {
    statement: letterOf(sampleStatement(language), 'statement-letter.page'),
    hold: letterOf(sampleHold(language), 'statement-letter.hold-page'),
    'report received': reportReceiptLetter({ ...about, promisedBy: until }),
    'report: no breach': reportOutcomeLetter({ ...about, outcome: 'no-breach' }),
    'report: breach': reportOutcomeLetter({ ...about, outcome: 'breach' }),
    'appeal received': appealReceiptLetter({
      ...about,
      appellant: 'respondent',
      promisedBy: until,
    }),
    'appeal of a reporter received': appealReceiptLetter({
      ...about,
      appellant: 'reporter',
      promisedBy: until,
    }),
    'appeal upheld': appealOutcomeLetter({
      ...about,
      appellant: 'respondent',
      outcome: 'decision-upheld',
      reasons,
    }),
    'appeal of a reporter': appealOutcomeLetter({
      ...about,
      appellant: 'reporter',
      outcome: 'decision-reversed',
      reasons,
    }),
    'case closed in favour': caseClosedLetter({ community, promisedBy: until }),
    'restriction ended': restrictionLetter(bound, { change: 'ended', community }),
    'restriction resumed': restrictionLetter(bound, { change: 'resumed', community }),
    'statement: heard': letterOf(sampleHeard(language), 'statement-letter.page'),
    'statement: urgent': letterOf(sampleUrgent(language), 'statement-letter.page'),
    'report: varied on appeal': reportOutcomeLetter({ ...about, outcome: 'varied-on-appeal' }),
    'report: reversed on review': reportOutcomeLetter({ ...about, outcome: 'reversed-on-review' }),
    'released by time': restrictionLetter(bound, { change: 'released', community }),
    ...hearingSamples(),
    ...answerSamples(),
    confirmation: confirmationLetter({ community, page, until }),
  };
}

function hearingSamples(): Readonly<Record<string, Letter>> {
  const asked = { community, until, page };
  return {
    hearing: hearingLetter({ ...asked, when: 'before', ruleTitle: 'Do not insult people' }),
    'hearing about no rule': hearingLetter({ ...asked, when: 'before' }),
    'hearing after': hearingLetter({ ...asked, when: 'after' }),
    'hearing: kept': hearingAnswerLetter({
      community,
      page,
      givenAt: received,
      outcome: 'kept',
      reasons,
    }),
    'hearing: nobody answered': hearingAnswerLetter({
      community,
      page,
      givenAt: received,
      outcome: 'lifted',
    }),
  };
}

function answerSamples(): Readonly<Record<string, Letter>> {
  const asked = { community, page, askedAt: received, reasons };
  return {
    'early end: lifted': earlyEndAnswerLetter({
      ...asked,
      measure: 'hide',
      item: 'post-7',
      outcome: 'lifted',
    }),
    'early end: kept': earlyEndAnswerLetter({
      ...asked,
      measure: 'pause-reports',
      item: '',
      outcome: 'kept',
    }),
    'decision reversed': decisionReversedLetter({ community, page, issuedAt: received }),
  };
}

/** Heard first, with the milder rule and everything that was weighed. */
export function sampleHeard(language: LanguageTag): StatementDraft {
  const milder: MilderRange = {
    range: 3,
    because: [
      { version: 2, in: 'range' },
      { version: 3, in: 'weight' },
    ],
  };
  return sampleStatement(language, {
    decision: { ...issuedDecision().made, milder },
    hearing: { kind: 'heard', askedAt: received, givenAt: instant('2026-03-02T09:00:00Z') },
    factors: {
      amount: 4,
      outOf: 1030,
      within: duration('P90D'),
      consequences: 'Two people left the thread.',
      intent: 'The posts answer requests to stop by going on.',
    },
  });
}

/** Not heard first, and nothing known of what was meant. */
export function sampleUrgent(language: LanguageTag): StatementDraft {
  return sampleStatement(language, {
    hearing: {
      kind: 'urgent',
      urgency: 'The same words are posted again in every thread.',
      until,
      path: 'https://rules.example/me/hearings/case-1',
    },
    factors: {
      amount: 1,
      outOf: 2,
      within: duration('P1D'),
      consequences: 'One person left the thread.',
    },
  });
}

function letterOf(
  { sections }: StatementDraft,
  lead: 'statement-letter.page' | 'statement-letter.hold-page',
): Letter {
  const subject = message('statement-letter.subject', { community });
  return { subject, sections: [...sections, [sentences(message(lead)), address(page)]] };
}

/** A statement whose rule the rulebook has in German too, and in no other language. */
export function sampleStatement(
  language: LanguageTag,
  more: Partial<StatementInput> = {},
): StatementDraft {
  const known = fixtureRulebook.rules.find(({ id }) => id === insultRule);
  const family = fixtureRulebook.families.find(({ id }) => id === 'civility');
  if (known === undefined || family === undefined) throw new TypeError('no such rule');
  const german = {
    language: 'de' as LanguageTag,
    title: 'Beleidige niemanden',
    text: 'Beleidige niemanden. Wer mitliest, möchte dem Gespräch folgen.',
    why: '',
    allowed: [],
    notAllowed: [],
  };
  return composeStatement({
    language,
    original: 'en' as LanguageTag,
    issuedAt: instant('2026-03-02T10:00:10Z'),
    decision: issuedDecision().made,
    rule: { ...known, translations: [german] },
    version: 1,
    family,
    source: 'report',
    evidence: [
      {
        evidence: '1' as EvidenceId,
        occurredAt: instant('2026-03-01T09:00:00Z'),
        quote: 'You are a fool.\nأنت لا تفهم شيئًا: https://shop.example/?x=1',
      },
    ],
    reasons: 'You called another member a fool after a reminder.',
    deviationReason: 'The third time in one week.',
    standing: standingAt([], instant('2026-03-02T10:00:10Z')),
    redress: { appealWindow: duration('P184D'), appealPath: 'https://rules.example/me/1' },
    ...more,
  });
}

function sampleHold(language: LanguageTag): StatementDraft {
  const rule = fixtureRulebook.rules.find(({ id }) => id === insultRule);
  const family = fixtureRulebook.families.find(({ id }) => id === 'civility');
  if (rule === undefined || family === undefined) throw new TypeError('no such rule');
  const issuedAt = instant('2026-03-02T10:00:10Z');
  return composeHoldStatement({
    language,
    original: 'en' as LanguageTag,
    issuedAt,
    item: 'post-7' as ItemId,
    measure: 'hide',
    for: duration('PT12H'),
    rule,
    version: 1,
    family,
    facts: [{ evidence: '1' as EvidenceId, occurredAt: issuedAt, quote: 'Best pots ever!' }],
    standing: standingAt([], issuedAt),
    redress: { appealWindow: duration('P184D'), appealPath: 'https://rules.example/me/2' },
  });
}

function restrictionSample(): ImposedRestriction {
  return {
    phase: 'imposed',
    imposed: {
      restriction: 'restriction-1',
      statement: 'statement-1',
      startsAt: received,
      endsAt: until,
      at: received,
      by: { kind: 'clock' },
      target: { kind: 'member', member: 'm-1' },
      measure: 'no-links',
      basis: { kind: 'decision', decision: 'decision-1', decidedBy: 'moderator-1' },
    },
  } as unknown as ImposedRestriction;
}
