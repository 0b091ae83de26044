import { parseInstant } from '../kernel/instant.ts';
import { ok, type Result } from '../kernel/result.ts';
import { listFunctions, NoAnswer, type Step, type Value, variables } from './activation.ts';
import { type Call, type Expression, pathOf } from './expression.ts';
import { nearestNameHelp } from './nearest-name.ts';
import { compilePattern } from './pattern.ts';
import { loopNames, planLoop } from './plan-loop.ts';
import { planBinary, planUnary } from './plan-operator.ts';
import {
  type ConditionEnvironment,
  type ConditionProblem,
  fail,
  type Planning,
  PlanProblem,
  type Uses,
} from './planning.ts';

/**
 * Turns a type-checked expression into one function, with constants computed and patterns compiled.
 */
export function planOf(
  expression: Expression,
  environment: ConditionEnvironment,
): Result<{ readonly run: Step; readonly uses: Uses }, ConditionProblem> {
  const uses: Planning['uses'] = {
    variables: new Set(),
    windows: new Set(),
    detectors: new Set(),
    lists: [],
    patterns: [],
  };
  try {
    return ok({ run: planStep(expression, { environment, uses }), uses });
  } catch (problem) {
    if (problem instanceof PlanProblem) return { ok: false, error: problem.problem };
    throw problem;
  }
}

export function planStep(expression: Expression, planning: Planning): Step {
  switch (expression.op) {
    case 'literal': {
      const { value } = expression;
      return () => value;
    }
    case 'name':
    case 'field':
      return planName(expression, planning);
    case 'index':
      return planIndex(expression, planning);
    case 'call':
      return planCall(expression, planning);
    case 'list': {
      const items = expression.items.map((item) => planStep(item, planning));
      return (activation, loop) => items.map((item) => item(activation, loop));
    }
    case 'unary':
      return planUnary(expression.operator, planStep(expression.of, planning));
    case 'binary': {
      const { operator, left, right } = expression;
      return planBinary(operator, planStep(left, planning), planStep(right, planning));
    }
    case 'conditional': {
      const test = planStep(expression.test, planning);
      const yes = planStep(expression.yes, planning);
      const no = planStep(expression.no, planning);
      return (activation, loop) =>
        test(activation, loop) ? yes(activation, loop) : no(activation, loop);
    }
  }
}

function planName(expression: Expression, planning: Planning): Step {
  const path = pathOf(expression);
  if (path !== undefined && path === planning.item) return (_activation, loop) => loop;
  if (path !== undefined && planning.environment.windows.includes(path)) {
    planning.uses.windows.add(path);
    return (activation) => activation.window(path);
  }
  const known = path !== undefined && Object.hasOwn(variables, path) ? variables[path] : undefined;
  if (known === undefined || path === undefined) {
    const names = [...Object.keys(variables), ...planning.environment.windows];
    fail(
      `there is no \`${path ?? 'such field'}\` here`,
      expression.span,
      nearestNameHelp(path ?? '', names),
    );
  }
  if (planning.item !== undefined && path === 'content.text') {
    fail(
      'the whole text cannot be searched again for each item of a list',
      expression.span,
      'look at the item itself, or search the text outside',
    );
  }
  planning.uses.variables.add(path);
  return known.read;
}

function planIndex(expression: Expression & { op: 'index' }, planning: Planning): Step {
  const of = planStep(expression.of, planning);
  const index = planStep(expression.index, planning);
  return (activation, loop) => {
    const items = of(activation, loop);
    const at = index(activation, loop);
    const found = Array.isArray(items) && typeof at === 'number' ? items[at] : undefined;
    if (found === undefined) throw new NoAnswer(`there is no entry ${String(at)}`);
    return found;
  };
}

function planCall(call: Call, planning: Planning): Step {
  if (loopNames.includes(call.name)) return planLoop(call, planning, planStep);
  if (Object.hasOwn(listFunctions, call.name)) return planListFunction(call, planning);
  if (call.name === 'detector') {
    const name = literalText(call.args[0], 'the name of a detector');
    planning.uses.detectors.add(name);
    return (activation) => activation.detector(name);
  }
  if (call.name === 'duration') return constant(durationOf(call));
  if (call.name === 'timestamp') return constant(timestampOf(call));
  if (call.name === 'matches') return planMatches(call, planning);
  const run = (call.of === undefined ? functions : methods).get(call.name);
  if (run === undefined) {
    fail(
      `\`${call.name}\` cannot be used in a condition`,
      call.span,
      nearestNameHelp(call.name, allFunctions),
    );
  }
  const parts = call.of === undefined ? call.args : [call.of, ...call.args];
  const [first, second] = parts.map((part) => planStep(part, planning));
  if (first === undefined) return constant(false);
  if (second === undefined) return (activation, loop) => run(first(activation, loop), '');
  return (activation, loop) => run(first(activation, loop), second(activation, loop));
}

