import type { EarlyEndRequest } from '../../domain/early-end/state.ts';
import {
  decisionReversedLetter,
  earlyEndAnswerLetter,
  hearingAnswerLetter,
} from '../../domain/letter/answer.ts';
import { hearingLetter } from '../../domain/letter/case.ts';
import type { Letter } from '../../domain/letter/letter.ts';
import type { ImposedRestriction } from '../../domain/restriction/state.ts';
import type { LanguageTag, RestrictionId } from '../../kernel/identifier.ts';
import { sameLanguage } from '../../kernel/language.ts';
import { cases, decisions, restrictions } from '../aggregates.ts';
import { earlyEnds } from '../early-end-aggregate.ts';
import { newHearingLink } from '../hearing-link.ts';
import { ruleAskedAbout } from '../hearing-view.ts';
import type { Runtime } from '../runtime.ts';
import { textOf } from '../texts.ts';
import type { Work } from '../work.ts';
import type { Told } from './told.ts';

interface Writing<Kind extends Told['kind']> {
  readonly told: Extract<Told, { readonly kind: Kind }>;
  readonly community: string;
}

/** Asks a person how they see it, before or after a decision; nothing if they have said so. */
export async function writeHearing(
  runtime: Runtime,
  work: Work,
  writing: Writing<'hearing'> & { readonly language: LanguageTag },
): Promise<Letter | undefined> {
  const { told, community, language } = writing;
  const file = await work.load(cases, told.case);
  if (file.phase === 'none') return undefined;
  const hearing = file.laterHearing ?? file.hearing;
  if (hearing === undefined || hearing.given !== undefined) return undefined;
  const { until } = hearing.asked;
  const rule = ruleAskedAbout(work, file)?.rule;
  const translated = rule?.translations.find((one) => sameLanguage(one.language, language));
  const title = translated?.title ?? rule?.title;
  return hearingLetter({
    community,
    when: file.laterHearing === undefined ? 'before' : 'after',
    ...(title === undefined ? {} : { ruleTitle: title }),
    until,
    page: newHearingLink(runtime, work, { file, until }),
  });
}

export async function writeHearingAnswer(
  runtime: Runtime,
  work: Work,
  { told, community }: Writing<'hearing-answer'>,
): Promise<Letter | undefined> {
  const file = await work.load(cases, told.case);
  if (file.phase === 'none') return undefined;
  const { given, answered } = file.laterHearing ?? {};
  if (given === undefined || answered === undefined) return undefined;
  const { outcome, reasons } = answered;
  return hearingAnswerLetter({
    community,
    page: `${runtime.publicUrl}/me/hearings/${told.case}`,
    givenAt: given.at,
    outcome,
    ...(reasons === undefined ? {} : { reasons: await textOf(work, reasons) }),
  });
}

export async function writeEarlyEndAnswer(
  runtime: Runtime,
  work: Work,
  { told, community }: Writing<'early-end-answer'>,
): Promise<Letter | undefined> {
  const asked = await lastAnswered(work, told.restriction);
  if (asked === undefined) return undefined;
  const { imposed } = (await work.load(restrictions, told.restriction)) as ImposedRestriction;
  return earlyEndAnswerLetter({
    community,
    page: `${runtime.publicUrl}/me/statements/${imposed.statement}`,
    askedAt: asked.at,
    measure: imposed.measure,
    item: 'item' in imposed.target ? imposed.target.item : '',
    outcome: asked.answered.outcome,
    reasons: await textOf(work, asked.answered.reasons),
  });
}

/** Whether the answer to a request says already that this restriction is lifted. */
export async function isLiftedOnRequest(work: Work, restriction: RestrictionId): Promise<boolean> {
  return (await lastAnswered(work, restriction))?.answered.outcome === 'lifted';
}

async function lastAnswered(
  work: Work,
  restriction: RestrictionId,
): Promise<Required<EarlyEndRequest> | undefined> {
  const state = await work.load(earlyEnds, restriction);
  const last = state.phase === 'none' ? undefined : state.requests.at(-1);
  return last?.answered === undefined ? undefined : { ...last, answered: last.answered };
}

export async function writeReversal(
  runtime: Runtime,
  work: Work,
  { told, community }: Writing<'decision-reversed'>,
): Promise<Letter | undefined> {
  const state = await work.load(decisions, told.decision);
  if (state.phase === 'none' || state.issuedAt === undefined) return undefined;
  return decisionReversedLetter({
    community,
    page: `${runtime.publicUrl}/me/statements/${state.statement ?? ''}`,
    issuedAt: state.issuedAt,
  });
}
