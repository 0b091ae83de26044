import {
  type ASTNode,
  TypeError as CelTypeError,
  Environment,
  ParseError,
} from '@marcbachmann/cel-js';
import { limits } from '../kernel/limits.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { type Activation, listFunctions, type Step, variables } from './activation.ts';
import {
  type BinaryOperator,
  binaryOperators,
  depthOf,
  type Expression,
  eachPart,
  pathOf,
  type Span,
} from './expression.ts';
import { forbiddenSignalHelp, forbiddenSignalMessage, forbiddenWord } from './forbidden-signal.ts';
import { nearestNameHelp } from './nearest-name.ts';
import { planOf } from './plan.ts';
import type { ConditionEnvironment, ConditionProblem, Uses } from './planning.ts';

export interface Condition {
  /** What the condition needs to be explained. */
  readonly uses: Uses;
  /** Throws `NoAnswer` when the condition has no answer, for example an index past the end. */
  evaluate(activation: Activation): boolean;
}

/** A window's `sum:` or `distinct:` expression, compiled the same way. */
export interface Measurement {
  evaluate(activation: Activation): number | string;
}

/** Compiles a rule's `when`: a CEL expression that is true or false. */
export function compileCondition(
  source: string,
  environment: ConditionEnvironment,
): Result<Condition, ConditionProblem> {
  const compiled = compile(source, environment, 'bool');
  if (!compiled.ok) return compiled;
  const { run, uses } = compiled.value;
  return ok({ uses, evaluate: (activation) => run(activation, false) === true });
}

/** Compiles what a window sums (a whole number) or tells apart (a text). It cannot read windows. */
export function compileMeasurement(
  source: string,
  aggregate: 'sum' | 'distinct',
): Result<Measurement, ConditionProblem> {
  const wanted = aggregate === 'sum' ? 'int' : 'string';
  const compiled = compile(source, { windows: [], lists: {} }, wanted);
  if (!compiled.ok) return compiled;
  const { run } = compiled.value;
  return ok({
    evaluate: (activation) => {
      const value = run(activation, false);
      return typeof value === 'number' ? value : String(value);
    },
  });
}

type Wanted = 'bool' | 'int' | 'string';

function compile(
  source: string,
  environment: ConditionEnvironment,
  wanted: Wanted,
): Result<{ readonly run: Step; readonly uses: Uses }, ConditionProblem> {
  const whole: Span = { start: 0, end: source.length };
  try {
    const cel = celEnvironment(environment);
    const expression = toExpression(cel.parse(source).ast);
    const early = forbiddenSignal(expression) ?? tooDeep(expression, whole);
    if (early !== undefined) return err(early);
    const checked = cel.check(withStandIn(source, expression));
    if (!checked.valid) return err(typeProblem(checked.error, environment, whole));
    if (checked.type !== wanted) return err(wrongType(checked.type, wanted, whole));
    return planOf(expression, environment);
  } catch (problem) {
    if (problem instanceof Unsupported) return err(problem.problem);
    if (problem instanceof RangeError) return err(deepProblem(whole));
    if (problem instanceof ParseError || problem instanceof CelTypeError) {
      return err(parseProblem(problem, whole));
    }
    throw problem;
  }
}

function celEnvironment(environment: ConditionEnvironment): Environment {
  const cel = new Environment({
    unlistedVariablesAreDyn: false,
    limits: { maxAstNodes: limits.conditionNodesMax, maxDepth: limits.conditionDepthMax },
  });
  const schemas: Record<string, Record<string, string>> = {};
  for (const [path, { type }] of Object.entries(variables)) {
    const [name = '', field] = path.split('.');
    const celType = CEL_TYPES[type] ?? type;
    if (field !== undefined) schemas[name] = { ...schemas[name], [field]: celType };
    else cel.registerVariable(name === 'type' ? TYPE_STAND_IN : name, celType);
  }
  for (const [name, schema] of Object.entries(schemas)) cel.registerVariable(name, { schema });
  for (const name of environment.windows) {
    declareWindow(cel, name);
  }
  cel.registerFunction('detector(string): string', () => '');
  for (const [name, { over }] of Object.entries(listFunctions)) {
    cel.registerFunction(`${name}(${variables[over]?.type}, string): bool`, () => false);
  }
  return cel;
}

// The library's own `type` cannot be declared again, so the checker sees a name of the same length.
const TYPE_STAND_IN = 'tYpe';

function withStandIn(source: string, expression: Expression): string {
  let replaced = source;
  for (const part of eachPart(expression)) {
    if (part.op !== 'name' || part.name !== 'type') continue;
    const { start } = part.span;
    replaced = `${replaced.slice(0, start)}${TYPE_STAND_IN}${replaced.slice(start + 4)}`;
  }
  return replaced;
}

/** Whether CEL itself gives the name a meaning, so that a window cannot take it. */
export function isBuiltInName(name: string): boolean {
  return !declareWindow(new Environment(), name);
}

function declareWindow(cel: Environment, name: string): boolean {
  try {
    cel.registerVariable(name, 'int');
    return true;
  } catch {
    // Taken or reserved: the library throws a plain error, and a check tells the author.
    return false;
  }
}

const CEL_TYPES: Readonly<Record<string, string>> = {
  duration: 'google.protobuf.Duration',
  timestamp: 'google.protobuf.Timestamp',
};

class Unsupported extends Error {
  readonly problem: ConditionProblem;
  constructor(problem: ConditionProblem) {
    super(problem.message);
    this.problem = problem;
  }
}

