import type { Context } from '../decider.ts';
import type { CaseCommand } from './command.ts';
import type { CaseEvent, FindingMatter } from './event.ts';
import type { OpenCase } from './state.ts';

type Command = Extract<CaseCommand, { type: 'overtake-finding' }>;

/**
 * Records that a finding of this case would not be made any more, or would be again. A decided case
 * gets the entry as well: its decision stands, and what it rested on has changed for all to see.
 */
export function overtakeFinding(
  { finding, holds }: Command,
  state: OpenCase,
  { at, by }: Context,
): readonly CaseEvent[] {
  if (!findingsOf(state).some((matter) => matter.finding === finding)) return [];
  const known = state.overtaken?.some((one) => one.finding === finding) ?? false;
  return known === holds ? [{ type: 'finding-overtaken', finding, holds, at, by }] : [];
}

/** The machine's remarks of a case that still hold, as far as anybody has looked. */
export function findingsThatHold(state: OpenCase): readonly FindingMatter[] {
  const overtaken = new Set(state.overtaken?.map(({ finding }) => finding));
  return findingsOf(state).filter(({ finding }) => !overtaken.has(finding));
}

/** Those that do not, each with the moment when that was seen. */
export function findingsOvertaken(
  state: OpenCase,
): readonly (FindingMatter & { readonly at: Context['at'] })[] {
  const matters = findingsOf(state);
  return (state.overtaken ?? []).flatMap(({ finding, at }) => {
    const matter = matters.find((one) => one.finding === finding);
    return matter === undefined ? [] : [{ ...matter, at }];
  });
}

/** Every machine's remark of a case. */
export function findingsOf({ matters }: OpenCase): readonly FindingMatter[] {
  return matters.flatMap((matter) => (matter.kind === 'finding' ? [matter] : []));
}
