import type { CaseId } from '../kernel/identifier.ts';
import type { Refusal } from '../kernel/refusal.ts';
import type { Result } from '../kernel/result.ts';
import { nothingHere, staffCaller } from './access.ts';
import { cases, reports } from './aggregates.ts';
import type { Call } from './contract/call.ts';
import { expectVersion } from './expected-version.ts';
import { loadCase } from './first-instance.ts';
import { handle, stop } from './handle.ts';
import { caseRoles } from './roles.ts';
import type { Runtime } from './runtime.ts';
import { stewardsOf } from './stewards-of.ts';

/**
 * One case goes on in another, in one transaction: its trail ends with a pointer, and its reports
 * join the other case, which tells each of their reporters the one outcome.
 */
export async function mergeCases(
  runtime: Runtime,
  merge: { readonly id: CaseId; readonly into: CaseId },
  call: Call,
): Promise<Result<{ readonly case: CaseId }, Refusal>> {
  const { id, into } = merge;
  return await handle(runtime, call, async (work) => {
    const { record: staff, actor } = await staffCaller(work, call, caseRoles);
    await expectVersion(work, { collection: 'case', id }, call);
    const from = (await loadCase(work, id)) ?? stop(nothingHere());
    const target = await work.load(cases, into);
    const by = { staff, stewards: await stewardsOf(work, from.opened.subject) };
    await work.apply(cases, id, { type: 'merge-into', into, target, ...by }, actor);
    const taken = await work.apply(cases, into, { type: 'take-in', from, ...by }, actor);
    for (const matter of from.matters) {
      if (matter.kind !== 'report') continue;
      await work.apply(reports, matter.report, { type: 'join-case', case: into }, actor);
    }
    if (taken.phase !== 'none') work.send('case-promise', { case: into }, taken.opened.promisedBy);
    return { case: into };
  });
}
