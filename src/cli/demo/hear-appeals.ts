import type { AppealRow } from '../../app/contract/appeals.ts';
import type { DecisionView } from '../../app/contract/cases.ts';
import { HOUR_MS, MINUTE_MS } from '../../kernel/duration.ts';
import type { MemberId, StaffId } from '../../kernel/identifier.ts';
import { appealTexts, outcomeReasons } from '../../replay/community/sentences.ts';
import { memberCall, must, REVIEWERS, staffCall } from './cast.ts';
import type { Shift } from './work-the-queue.ts';

/** The member reads their statement and, being of another opinion, writes three lines. */
export async function appeal(shift: Shift, decision: DecisionView): Promise<void> {
  const { application, clock, random } = shift;
  const issued = must(
    await application.decisions.read(decision.decision, staffCall(decision.decidedBy as StaffId)),
  );
  if (issued.statement === undefined) return;
  const statement = must(
    await application.statements.read(issued.statement, staffCall(decision.decidedBy as StaffId)),
  );
  if (statement.to.kind !== 'member') return;
  const call = memberCall(statement.to.id satisfies MemberId);
  clock.forward(HOUR_MS);
  must(await application.statements.markDelivered(issued.statement, 'page', call));
  must(await application.appeals.file(decision.decision, { text: random.pick(appealTexts) }, call));
}

/** One round of reviewing: every waiting appeal, each by somebody who never touched the case. */
export async function hearAppeals(shift: Shift, reversedShare: number): Promise<number> {
  const { application, clock, random } = shift;
  const reviewer = random.pick(REVIEWERS);
  const { items } = must(await application.appeals.queue({ limit: 200 }, staffCall(reviewer)));
  let reversed = 0;
  for (const row of items.filter((one) => one.open)) {
    clock.forward(10 * MINUTE_MS);
    if (await hear(shift, { row, reviewer, reverse: random.chance(reversedShare) })) reversed += 1;
  }
  return reversed;
}

async function hear(
  { application, random }: Shift,
  about: { readonly row: AppealRow; readonly reviewer: StaffId; readonly reverse: boolean },
): Promise<boolean> {
  const { row, reviewer, reverse } = about;
  const call = staffCall(reviewer);
  const { appeals } = application;
  must(await appeals.lease(row.appeal, call));
  must(await appeals.recordFinding(row.appeal, { breach: reverse ? 'no-breach' : 'breach' }, call));
  must(await appeals.openFirst(row.appeal, call));
  const outcome = reverse ? 'decision-reversed' : 'decision-upheld';
  const reasons = random.pick(outcomeReasons[reverse ? 'reversed' : 'upheld']);
  must(await appeals.decide(row.appeal, { outcome, reasons }, call));
  return reverse;
}
