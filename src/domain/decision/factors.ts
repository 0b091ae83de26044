import { durationMs, parseDuration } from '../../kernel/duration.ts';
import { limits } from '../../kernel/limits.ts';
import { refuse } from '../../kernel/refusal.ts';
import { isMisuseMeasure } from '../../rulebook/model.ts';
import type { PartText } from '../text.ts';
import type { Factors, Measure } from './event.ts';
import { lengthProblem, reasonsProblem, shortReasonProblem, traceProblem } from './reasons.ts';
import type { DecisionRefusal } from './refusal.ts';

/** Whether the four factors have to be weighed: before a suspension and against misuse (D4). */
export function needsFactors(measures: readonly Measure[]): boolean {
  return measures.some(({ kind }) => kind === 'suspension' || isMisuseMeasure(kind));
}

/** What is wrong with the factors, or that they are missing. */
export function factorProblems(
  factors: Factors<PartText> | undefined,
  measures: readonly Measure[],
  reporterTraces: readonly string[],
): readonly DecisionRefusal[] {
  if (factors === undefined) return needsFactors(measures) ? [missing()] : [];
  return [...numberProblems(factors), ...textProblems(factors, reporterTraces)];
}

function missing(): DecisionRefusal {
  return refuse(
    'factors_required',
    'Before this, say how often it happened, out of how much, how grave it was, and what was meant.',
    { pointer: '/factors' },
  );
}

function numberProblems({ amount, outOf, within }: Factors<PartText>): readonly DecisionRefusal[] {
  const counted = Number.isSafeInteger(amount) && amount >= 1;
  const whole = Number.isSafeInteger(outOf) && outOf >= amount;
  const parsed = parseDuration(within);
  const max = limits.factorsWithinMax;
  const lengthMs = parsed.ok ? durationMs(parsed.value) : 0;
  return [
    counted ? [] : wrong('/factors/amount', 'Say how many it were: a whole number from 1 up.'),
    whole ? [] : wrong('/factors/outOf', 'Say out of how many: at least as many as were wrong.'),
    lengthMs > 0 && lengthMs <= durationMs(max)
      ? []
      : wrong('/factors/within', `Say within which time, above zero and at most \`${max}\`.`),
  ].flat();
}

function textProblems(
  { consequences, intent }: Factors<PartText>,
  reporterTraces: readonly string[],
): readonly DecisionRefusal[] {
  const grave = { text: consequences, pointer: '/factors/consequences' };
  const meant = intent === undefined ? [] : [{ text: intent, pointer: '/factors/intent' }];
  return [
    reasonsProblem(grave) ?? [],
    ...meant.map(({ text, pointer }) => shortReasonProblem(text.text, pointer) ?? []),
    ...[grave, ...meant].map((named) => lengthProblem(named) ?? []),
    ...[grave, ...meant].map((named) => traceProblem(named, reporterTraces) ?? []),
  ].flat();
}

function wrong(pointer: string, detail: string): DecisionRefusal {
  return refuse('invalid_value', detail, { pointer });
}