function constant(value: Value): Step {
  return () => value;
}

type Run = (first: Value, second: Value) => Value;

const size: Run = (value) => {
  if (typeof value !== 'string') return Array.isArray(value) ? value.length : 0;
  let characters = 0;
  for (const _character of value) characters += 1;
  return characters;
};
const functions: ReadonlyMap<string, Run> = new Map([['size', size]]);
const methods: ReadonlyMap<string, Run> = new Map<string, Run>([
  ['size', size],
  ['contains', (text, part) => String(text).includes(String(part))],
  ['startsWith', (text, part) => String(text).startsWith(String(part))],
  ['endsWith', (text, part) => String(text).endsWith(String(part))],
  ['lowerAscii', (text) => String(text).replace(/[A-Z]+/g, (letters) => letters.toLowerCase())],
]);
const allFunctions: readonly string[] = [
  ...Object.keys(listFunctions),
  ...methods.keys(),
  'matches',
  'detector',
  'duration',
  'timestamp',
  ...loopNames,
];

function planListFunction(call: Call, planning: Planning): Step {
  const known = listFunctions[call.name];
  const [over, name] = call.args;
  if (known === undefined || over === undefined || name === undefined) return constant(false);
  if (pathOf(over) !== known.over) {
    fail(`\`${call.name}\` looks at \`${known.over}\``, over.span, `write \`${known.over}\` here`);
  }
  const list = literalText(name, 'the name of a list');
  const { lists } = planning.environment;
  const kind = Object.hasOwn(lists, list) ? lists[list] : undefined;
  if (kind === undefined) {
    const help = nearestNameHelp(list, Object.keys(lists));
    fail(`there is no list \`lists/${list}.txt\``, name.span, help, 'list-missing');
  }
  if (kind !== known.kind) {
    const help = `use a list that starts with \`# kind: ${known.kind}\``;
    fail(`\`${list}\` is a list of ${kind}, not of ${known.kind}`, name.span, help, 'list-missing');
  }
  planning.uses.lists.push({ function: call.name, list });
  return (activation) => known.run(activation, list);
}

function planMatches(call: Call, planning: Planning): Step {
  const written = call.args[0];
  if (call.of === undefined || written === undefined) return constant(false);
  const compiled = compilePattern(literalText(written, 'a pattern'));
  if (!compiled.ok) {
    const { message, help, check } = compiled.error;
    fail(message, written.span, help, check);
  }
  const pattern = compiled.value;
  if (pathOf(call.of) === 'content.text') planning.uses.patterns.push(pattern);
  const of = planStep(call.of, planning);
  return (activation, loop) => pattern.test(String(of(activation, loop)));
}

function literalText(expression: Expression | undefined, what: string): string {
  if (expression?.op === 'literal' && typeof expression.value === 'string') return expression.value;
  const span = expression?.span ?? { start: 0, end: 1 };
  return fail(`${what} is written as text here`, span, 'write it between quotes');
}

const DURATION_PARTS: RegExp = /(\d{1,9})(ms|s|m|h)/g;
const UNIT_MS: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 };

function durationOf(call: Call): number {
  const text = literalText(call.args[0], 'a duration');
  if (!/^(?:\d{1,9}(?:ms|s|m|h))+$/.test(text)) {
    const span = call.args[0]?.span ?? call.span;
    fail(`\`${text}\` is not a duration in CEL`, span, 'write for example `"72h"` or `"1h30m"`');
  }
  return [...text.matchAll(DURATION_PARTS)].reduce(
    (sum, part) => sum + Number(part[1]) * (UNIT_MS[part[2] ?? ''] ?? 0),
    0,
  );
}

function timestampOf(call: Call): number {
  const text = literalText(call.args[0], 'a time');
  const parsed = parseInstant(text);
  if (!parsed.ok) fail(`\`${text}\` is not a time`, call.span, 'write `"2026-11-20T08:15:00Z"`');
  return Date.parse(parsed.value);
}
