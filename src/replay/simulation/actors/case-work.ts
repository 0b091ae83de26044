import type { CaseView, DecisionInput, DecisionView } from '../../../app/contract/cases.ts';
import { duration } from '../../../kernel/duration.ts';
import type { CaseId, RuleId } from '../../../kernel/identifier.ts';
import type { Rung } from '../../../rulebook/model.ts';
import { asStaff, type SimulatedWorld } from '../world/world.ts';

/** In which spirit somebody works on a case. */
export const manners = [
  'fairly',
  'mildly',
  'harshly',
  'finding nothing',
  'beyond the step',
  'too long',
  'leaving half-way',
] as const;
export type Manner = (typeof manners)[number];

const reasons = 'The post goes after a person, and a request to stop came before it.';
const deviationReason = 'It came after a clear request to stop.';

export interface Sitting {
  readonly staff: string;
  readonly case: CaseId;
  readonly manner: Manner;
}

/**
 * One sitting: lease, own finding, precedents, decision; each of them may be refused, and then the
 * sitting is over. Answers the decision if there is one.
 */
export async function workOnCase(
  world: SimulatedWorld,
  sitting: Sitting,
): Promise<DecisionView | undefined> {
  const { case: id, staff, manner } = sitting;
  const by = asStaff(staff);
  const { cases } = world.application;
  const read = await world.ask({ does: 'reads a file', by, what: id, reading: true }, (call) =>
    cases.read(id, call),
  );
  if (!read.ok) return undefined;
  const leased = await world.ask({ does: 'leases a case', by, what: id }, (call) =>
    cases.lease(id, {}, call),
  );
  if (!leased.ok || manner === 'leaving half-way') return undefined;
  const rule = ruleFor(world, id);
  const breach = manner === 'finding nothing' || rule === undefined ? 'no-breach' : 'breach';
  const finding = { breach, ...(rule === undefined ? {} : { rule }), confidence: 'high' } as const;
  await world.ask({ does: 'records a finding', by, what: id }, (call) =>
    cases.recordFinding(id, finding, call),
  );
  const seen = await world.ask({ does: 'sees precedents', by, what: id }, (call) =>
    cases.seePrecedents(id, { breach, ...(rule === undefined ? {} : { rule }) }, call),
  );
  return seen.ok ? await decide(world, sitting, seen.value) : undefined;
}

/** The rule that what lies before them really breaks. */
function ruleFor(world: SimulatedWorld, id: CaseId): RuleId | undefined {
  const file = world.record.cases.get(id);
  const items = file?.evidence.flatMap(({ item }) => item ?? []) ?? [];
  const broken = items.map((item) => world.breaks.get(item)).find((rule) => rule !== undefined);
  const office = file?.opened.subject.kind.endsWith('conduct') === true;
  return (broken ?? (office ? 'civility.insults' : undefined)) as RuleId | undefined;
}

async function decide(
  world: SimulatedWorld,
  { case: id, staff, manner }: Sitting,
  view: CaseView,
): Promise<DecisionView | undefined> {
  const by = asStaff(staff);
  const input = inputFor(view, manner);
  const asked = {
    does: 'decides a case',
    by,
    what: `${id} ${manner}`,
    expectedVersion: view.blind.version,
  };
  const made = await world.ask(asked, (call) => world.application.cases.decide(id, input, call));
  return made.ok ? made.value : undefined;
}

function inputFor({ blind, opened }: CaseView, manner: Manner): DecisionInput {
  const factsReliedOn = blind.evidence.map(({ evidence }) => evidence);
  const suggestion = opened?.suggestion;
  if (suggestion === undefined) {
    return { outcome: 'no-breach', factsReliedOn: [], reasons, confidence: 'high' };
  }
  const { range, suggested, rule } = suggestion;
  const rung = rungFor(manner, range) ?? suggested;
  const length = { 'beyond the step': 'P90D', 'too long': 'P400D' }[manner as string];
  const longer = length === undefined ? undefined : duration(length);
  const measures = rung.measures.map((measure) => ({ ...measure, for: longer ?? measure.for }));
  return {
    outcome: 'breach',
    rule: rule.rule,
    rung: rung.name,
    factsReliedOn,
    reasons,
    deviationReason,
    ...(longer === undefined ? {} : { measures }),
    confidence: 'high',
  };
}

function rungFor(manner: Manner, range: readonly Rung[]): Rung | undefined {
  switch (manner) {
    case 'mildly':
      return range[0];
    case 'harshly':
    case 'too long':
      return range.at(-1);
    case 'beyond the step':
      return range.find(({ measures }) => measures.length > 0);
    default:
      return undefined;
  }
}
