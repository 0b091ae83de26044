import { check } from '../cel/check.ts';
import type { Checked } from '../cel/checked.ts';
import type { Environment } from '../cel/environment.ts';
import { type Expression, eachPart, pathOf, type Span } from '../cel/expression.ts';
import { parse } from '../cel/parse.ts';
import { typeName } from '../cel/type.ts';
import { limits } from '../kernel/limits.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { stepsOf } from './condition-cost.ts';
import type { ConditionProblem } from './condition-problem.ts';
import { type Uses, usesOf } from './condition-uses.ts';
import { forbiddenSignalHelp, forbiddenSignalMessage, forbiddenWord } from './forbidden-signal.ts';
import type { ListKind, Window } from './model.ts';
import { ruleEnvironment } from './rule-environment.ts';

/** The names a condition may use besides the fixed ones of `rule-environment.ts`. */
export interface ConditionContext {
  readonly windows: readonly Pick<Window, 'name' | 'aggregate'>[];
  /** Lists of the rulebook by name. */
  readonly lists: Readonly<Record<string, ListKind>>;
}

/** A condition that was read and checked; the engine compiles it. */
export interface Condition {
  readonly checked: Checked;
  /** What it reads. */
  readonly uses: Uses;
}

/** Reads a rule's `when`: a CEL expression that is true or false. */
export function readCondition(
  source: string,
  context: ConditionContext,
): Result<Condition, ConditionProblem> {
  return read(source, ruleEnvironment(context.windows), { lists: context.lists, wanted: 'bool' });
}

/** Reads what a window sums (a whole number) or tells apart (a text). It cannot read windows. */
export function readMeasurement(
  source: string,
  aggregate: 'sum' | 'distinct',
): Result<Condition, ConditionProblem> {
  const wanted = aggregate === 'sum' ? 'int' : 'string';
  return read(source, ruleEnvironment([]), { lists: {}, wanted });
}

type Wanted = 'bool' | 'int' | 'string';

function read(
  source: string,
  environment: Environment,
  { lists, wanted }: { readonly lists: ConditionContext['lists']; readonly wanted: Wanted },
): Result<Condition, ConditionProblem> {
  const whole: Span = { start: 0, end: source.length };
  const parsed = parse(source, {
    nodesMax: limits.conditionNodesMax,
    depthMax: limits.conditionDepthMax,
  });
  if (!parsed.ok) return err(parseProblem(parsed.error));
  const signal = forbiddenSignal(parsed.value);
  if (signal !== undefined) return err(signal);
  const checked = check(parsed.value, environment);
  if (!checked.ok) {
    const [first] = checked.error;
    const { message, span, help } = first ?? { message: 'it does not fit', span: whole, help: '' };
    return err({ check: 'condition', message, span, help });
  }
  const { result } = checked.value;
  if (result.kind !== wanted) return err(wrongType(typeName(result), wanted, whole));
  const uses = usesOf(checked.value, lists);
  if (!uses.ok) return uses;
  const steps = stepsOf(checked.value.expression, checked.value);
  if (steps > limits.conditionStepsMax) return err(tooCostly(steps, whole));
  return ok({ checked: checked.value, uses: uses.value });
}

function parseProblem(problem: {
  readonly kind: 'syntax' | 'too-complex';
  readonly message: string;
  readonly span: Span;
  readonly help: string;
}): ConditionProblem {
  const { kind, message, span, help } = problem;
  return { check: kind === 'syntax' ? 'condition' : 'too-complex', message, span, help };
}

function forbiddenSignal(expression: Expression): ConditionProblem | undefined {
  for (const part of eachPart(expression)) {
    const name = nameIn(part);
    if (name === undefined || forbiddenWord(name) === undefined) continue;
    const message = forbiddenSignalMessage(name);
    return { check: 'forbidden-signal', message, span: part.span, help: forbiddenSignalHelp };
  }
  return undefined;
}

// A detector's name is text in the source, but it names a signal just the same.
function nameIn(part: Expression): string | undefined {
  if (part.kind === 'name') return part.name;
  if (part.kind === 'select') return pathOf(part) ?? part.field;
  if (part.kind !== 'call') return undefined;
  const [first, second] = part.args;
  if (part.function === '_[_]') return textOf(second);
  if (part.function === 'detector' || part.function === 'detectorVersion') return textOf(first);
  return part.function;
}

function textOf(part: Expression | undefined): string | undefined {
  const text = part?.kind === 'constant' && part.constant.type === 'string';
  return text ? String(part.constant.value) : undefined;
}

function tooCostly(steps: number, span: Span): ConditionProblem {
  return {
    check: 'too-costly',
    message:
      `this condition can take ${steps.toLocaleString('en')} steps over one activity; ` +
      `at most ${limits.conditionStepsMax.toLocaleString('en')} are accepted`,
    span,
    help: 'use one loop, read `content.text` outside of it, or put the words into a list',
  };
}

function wrongType(type: string, wanted: Wanted, span: Span): ConditionProblem {
  const asked = { bool: 'true or false', int: 'a whole number', string: 'a text' }[wanted];
  const help = {
    bool: 'compare it with something, for example `links_10m > 5`',
    int: 'write for example `size(content.links)`',
    string: 'write for example `content.text`',
  }[wanted];
  const message = `this must be ${asked}, but it is ${type}`;
  return { check: 'condition', message, span, help };
}
