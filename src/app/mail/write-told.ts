import type { Appellant } from '../../domain/appeal/event.ts';
import type { FiledAppeal } from '../../domain/appeal/state.ts';
import { appealOutcomeLetter, appealReceiptLetter } from '../../domain/letter/appeal.ts';
import { caseClosedLetter } from '../../domain/letter/case.ts';
import type { Letter } from '../../domain/letter/letter.ts';
import { reportOutcomeLetter, reportReceiptLetter } from '../../domain/letter/report.ts';
import { restrictionLetter } from '../../domain/letter/restriction.ts';
import { type Person, respondentOf } from '../../domain/person.ts';
import type { ImposedRestriction } from '../../domain/restriction/state.ts';
import type { LanguageTag, ReportId } from '../../kernel/identifier.ts';
import { appeals, cases, decisions, reports, restrictions } from '../aggregates.ts';
import type { LetterView } from '../contract/letters.ts';
import { handle } from '../handle.ts';
import { communityName, readerLanguage, writtenLanguage } from '../reader-language.ts';
import { receiptTicket } from '../reports.ts';
import type { Runtime } from '../runtime.ts';
import { textOf } from '../texts.ts';
import type { Work } from '../work.ts';
import { postLetter } from './letters.ts';
import { recipientOf } from './recipient.ts';
import type { Told } from './told.ts';
import {
  isLiftedOnRequest,
  writeEarlyEndAnswer,
  writeHearing,
  writeHearingAnswer,
  writeReversal,
} from './write-answer.ts';

/**
 * Writes the letter that was asked for, for whoever has an address. Runs after the commit of what
 * it tells, and a second run finds the letter and writes none.
 */
export async function writeTold(
  runtime: Runtime,
  body: { readonly letter: string; readonly told: Told },
): Promise<'done' | 'nothing'> {
  if (runtime.mailer === undefined) return 'nothing';
  const { letter: id, told } = body;
  const written = await handle(runtime, { by: { kind: 'anonymous' } }, async (work) => {
    if ((await work.version('letter', id)) > 0) return false;
    const to = await toWhom(work, told);
    if (to === undefined) return false;
    if ((await recipientOf(work, { to, kind: told.kind })) === undefined) return false;
    const language = await languageOf(runtime, work, to);
    const letter = await compose(runtime, work, { told, to, language });
    if (letter === undefined) return false;
    await postLetter(runtime, work, { id, kind: told.kind, to, language, letter });
    return true;
  });
  return written.ok && written.value ? 'done' : 'nothing';
}

async function toWhom(work: Work, told: Told): Promise<LetterView['to'] | undefined> {
  switch (told.kind) {
    case 'report-receipt':
    case 'report-outcome':
      return { kind: 'report', id: told.report };
    case 'appeal-receipt':
    case 'appeal-outcome': {
      const appeal = await work.load(appeals, told.appeal);
      return appeal.phase === 'none' ? undefined : appellantOf(appeal.received.appellant);
    }
    case 'early-end-answer':
    case 'restriction-changed': {
      const state = await work.load(restrictions, told.restriction);
      return state.phase === 'none' ? undefined : boundBy(state);
    }
    case 'hearing':
    case 'hearing-answer':
    case 'case-closed': {
      const file = await work.load(cases, told.case);
      return file.phase === 'none' ? undefined : respondentOf(file.opened.subject);
    }
    case 'decision-reversed': {
      const state = await work.load(decisions, told.decision);
      return state.phase === 'none' ? undefined : state.made.respondent;
    }
  }
}

function appellantOf(appellant: Appellant): LetterView['to'] {
  return appellant.kind === 'reporter'
    ? { kind: 'report', id: appellant.report }
    : appellant.person;
}

function boundBy({ imposed: { target } }: ImposedRestriction): Person {
  return { kind: 'member', id: target.kind === 'member' ? target.member : target.author };
}

async function languageOf(
  runtime: Runtime,
  work: Work,
  to: LetterView['to'],
): Promise<LanguageTag> {
  if (to.kind !== 'report') return await readerLanguage(runtime, work, to);
  const report = await work.load(reports, to.id);
  const wished = report.phase === 'none' ? undefined : report.received.language;
  return writtenLanguage(runtime, work, wished);
}

interface Composing {
  readonly told: Told;
  readonly to: LetterView['to'];
  readonly language: LanguageTag;
}

async function compose(
  runtime: Runtime,
  work: Work,
  { told, to, language }: Composing,
): Promise<Letter | undefined> {
  const community = communityName(work, language);
  switch (told.kind) {
    case 'report-receipt':
    case 'report-outcome':
      return await reportLetter(runtime, work, { told, community });
    case 'appeal-receipt':
    case 'appeal-outcome':
      return await appealLetter(runtime, work, { told, to, community });
    case 'restriction-changed': {
      if (told.change === 'lifted' && (await isLiftedOnRequest(work, told.restriction))) {
        return undefined;
      }
      const state = (await work.load(restrictions, told.restriction)) as ImposedRestriction;
      return restrictionLetter(state, { change: told.change, community });
    }
    case 'case-closed': {
      const file = await work.load(cases, told.case);
      if (file.phase === 'none') return undefined;
      return caseClosedLetter({ community, promisedBy: file.opened.promisedBy });
    }
    case 'hearing':
      return await writeHearing(runtime, work, { told, community, language });
    case 'hearing-answer':
      return await writeHearingAnswer(runtime, work, { told, community });
    case 'early-end-answer':
      return await writeEarlyEndAnswer(runtime, work, { told, community });
    case 'decision-reversed':
      return await writeReversal(runtime, work, { told, community });
  }
}

async function reportLetter(
  runtime: Runtime,
  work: Work,
  about: {
    readonly told: Extract<Told, { readonly report: ReportId }>;
    readonly community: string;
  },
): Promise<Letter | undefined> {
  const { told, community } = about;
  const report = await work.load(reports, told.report);
  if (report.phase === 'none') return undefined;
  const { at: receivedAt, promisedBy } = report.received;
  const page = reportPage(runtime, work, told.report);
  return told.kind === 'report-receipt'
    ? reportReceiptLetter({ community, receivedAt, promisedBy, page })
    : reportOutcomeLetter({ community, receivedAt, outcome: told.outcome, page });
}

async function appealLetter(
  runtime: Runtime,
  work: Work,
  about: {
    readonly told: Extract<Told, { readonly kind: 'appeal-receipt' | 'appeal-outcome' }>;
    readonly to: LetterView['to'];
    readonly community: string;
  },
): Promise<Letter | undefined> {
  const { told, to, community } = about;
  const { received, decided } = (await work.load(appeals, told.appeal)) as FiledAppeal;
  const page = to.kind === 'report' ? reportPage(runtime, work, to.id) : `${runtime.publicUrl}/me`;
  const appellant = received.appellant.kind;
  const common = { community, appellant, receivedAt: received.at, page };
  if (told.kind === 'appeal-receipt') {
    return appealReceiptLetter({ ...common, promisedBy: received.promisedBy });
  }
  if (decided === undefined) return undefined;
  const reasons = await textOf(work, decided.reasons);
  return appealOutcomeLetter({ ...common, outcome: decided.outcome, reasons });
}

// The secret of the receipt is stored nowhere, so each letter opens the page with one of its own.
function reportPage(runtime: Runtime, work: Work, report: ReportId): string {
  const secret = runtime.newSecret();
  work.issueTicket(receiptTicket(report, secret, work.at));
  return `${runtime.publicUrl}/r/${secret}`;
}
