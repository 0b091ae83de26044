import type { StaffId } from '../../kernel/identifier.ts';
import { limits } from '../../kernel/limits.ts';
import { firstByPrecedence, refuse } from '../../kernel/refusal.ts';
import { type Family, familyOf, type Rule, ruleInForce } from '../../rulebook/model.ts';
import type { Context } from '../decider.ts';
import { roleProblem, staffIdOf } from '../decision/authority.ts';
import { lengthProblem, reasonsProblem } from '../decision/reasons.ts';
import { rungsInRange } from '../ladder.ts';
import type { Role } from '../staff/event.ts';
import type { BulkCommand, ChosenCase } from './command.ts';
import type { BulkEvent, BulkOpened, ListedCase } from './event.ts';
import type { BulkRefusal } from './refusal.ts';
import { sampleSizeOf } from './sample.ts';
import type { BulkState } from './state.ts';

type OpenCommand = Extract<BulkCommand, { type: 'open-bulk' }>;

/** Who works with jobs; whether they may decide one of its cases is judged for each case. */
export const bulkRoles: readonly Role[] = ['moderator', 'lead', 'ombud'];

/** Lists the cases and says how many of them are drawn; nothing is decided yet. */
export function openBulk(
  command: OpenCommand,
  state: BulkState,
  context: Context,
): readonly BulkEvent[] | BulkRefusal {
  const applied = appliedNow(command, context);
  const author = staffIdOf(command.staff);
  const problem = firstByPrecedence(
    [
      roleProblem(command.staff, bulkRoles, context) ?? [],
      state.phase === 'none' ? [] : refuse('already_decided', 'This bulk job exists already.'),
      ...listProblems(command, applied?.family),
      ...textProblems(command),
      ...ruleProblems(command, applied),
    ].flat(),
  );
  if (problem !== undefined || author === undefined || applied === undefined) {
    return problem ?? refuse('role_required', 'Only staff decide.');
  }
  return [bulkOpened(command, applied, { author, context })];
}

interface Applied {
  readonly rule: Rule;
  readonly family: Family;
}

// A case whose conduct is older is judged by the rule of then, when its turn has come.
function appliedNow({ rule }: OpenCommand, { at, rulebook }: Context): Applied | undefined {
  const found = ruleInForce(rulebook, rule, at);
  const family = found && familyOf(found.version.rulebook, found.rule.family);
  return found === undefined || family === undefined ? undefined : { rule: found.rule, family };
}

function bulkOpened(
  command: OpenCommand,
  { rule, family }: Applied,
  { author, context }: { readonly author: StaffId; readonly context: Context },
): BulkOpened {
  const { bulk, rung, reasons, draft, cases, precedents } = command;
  const chosen = family.ladder.find(({ name }) => name === rung);
  const suspends = chosen?.measures.some(({ kind }) => kind === 'suspension') === true;
  return {
    type: 'bulk-opened',
    at: context.at,
    by: context.by,
    bulk,
    author,
    rule: rule.id,
    rung,
    reasons: reasons.part,
    draft,
    cases: cases.map(listedCase),
    sampleSize: sampleSizeOf(cases.length),
    precedents,
    needsSecondPerson: rule.gravity >= 3 || suspends,
  };
}

function listedCase({ case: id, file, reasons }: ChosenCase): ListedCase {
  const own = reasons === undefined ? {} : { reasons: reasons.part };
  return { case: id, evidence: file.evidence.length, ...own };
}

function listProblems({ cases }: OpenCommand, family: Family | undefined): readonly BulkRefusal[] {
  const max = limits.bulkCasesMax;
  const pointer = '/cases';
  if (cases.length === 0) return [refuse('required', 'Choose the cases to decide.', { pointer })];
  if (cases.length > max) {
    const detail = `One job decides at most ${max} cases. Make another one for the rest.`;
    return [refuse('too_many', detail, { pointer, facts: { max } })];
  }
  const seen = new Set<string>();
  return cases.flatMap(({ case: id, file }, index): readonly BulkRefusal[] => {
    const here = { pointer: `${pointer}/${index}`, facts: { case: id } };
    const again = seen.has(id);
    seen.add(id);
    if (again) return [refuse('invalid_value', 'This case is in the list twice.', here)];
    if (file.phase !== 'open') {
      return [refuse('invalid_value', 'This case is not open any more. Leave it out.', here)];
    }
    if (family === undefined || file.opened.family === undefined) return [];
    return file.opened.family === family.id
      ? []
      : [refuse('invalid_value', 'This case is about another kind of rule. Leave it out.', here)];
  });
}

function textProblems({ reasons, cases }: OpenCommand): readonly BulkRefusal[] {
  const texts = [
    { text: reasons, pointer: '/reasons' },
    ...cases.flatMap(({ reasons: own }, index) =>
      own === undefined ? [] : [{ text: own, pointer: `/cases/${index}/reasons` }],
    ),
  ];
  // What else may be wrong with reasons depends on the case and is judged with it.
  return texts.flatMap((text) => [reasonsProblem(text) ?? [], lengthProblem(text) ?? []].flat());
}

function ruleProblems({ rung }: OpenCommand, applied: Applied | undefined): readonly BulkRefusal[] {
  if (applied === undefined) {
    return [refuse('rule_not_in_force', 'No such rule is in force.', { pointer: '/rule' })];
  }
  const range = rungsInRange(applied.rule, applied.family);
  if (range.some(({ name }) => name === rung)) return [];
  const rungs = range.map(({ name }) => name).join(', ');
  const detail = `The rule allows these steps: ${rungs}. Choose one of them for all cases.`;
  return [refuse('measure_out_of_range', detail, { pointer: '/rung', facts: { rungs } })];
}
