import type { Call, Expression } from '../cel/expression.ts';
import { readDuration } from '../cel/standard/time-text.ts';
import { unparse } from '../cel/unparse.ts';

/** Alternatives beyond this many are not looked at: the answer is then that it may hold. */
const ALTERNATIVES_MAX = 256;

/** A clause with its sign. */
interface Literal {
  readonly part: Expression;
  readonly holds: boolean;
}

/** `!part`, with the signs moved inwards when it is looked at. */
export function negated(part: Expression): Expression {
  return { kind: 'call', function: '!_', args: [part], id: 0, span: part.span };
}

/**
 * Whether a condition can be shown never to be true: by limits on one number that exclude each
 * other, one text that would have to be two, or a clause beside its own opposite. Sound and not
 * complete: false means that nothing was shown. `counts` are names that are never negative.
 */
export function canNeverHold(condition: Expression, counts: ReadonlySet<string>): boolean {
  const alternatives = alternativesOf({ part: condition, holds: true });
  return alternatives?.every((literals) => contradicts(literals, counts)) ?? false;
}

/** Disjunctive normal form; undefined when it would be too large. */
function alternativesOf({ part, holds }: Literal): readonly (readonly Literal[])[] | undefined {
  if (part.kind !== 'call') return [[{ part, holds }]];
  const [first, second, third] = part.args;
  if (part.function === '!_' && first) return alternativesOf({ part: first, holds: !holds });
  const conjunction = part.function === (holds ? '_&&_' : '_||_');
  const disjunction = part.function === (holds ? '_||_' : '_&&_');
  if ((conjunction || disjunction) && first && second) {
    const left = alternativesOf({ part: first, holds });
    const right = alternativesOf({ part: second, holds });
    if (left === undefined || right === undefined) return undefined;
    if (disjunction) return bounded([...left, ...right]);
    if (left.length * right.length > ALTERNATIVES_MAX) return undefined;
    return left.flatMap((a) => right.map((b) => [...a, ...b]));
  }
  if (part.function === '_?_:_' && first && second && third) {
    const yes = alternativesOf({ part: both(first, signed(second, holds)), holds: true });
    const no = alternativesOf({ part: both(negated(first), signed(third, holds)), holds: true });
    return yes === undefined || no === undefined ? undefined : bounded([...yes, ...no]);
  }
  return [[{ part, holds }]];
}

function signed(part: Expression, holds: boolean): Expression {
  return holds ? part : negated(part);
}

function both(first: Expression, second: Expression): Expression {
  return { kind: 'call', function: '_&&_', args: [first, second], id: 0, span: first.span };
}

function bounded<Item>(items: readonly Item[]): readonly Item[] | undefined {
  return items.length > ALTERNATIVES_MAX ? undefined : items;
}

/** What is known of one measured thing: bounds of a number, or the one text it must be. */
interface Known {
  low: number;
  high: number;
  text?: string;
}

function contradicts(literals: readonly Literal[], counts: ReadonlySet<string>): boolean {
  const signs = new Map<string, boolean>();
  const known = new Map<string, Known>();
  for (const { part, holds } of literals) {
    if (part.kind === 'constant' && part.constant.type === 'bool') {
      if (part.constant.value !== holds) return true;
      continue;
    }
    const text = unparse(part);
    const sign = signs.get(text);
    if (sign !== undefined && sign !== holds) return true;
    signs.set(text, holds);
    if (part.kind === 'call' && excludes(part, holds, { known, counts })) return true;
  }
  return false;
}

const OPPOSITE: Readonly<Record<string, string>> = {
  '_<_': '_>=_',
  '_>=_': '_<_',
  '_>_': '_<=_',
  '_<=_': '_>_',
  '_==_': '_!=_',
  '_!=_': '_==_',
};
const MIRRORED: Readonly<Record<string, string>> = {
  '_<_': '_>_',
  '_>_': '_<_',
  '_<=_': '_>=_',
  '_>=_': '_<=_',
  '_==_': '_==_',
  '_!=_': '_!=_',
};

/** Adds a comparison to what is known; whether nothing is left then. */
function excludes(
  call: Call,
  holds: boolean,
  { known, counts }: { known: Map<string, Known>; counts: ReadonlySet<string> },
): boolean {
  const [left, right] = call.args;
  const operator = holds ? call.function : OPPOSITE[call.function];
  if (left === undefined || right === undefined || operator === undefined) return false;
  const mirrored = MIRRORED[operator];
  if (mirrored === undefined) return false;
  const flipped = constantValueOf(right) === undefined;
  const [of, value] = flipped ? [right, constantValueOf(left)] : [left, constantValueOf(right)];
  if (value === undefined || constantValueOf(of) !== undefined) return false;
  const name = unparse(of);
  const about = known.get(name) ?? { low: isCount(of, counts) ? 0 : -Infinity, high: Infinity };
  known.set(name, about);
  return !narrow(about, flipped ? mirrored : operator, value);
}

// Everything compared with a number here is whole, of milliseconds where it is a length of time.
function narrow(about: Known, operator: string, value: number | string): boolean {
  if (typeof value === 'string') {
    if (operator !== '_==_') return operator !== '_!=_' || about.text !== value;
    const clash = about.text !== undefined && about.text !== value;
    about.text = value;
    return !clash;
  }
  if (operator === '_>_') about.low = Math.max(about.low, Math.floor(value) + 1);
  else if (operator === '_>=_') about.low = Math.max(about.low, Math.ceil(value));
  else if (operator === '_<_') about.high = Math.min(about.high, Math.ceil(value) - 1);
  else if (operator === '_<=_') about.high = Math.min(about.high, Math.floor(value));
  else if (operator === '_==_') {
    about.low = Math.max(about.low, value);
    about.high = Math.min(about.high, value);
  } else return !(about.low === value && about.high === value);
  return about.low <= about.high;
}

function constantValueOf(part: Expression): number | string | undefined {
  if (part.kind === 'constant') {
    const { constant } = part;
    if (constant.type === 'string') return constant.value;
    return constant.type === 'int' ? Number(constant.value) : undefined;
  }
  if (part.kind !== 'call' || part.function !== 'duration') return undefined;
  const [text] = part.args;
  if (text?.kind !== 'constant' || text.constant.type !== 'string') return undefined;
  const length = readDuration(text.constant.value);
  return length === undefined ? undefined : Number(length.nanoseconds / 1_000_000n);
}

function isCount(part: Expression, counts: ReadonlySet<string>): boolean {
  if (part.kind === 'name') return counts.has(part.name);
  return part.kind === 'call' && part.function === 'size';
}