/** Turns the library's tree into our own, so that nothing else depends on the library. */
function toExpression(node: ASTNode): Expression {
  const span: Span = { start: node.start, end: node.end };
  switch (node.op) {
    case 'value':
      return { op: 'literal', value: literalOf(node.args, span), span };
    case 'id':
      return { op: 'name', name: node.args, span };
    case '.':
      return { op: 'field', of: toExpression(node.args[0]), name: node.args[1], span };
    case '[]': {
      const [of, index] = node.args;
      return { op: 'index', of: toExpression(of), index: toExpression(index), span };
    }
    case 'call':
      return { op: 'call', name: node.args[0], args: node.args[1].map(toExpression), span };
    case 'rcall': {
      const [name, of, args] = node.args;
      return { op: 'call', name, of: toExpression(of), args: args.map(toExpression), span };
    }
    case 'list':
      return { op: 'list', items: node.args.map(toExpression), span };
    case '!_':
      return { op: 'unary', operator: '!', of: toExpression(node.args), span };
    case '-_':
      return { op: 'unary', operator: '-', of: toExpression(node.args), span };
    case '?:': {
      const [test, yes, no] = node.args;
      const parts = { test: toExpression(test), yes: toExpression(yes), no: toExpression(no) };
      return { op: 'conditional', ...parts, span };
    }
    case 'map':
    case '.?':
    case '[?]':
      throw new Unsupported(unsupported('maps and optional fields', span));
    default:
      return toBinary(node.op, node.args, span);
  }
}

function toBinary(
  operator: BinaryOperator,
  [left, right]: readonly [ASTNode, ASTNode],
  span: Span,
): Expression {
  if (!binaryOperators.includes(operator)) throw new Unsupported(unsupported(operator, span));
  return { op: 'binary', operator, left: toExpression(left), right: toExpression(right), span };
}

function literalOf(value: unknown, span: Span): string | number | boolean {
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'bigint' && value <= BigInt(limits.integerMax)) return Number(value);
  if (typeof value === 'bigint' || typeof value === 'number') {
    throw new Unsupported({
      check: 'condition',
      message: 'numbers in a condition are whole and have at most 15 digits',
      span,
      help: 'write a whole number such as `5`',
    });
  }
  throw new Unsupported(unsupported('this kind of value', span));
}

function unsupported(what: string, span: Span): ConditionProblem {
  const help = 'use texts, whole numbers, `true`, `false`, lists of them, times and durations';
  return { check: 'condition', message: `${what} cannot be used in a condition`, span, help };
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
  if (part.op === 'name') return part.name;
  if (part.op === 'field') return pathOf(part) ?? part.name;
  if (part.op === 'index' && part.index.op === 'literal') return String(part.index.value);
  if (part.op !== 'call') return undefined;
  const [first] = part.args;
  if (part.name === 'detector' && first?.op === 'literal') return String(first.value);
  return part.name;
}

function tooDeep(expression: Expression, span: Span): ConditionProblem | undefined {
  return depthOf(expression) > limits.conditionDepthMax ? deepProblem(span) : undefined;
}

function deepProblem(span: Span): ConditionProblem {
  return {
    check: 'too-complex',
    message: `this condition is nested deeper than ${limits.conditionDepthMax} levels`,
    span: { start: span.start, end: span.start + 1 },
    help: 'split it into several rules, or put the words into a list',
  };
}

function parseProblem(
  problem: { readonly code: string; readonly summary: string; readonly range?: Span },
  whole: Span,
): ConditionProblem {
  const span = problem.range ?? whole;
  if (problem.code === 'limit_exceeded') {
    if (problem.summary.includes('maxDepth')) return { ...deepProblem(whole), span };
    const message = `this condition has more than ${limits.conditionNodesMax} parts`;
    return { check: 'too-complex', message, span, help: 'put the words into a list' };
  }
  const message = `this condition cannot be read: ${lowerFirst(problem.summary)}`;
  const help = 'write for example `size(content.links) > 3 && actor.age < duration("72h")`';
  return { check: 'condition', message, span, help };
}

function typeProblem(
  error: unknown,
  environment: ConditionEnvironment,
  whole: Span,
): ConditionProblem {
  if (!(error instanceof CelTypeError)) return parseProblem(unexplained, whole);
  const span = error.range ?? whole;
  const unknown = /^(?:Unknown variable|No such key): (.+)$/.exec(error.summary)?.[1];
  if (unknown !== undefined) {
    const known = [...Object.keys(variables), ...environment.windows];
    const help = nearestNameHelp(unknown, error.code === 'no_such_key' ? fieldNames : known);
    return { check: 'condition', message: `there is no \`${unknown}\` here`, span, help };
  }
  const operation = /^no such overload: (.+)$/.exec(error.summary)?.[1];
  const message =
    operation === undefined
      ? `this condition does not fit together: ${lowerFirst(error.summary)}`
      : `\`${operation}\` does not fit together`;
  const help = 'compare numbers with numbers, texts with texts and durations with durations';
  return { check: 'condition', message, span, help };
}

const fieldNames: readonly string[] = Object.keys(variables).filter((path) => path.includes('.'));

const unexplained: { readonly code: string; readonly summary: string } = {
  code: 'unknown',
  summary: 'it does not fit together',
};

function wrongType(type: string | undefined, wanted: Wanted, span: Span): ConditionProblem {
  const asked = { bool: 'true or false', int: 'a whole number', string: 'a text' }[wanted];
  const help = {
    bool: 'compare it with something, for example `links_10m > 5`',
    int: 'write for example `size(content.links)`',
    string: 'write for example `content.text`',
  }[wanted];
  const message = `this must be ${asked}, but it is ${type ?? 'something else'}`;
  return { check: 'condition', message, span, help };
}

function lowerFirst(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1);
}
