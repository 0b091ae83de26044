import { clausesOf } from '../cel/clauses.ts';
import type { Call, Constant, Expression, Span } from '../cel/expression.ts';
import { partsOf } from '../cel/expression.ts';
import { parse } from '../cel/parse.ts';
import {
  durationText,
  readDuration,
  readTimestamp,
  timestampText,
} from '../cel/standard/time-text.ts';
import { unparse } from '../cel/unparse.ts';
import { Duration, Timestamp } from '../cel/value.ts';
import { limits } from '../kernel/limits.ts';
import { type ConditionContext, readCondition, readMeasurement } from './condition.ts';
import type { ListKind } from './model.ts';
import { listFunctions } from './rule-environment.ts';

/** An expression with one small thing changed. */
export interface Mutant {
  /** Its canonical form, by which it is known. */
  readonly text: string;
  /** Source that compiles to it. */
  readonly source: string;
  /** The changed part as it was and as it is. */
  readonly before: string;
  readonly after: string;
}

export interface Mutations {
  /** In the order of the expression, none twice. */
  readonly mutants: readonly Mutant[];
  /** Changes that gave the text of the expression itself or of another mutant. */
  readonly same: number;
  /** Changes that gave nothing a rule may say. */
  readonly refused: number;
}

const NOTHING: Mutations = { mutants: [], same: 0, refused: 0 };

/**
 * All single changes of a condition: comparisons, `&&` and `||`, `!`, numbers, lengths and moments
 * of time, texts, names of lists, `exists` and `all`, and each clause made constant.
 */
export function mutateCondition(source: string, context: ConditionContext): Mutations {
  const accepted = (text: string): boolean => readCondition(text, context).ok;
  return mutate({ source, lists: context.lists, isTruth: true }, accepted);
}

/** The same changes of what a window sums or tells apart. */
export function mutateMeasurement(source: string, aggregate: 'sum' | 'distinct'): Mutations {
  const accepted = (text: string): boolean => readMeasurement(text, aggregate).ok;
  return mutate({ source, lists: {}, isTruth: false }, accepted);
}

/** The canonical form of an expression, or its own text when it cannot be read. */
export function canonical(source: string): string {
  const parsed = parsedOf(source);
  return parsed === undefined ? source.trim() : unparse(parsed);
}

function mutate(written: Written, accepted: (source: string) => boolean): Mutations {
  const { source } = written;
  const whole = parsedOf(source);
  if (whole === undefined) return NOTHING;
  const known = new Set([unparse(whole)]);
  const mutants: Mutant[] = [];
  let [same, refused] = [0, 0];
  for (const { part, after } of changesOf(whole, written)) {
    const { start, end } = part.span;
    const changed = `${source.slice(0, start)}(${after})${source.slice(end)}`;
    const parsed = parsedOf(changed);
    const text = parsed === undefined ? '' : unparse(parsed);
    if (parsed !== undefined && known.has(text)) same += 1;
    else if (parsed === undefined || !accepted(changed)) refused += 1;
    else {
      known.add(text);
      mutants.push({ text, source: changed, before: unparse(part), after: canonical(after) });
    }
  }
  return { mutants, same, refused };
}

function parsedOf(source: string): Expression | undefined {
  const { conditionNodesMax: nodesMax, conditionDepthMax: depthMax } = limits;
  const parsed = parse(source, { nodesMax, depthMax });
  return parsed.ok ? parsed.value : undefined;
}

/** A part, and source to write in its place. */
interface Change {
  readonly part: Expression;
  readonly after: string;
}

interface Written {
  readonly source: string;
  readonly lists: ConditionContext['lists'];
  /** Whether the whole is true or false. */
  readonly isTruth: boolean;
}

function changesOf(whole: Expression, written: Written): readonly Change[] {
  const changes: Change[] = [];
  const clauses = new Set(written.isTruth ? clausesOf(whole) : []);
  const visit = (part: Expression, macro: Span | undefined): void => {
    // What a macro expands to stands where the macro stands and was written by nobody.
    const isWritten = macro?.start !== part.span.start || macro.end !== part.span.end;
    for (const test of testsIn(part)) for (const clause of clausesOf(test)) clauses.add(clause);
    if (isWritten) {
      const afters = aftersOf(part, written);
      if (clauses.has(part)) afters.push('true', 'false');
      for (const after of afters) changes.push({ part, after });
    }
    const inner = part.kind === 'comprehension' ? part.span : macro;
    // The text of a length of time and the name of a list change with their call.
    const whole = part.kind === 'call' && (isTime(part) || isListed(part));
    for (const one of partsOf(part)) if (!whole || one.kind !== 'constant') visit(one, inner);
  };
  visit(whole, undefined);
  return changes;
}

/** What a part asks of its own accord: the question of `?:`, and what a macro asks of each item. */
function testsIn(part: Expression): readonly Expression[] {
  if (part.kind === 'comprehension') return part.macro?.test === undefined ? [] : [part.macro.test];
  return part.kind === 'call' && part.function === '_?_:_' ? part.args.slice(0, 1) : [];
}

