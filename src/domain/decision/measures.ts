import { durationMs, parseDuration } from '../../kernel/duration.ts';
import type { GroupId, ItemId } from '../../kernel/identifier.ts';
import type { Instant } from '../../kernel/instant.ts';
import { limits } from '../../kernel/limits.ts';
import { refuse } from '../../kernel/refusal.ts';
import { isItemMeasure, type Rung } from '../../rulebook/model.ts';
import type { Person } from '../person.ts';
import { termProblem } from '../restriction/term.ts';
import type { Measure } from './event.ts';
import type { DecisionRefusal } from './refusal.ts';

/** Whom and what the measures of one decision may bind. */
export interface MeasureScope {
  readonly respondent: Person;
  /** Items of the subject and of the facts relied on. */
  readonly items: readonly ItemId[];
  /** The group a steward's conduct is about: stewarding is limited there and not elsewhere. */
  readonly group?: GroupId;
}

/**
 * A rung's measures as published, placed on what they bind: item measures on every item in scope,
 * the others on the member. Staff in their office are bound by no measure: their roles end instead.
 */
export function publishedMeasures(rung: Rung, scope: MeasureScope): readonly Measure[] {
  if (scope.respondent.kind === 'staff') return [];
  return rung.measures.flatMap((measure): readonly Measure[] =>
    isItemMeasure(measure.kind)
      ? scope.items.map((item) => ({ ...measure, item }))
      : [inGroup(measure, scope)],
  );
}

/** Chosen measures, completed where only one item can be meant. */
export function placedMeasures(
  measures: readonly Measure[],
  scope: MeasureScope,
): readonly Measure[] {
  const [onlyItem, ...others] = scope.items;
  return measures.map((measure) => {
    const open = isItemMeasure(measure.kind) && measure.item === undefined;
    return open && onlyItem !== undefined && others.length === 0
      ? { ...measure, item: onlyItem }
      : inGroup(measure, scope);
  });
}

// The narrowest place first: other groups of the same steward are not touched.
function inGroup(measure: Measure, { group }: MeasureScope): Measure {
  const open = measure.kind === 'no-stewardship' && measure.group === undefined;
  return open && group !== undefined ? { ...measure, group } : measure;
}

/** What is wrong with measures whatever the rung: their ends, and what they bind. */
export function measureProblems(
  measures: readonly Measure[],
  scope: MeasureScope,
  at: Instant,
): readonly DecisionRefusal[] {
  return measures.flatMap((measure, index) => {
    const term = { startsAt: at, for: measure.for, max: limits.restrictionMax };
    return [
      termProblem(term, `/measures/${index}/for`) ?? [],
      targetProblem(measure, scope, `/measures/${index}`) ?? [],
    ].flat();
  });
}

/** Measures that the chosen rung does not know, or knows for a shorter time (D5). */
export function rungProblems(measures: readonly Measure[], rung: Rung): readonly DecisionRefusal[] {
  return measures.flatMap((measure, index) => {
    const published = rung.measures.filter(({ kind }) => kind === measure.kind);
    const fits = published.some((candidate) => notLonger(measure, candidate));
    if (fits) return [];
    const detail = `Step \`${rung.title}\` allows ${allowedOn(rung)}. Choose among these, or a shorter time.`;
    const facts = { kind: measure.kind, rung: rung.name };
    return [refuse('measure_out_of_range', detail, { pointer: `/measures/${index}`, facts })];
  });
}

/** Whether one measure runs no longer than another. A term that cannot be read counts as longer. */
export function notLonger(measure: Pick<Measure, 'for'>, other: Pick<Measure, 'for'>): boolean {
  const lengthMs = lengthMsOf(measure);
  const otherMs = lengthMsOf(other);
  return lengthMs !== undefined && otherMs !== undefined && lengthMs <= otherMs;
}

// Commands may carry a text that is no duration; it is refused on its own and must not throw here.
function lengthMsOf(measure: Pick<Measure, 'for'>): number | undefined {
  const parsed = parseDuration(measure.for);
  return parsed.ok && parsed.value === measure.for ? durationMs(parsed.value) : undefined;
}

function allowedOn(rung: Rung): string {
  if (rung.measures.length === 0) return 'no measure at all';
  return rung.measures.map(({ kind, for: length }) => `\`${kind}\` up to \`${length}\``).join(', ');
}

function targetProblem(
  measure: Measure,
  scope: MeasureScope,
  pointer: string,
): DecisionRefusal | undefined {
  if (scope.respondent.kind === 'staff') {
    const detail =
      'A measure binds a member or an item. For staff, the remedy is to end a role; leave measures out.';
    return refuse('measure_out_of_range', detail, { pointer });
  }
  const forItem = isItemMeasure(measure.kind);
  if (!forItem && measure.item !== undefined) {
    const detail = `\`${measure.kind}\` binds the member, so it names no item. Leave \`item\` out.`;
    return refuse('invalid_value', detail, { pointer: `${pointer}/item` });
  }
  if (!forItem || (measure.item !== undefined && scope.items.includes(measure.item))) {
    return undefined;
  }
  const detail = `\`${measure.kind}\` needs an \`item\` that the case is about or that a fact relied on shows.`;
  return refuse('invalid_value', detail, { pointer: `${pointer}/item` });
}

/** Refuses a list that is longer than one decision may carry. */
export function tooManyMeasures(measures: readonly Measure[]): DecisionRefusal | undefined {
  if (measures.length <= limits.measuresPerDecisionMax) return undefined;
  const max = limits.measuresPerDecisionMax;
  const detail = `A decision carries at most ${max} measures. Choose the ones that matter.`;
  return refuse('too_many', detail, { pointer: '/measures', facts: { max } });
}
