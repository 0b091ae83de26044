import { asideAt } from '../domain/case/aside.ts';
import { viewAnswerDue } from '../domain/case/hearing.ts';
import type { Hearing } from '../domain/case/hearing-event.ts';
import { findingsOvertaken } from '../domain/case/overtaking.ts';
import type { OpenCase } from '../domain/case/state.ts';
import { personKey, respondentOf } from '../domain/person.ts';
import { phaseAt } from '../domain/restriction/state.ts';
import type { CaseId } from '../kernel/identifier.ts';
import { limits } from '../kernel/limits.ts';
import type {
  BlindCase,
  GivenView,
  HoldView,
  OpenedCase,
  OvertakenView,
} from './contract/cases.ts';
import { restrictionsOf } from './restriction-view.ts';
import { textOf } from './texts.ts';
import { idOf, type Work } from './work.ts';

type Trail = Pick<
  BlindCase,
  'aside' | 'holds' | 'hearing' | 'mergedInto' | 'takenIn' | 'overtaken'
>;

/** How the case stands beside its evidence; nothing in here points at a person. */
export async function caseTrail(work: Work, file: OpenCase): Promise<Trail> {
  const aside = asideAt(file, work.at);
  const { hearing, mergedInto, takenIn = [] } = file;
  return {
    ...(aside === undefined
      ? {}
      : { aside: { ...aside, reason: await textOf(work, aside.reason) } }),
    holds: await holdsIn(work, file),
    ...(hearing === undefined ? {} : { hearing: askedIn(hearing) }),
    ...(mergedInto === undefined ? {} : { mergedInto }),
    takenIn: takenIn.map(({ case: taken, at }) => ({ case: taken, at })),
    overtaken: overtakenIn(file),
  };
}

/** Remarks of the machine that it would not make any more. */
export function overtakenIn(file: OpenCase): readonly OvertakenView[] {
  return findingsOvertaken(file).flatMap(({ rule, activities, at }) => {
    const activity = activities.at(-1);
    return activity === undefined ? [] : [{ rule, activity, at }];
  });
}

function askedIn({ asked, given }: Hearing): NonNullable<BlindCase['hearing']> {
  const answered = given === undefined ? {} : { givenAt: given.at };
  return { askedAt: asked.at, until: asked.until, ...answered };
}

/** What findings of this case hold back now; each ends by itself (X8). */
async function holdsIn(work: Work, file: OpenCase): Promise<readonly HoldView[]> {
  const findings = new Set(
    file.matters.flatMap((matter) => (matter.kind === 'finding' ? [matter.finding] : [])),
  );
  if (findings.size === 0) return [];
  const items = [...new Set(file.evidence.flatMap(({ item }) => item ?? []))];
  const found = await Promise.all(
    items.map(async (item) => {
      const bound = await restrictionsOf(work, `item:${item}`);
      return bound.flatMap((state): readonly HoldView[] => {
        const { basis, restriction, startsAt, endsAt } = state.imposed;
        const held = basis.kind === 'hold' && findings.has(basis.finding);
        if (!held || phaseAt(state, work.at) !== 'in-force') return [];
        return [{ restriction, item, from: startsAt, until: endsAt }];
      });
    }),
  );
  return found.flat();
}

/** What the person said, before the decision and after it. */
export async function whatTheySaid(
  work: Work,
  file: OpenCase,
): Promise<Pick<OpenedCase, 'view' | 'laterHearing'>> {
  const { hearing, laterHearing } = file;
  const view = await givenIn(work, hearing);
  return {
    ...(view === undefined ? {} : { view }),
    ...(laterHearing === undefined
      ? {}
      : { laterHearing: await laterIn(work, file, laterHearing) }),
  };
}

async function laterIn(
  work: Work,
  file: OpenCase,
  later: NonNullable<OpenCase['laterHearing']>,
): Promise<NonNullable<OpenedCase['laterHearing']>> {
  const given = await givenIn(work, later);
  const answerBy = viewAnswerDue(file);
  const { answered } = later;
  const reasons = answered?.reasons;
  return {
    decision: later.decision,
    askedAt: later.asked.at,
    until: later.asked.until,
    ...(given === undefined ? {} : { given }),
    ...(answerBy === undefined ? {} : { answerBy }),
    ...(answered === undefined
      ? {}
      : {
          answered: {
            at: answered.at,
            outcome: answered.outcome,
            ...(answered.by === undefined ? {} : { by: answered.by }),
            ...(reasons === undefined ? {} : { reasons: await textOf(work, reasons) }),
          },
        }),
  };
}

async function givenIn(
  work: Work,
  hearing: Pick<Hearing, 'given'> | undefined,
): Promise<GivenView | undefined> {
  const given = hearing?.given;
  return given && { at: given.at, text: await textOf(work, given.view) };
}

/** Other open cases about the same person, the newest first. */
export async function otherCases(work: Work, file: OpenCase): Promise<readonly CaseId[]> {
  const views = await work.store.list({
    index: 'open-cases-of',
    key: personKey(respondentOf(file.opened.subject)),
    direction: 'descending',
    limit: limits.pageSizeDefault,
  });
  const ids = views.map((view) => idOf(view.stream) as CaseId);
  return ids.filter((id) => id !== file.opened.case);
}