function aftersOf(part: Expression, written: Written): string[] {
  if (part.kind === 'constant') return constantsNear(part.constant);
  if (part.kind === 'call') return callsNear(part, written);
  if (part.kind !== 'comprehension' || part.macro?.test === undefined) return [];
  const other = QUANTIFIERS[part.macro.name];
  if (other === undefined) return [];
  const [range, test] = [sliceOf(part.range, written), sliceOf(part.macro.test, written)];
  return [`${range}.${other}(${part.item}, ${test})`];
}

const QUANTIFIERS: Readonly<Record<string, string>> = { exists: 'all', all: 'exists' };

const OPERATORS: Readonly<Record<string, readonly string[]>> = {
  '_>_': ['>=', '<'],
  '_>=_': ['>', '<='],
  '_<_': ['<=', '>'],
  '_<=_': ['<', '>='],
  '_==_': ['!='],
  '_!=_': ['=='],
  '_&&_': ['||'],
  '_||_': ['&&'],
};

function callsNear(call: Call, written: Written): string[] {
  const [first, second] = call.args;
  if (first === undefined) return [];
  if (call.function === '!_') return [sliceOf(first, written)];
  if (isTime(call)) return timesNear(call);
  if (second === undefined) return [];
  if (isListed(call)) return listsNear(call, written);
  const operators = OPERATORS[call.function] ?? [];
  const [left, right] = [sliceOf(first, written), sliceOf(second, written)];
  return operators.map((operator) => `${left} ${operator} ${right}`);
}

function listsNear(call: Call, written: Written): string[] {
  const [over, named] = call.args;
  const kind: ListKind | undefined = listFunctions[call.function]?.kind;
  if (over === undefined || named?.kind !== 'constant' || kind === undefined) return [];
  const own = named.constant.type === 'string' ? named.constant.value : '';
  return Object.entries(written.lists)
    .filter(([name, of]) => of === kind && name !== own)
    .map(([name]) => `${call.function}(${sliceOf(over, written)}, ${JSON.stringify(name)})`);
}

const SECOND = 1_000_000_000n;
const MINUTE: bigint = 60n * SECOND;
const HOUR: bigint = 60n * MINUTE;

type Near = (text: string) => readonly string[];

const TIMES_NEAR: Readonly<Record<'duration' | 'timestamp', Near>> = {
  duration: (text) => {
    const length = readDuration(text)?.nanoseconds;
    if (length === undefined) return [];
    const near = [length * 2n, length / 2n, length + SECOND, length - SECOND];
    return near.map(lengthText);
  },
  timestamp: (text) => {
    const moment = readTimestamp(text)?.nanoseconds;
    if (moment === undefined) return [];
    const near = [moment + SECOND, moment - SECOND];
    return near.map((nanoseconds) => timestampText(new Timestamp(nanoseconds)));
  },
};

/** In whole hours or minutes where it can be, as authors write it. */
function lengthText(nanoseconds: bigint): string {
  if (nanoseconds % HOUR === 0n) return `${nanoseconds / HOUR}h`;
  if (nanoseconds % MINUTE === 0n) return `${nanoseconds / MINUTE}m`;
  return durationText(new Duration(nanoseconds));
}

function isTime(call: Call): call is Call & { readonly function: 'duration' | 'timestamp' } {
  return Object.hasOwn(TIMES_NEAR, call.function);
}

function isListed(call: Call): boolean {
  return Object.hasOwn(listFunctions, call.function);
}

function timesNear(call: Call & { readonly function: 'duration' | 'timestamp' }): string[] {
  const [text] = call.args;
  const near = TIMES_NEAR[call.function];
  if (text?.kind !== 'constant' || text.constant.type !== 'string') return [];
  return near(text.constant.value).map((other) => `${call.function}("${other}")`);
}

function constantsNear(constant: Constant): string[] {
  const near = (values: readonly Constant[]): string[] => values.map(constantSource);
  switch (constant.type) {
    case 'int':
    case 'uint': {
      const { type, value } = constant;
      const least = type === 'int' ? undefined : 0n;
      const values = [value + 1n, value - 1n].filter((one) => least === undefined || one >= least);
      return near(values.map((one) => ({ type, value: one })));
    }
    case 'double': {
      const { type, value } = constant;
      return near([value + 1, value - 1].map((one) => ({ type, value: one })));
    }
    case 'string': {
      const { type, value } = constant;
      const shorter = [...value].slice(0, -1).join('');
      return near([`${value}x`, shorter].map((one) => ({ type, value: one })));
    }
    default:
      return [];
  }
}

const NOWHERE: Span = { start: 0, end: 0 };

function constantSource(constant: Constant): string {
  return unparse({ kind: 'constant', constant, id: 0, span: NOWHERE });
}

/** A part as written, in brackets, so that it can stand anywhere. */
function sliceOf({ span }: Expression, { source }: Written): string {
  return `(${source.slice(span.start, span.end)})`;
}
