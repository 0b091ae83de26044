import type { FiledAppeal } from '../domain/appeal/state.ts';
import type { MadeDecision } from '../domain/decision/state.ts';
import type { StatementText } from '../domain/statement/text.ts';
import type { AppealId, StatementId } from '../kernel/identifier.ts';
import { nothingHere } from './access.ts';
import { decisions, restrictions, statements } from './aggregates.ts';
import type { AppealStatus, StatementView } from './contract/members.ts';
import { loadCase } from './first-instance.ts';
import { stop } from './handle.ts';
import { hearingView } from './hearing-view.ts';
import { readWhole } from './pages.ts';
import { restrictionView } from './restriction-view.ts';
import { textOf } from './texts.ts';
import { idOf, type Work } from './work.ts';

/**
 * The statement with how its restrictions and appeal stand now. The text is the one that was sent.
 */
export async function statementView(work: Work, id: StatementId): Promise<StatementView> {
  const statement = await work.load(statements, id);
  if (statement.phase === 'none') return stop(nothingHere());
  const { made, delivered } = statement;
  const part = await work.part(made.text);
  if (part === undefined) return stop(nothingHere());
  const text = part.body as unknown as StatementText;
  const bound = await Promise.all(made.restrictions.map((one) => work.load(restrictions, one)));
  const decision = made.decision && ((await work.load(decisions, made.decision)) as MadeDecision);
  const appeal = made.decision && (await appealAgainst(work, made.decision));
  return {
    statement: id,
    version: await work.version('statement', id),
    to: made.to,
    text,
    digest: made.digest,
    availableAt: made.at,
    ...(delivered === undefined
      ? {}
      : { deliveredAt: delivered.at, appealUntil: delivered.appealUntil }),
    ...(made.decision === undefined ? {} : { decision: made.decision }),
    ...(decision === undefined ? {} : { decisionPhase: decision.phase }),
    restrictions: bound.flatMap((state) =>
      state.phase === 'none' ? [] : [restrictionView(state, work.at)],
    ),
    ...(appeal === undefined ? {} : { appeal }),
    ...(await heardAfter(work, decision)),
    evidence: text.facts.map(({ evidence, occurredAt, quote }) => ({
      evidence,
      occurredAt,
      text: quote,
    })),
  };
}

async function heardAfter(
  work: Work,
  decision: MadeDecision | undefined,
): Promise<Pick<StatementView, 'hearing'>> {
  const file = decision && (await loadCase(work, decision.made.case));
  if (file?.laterHearing === undefined || file.decision !== decision?.made.decision) return {};
  return { hearing: await hearingView(work, file) };
}

/** The respondent's appeal against a decision; a reporter's appeal is theirs alone to see. */
export async function appealAgainst(
  work: Work,
  decision: string,
): Promise<AppealStatus | undefined> {
  const views = await readWhole(work.store, { index: 'appeals-against', key: decision });
  const own = views.find(
    (view) => (view.body as unknown as FiledAppeal).received.appellant.kind === 'respondent',
  );
  if (own === undefined) return undefined;
  return await appealStatus(work, idOf(own.stream) as AppealId, own.body as unknown as FiledAppeal);
}

export async function appealStatus(
  work: Work,
  id: AppealId,
  appeal: FiledAppeal,
): Promise<AppealStatus> {
  const { received, decided, lateSince } = appeal;
  return {
    appeal: id,
    phase: appeal.phase,
    filedAt: received.at,
    promisedBy: received.promisedBy,
    ...(lateSince === undefined ? {} : { lateSince }),
    ...(received.pause === undefined || received.pause.until <= work.at
      ? {}
      : { pausedUntil: received.pause.until }),
    ...(decided === undefined
      ? {}
      : {
          outcome: decided.outcome,
          decidedAt: decided.at,
          reasons: await textOf(work, decided.reasons),
        }),
  };
}
