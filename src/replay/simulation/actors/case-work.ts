import type { CaseView, DecisionInput, DecisionView } from '../../../app/contract/cases.ts';
import type { Factors } from '../../../domain/decision/event.ts';
import { duration } from '../../../kernel/duration.ts';
import type { CaseId, RuleId } from '../../../kernel/identifier.ts';
import type { Rung } from '../../../rulebook/model.ts';
import { asStaff, type SimulatedWorld } from '../world/world.ts';

/** In which spirit somebody works on a case. */
export const manners = [
  'fairly',
  'mildly',
  'harshly',
  'urgently',
  'weighing nothing',
  'finding nothing',
  'beyond the step',
  'too long',
  'leaving half-way',
] as const;
export type Manner = (typeof manners)[number];

/** What is weighed before a suspension. */
export const factors: Factors<string> = {
  amount: 4,
  outOf: 30,
  within: duration('P90D'),
  consequences: 'Two people left the thread and have not come back since.',
  intent: 'The posts answer requests to stop by going on.',
};

export const urgency = 'It goes on in every thread while we speak of it.';
export const reasons = 'The post goes after a person, and a request to stop came before it.';
export const deviationReason = 'It came after a clear request to stop.';

export interface Sitting {
  readonly staff: string;
  readonly case: CaseId;
  readonly manner: Manner;
}

/**
 * One sitting: lease, own finding, precedents, decision; each of them may be refused, and then the
 * sitting is over. Who has to be heard first is asked, and somebody goes on with it in another
 * sitting. Answers the decision if there is one.
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

const misuseRules: Readonly<Record<string, string | undefined>> = {
  'reporter-misuse': 'misuse.unfounded-reports',
  'appellant-misuse': 'misuse.unfounded-appeals',
};

/** The rule that what lies before them really breaks. */
export function ruleFor(world: SimulatedWorld, id: CaseId): RuleId | undefined {
  const file = world.record.cases.get(id);
  const items = file?.evidence.flatMap(({ item }) => item ?? []) ?? [];
  const broken = items.map((item) => world.breaks.get(item)).find((rule) => rule !== undefined);
  const kind = file?.opened.subject.kind ?? '';
  const own = world.record.beside.defences.has(id) ? 'stewardship.duties' : misuseRules[kind];
  const office = kind.endsWith('conduct') ? 'civility.insults' : undefined;
  return (broken ?? own ?? office) as RuleId | undefined;
}

async function decide(
  world: SimulatedWorld,
  { case: id, staff, manner }: Sitting,
  view: CaseView,
): Promise<DecisionView | undefined> {
  const by = asStaff(staff);
  const { cases } = world.application;
  const input = inputFor(view, manner);
  const asked = {
    does: 'decides a case',
    by,
    what: `${id} ${manner}`,
    expectedVersion: view.blind.version,
  };
  const made = await world.ask(asked, (call) => cases.decide(id, input, call));
  if (made.ok) return made.value;
  if (made.error.refused !== 'hearing_required') return undefined;
  if (manner !== 'urgently') {
    await world.ask({ does: 'asks for their view', by, what: id }, (call) =>
      cases.requestView(id, call),
    );
    return undefined;
  }
  const again = { ...asked, what: `${asked.what} at once` };
  const urgent = await world.ask(again, (call) => cases.decide(id, { ...input, urgency }, call));
  return urgent.ok ? urgent.value : undefined;
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
  const suspends = measures.some(({ kind }) => kind === 'suspension' || kind.startsWith('pause-'));
  return {
    outcome: 'breach',
    rule: rule.rule,
    rung: rung.name,
    factsReliedOn,
    reasons,
    deviationReason,
    ...(longer === undefined ? {} : { measures }),
    ...(suspends && manner !== 'weighing nothing' ? { factors } : {}),
    confidence: 'high',
  };
}

function rungFor(manner: Manner, range: readonly Rung[]): Rung | undefined {
  switch (manner) {
    case 'mildly':
      return range[0];
    case 'harshly':
    case 'urgently':
    case 'weighing nothing':
    case 'too long':
      return range.at(-1);
    case 'beyond the step':
      return range.find(({ measures }) => measures.length > 0);
    default:
      return undefined;
  }
}
