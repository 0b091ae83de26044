import type { Checked } from '../../cel/checked.ts';
import type { Call, Comprehension, Expression } from '../../cel/expression.ts';
import { Duration } from '../../cel/value.ts';
import { compilePattern } from '../../pattern/compile-pattern.ts';
import { type Atom, type Facet, type Measure, shareOf } from './atom.ts';

/** What is known of the rule while its condition is read for atoms. */
export interface AtomContext {
  readonly checked: Checked;
  /** Names of the rule's windows that are numbers. */
  readonly windows: ReadonlySet<string>;
}

/** More than this many alternatives cost more to look up than the rule costs to run. */
const ALTERNATIVES_MAX = 16;

/**
 * Atoms of which at least one holds whenever the condition holds, as few activities as possible
 * having any; undefined when there are none, and the rule must then always be looked at.
 */
export function necessaryAtoms(
  part: Expression,
  context: AtomContext,
): readonly Atom[] | undefined {
  if (part.kind === 'comprehension') return fromLoop(part, context);
  if (part.kind !== 'call') return undefined;
  switch (part.function) {
    case '_&&_':
      return best(part.args.map((arg) => necessaryAtoms(arg, context)));
    case '_||_':
      return union(part.args.map((arg) => necessaryAtoms(arg, context)));
    case '_?_:_':
      return fromConditional(part, context);
    default:
      return fromCall(part, context);
  }
}

function best(choices: readonly (readonly Atom[] | undefined)[]): readonly Atom[] | undefined {
  const known = choices.filter((choice) => choice !== undefined);
  return known.toSorted((a, b) => shareOfAll(a) - shareOfAll(b))[0];
}

function shareOfAll(atoms: readonly Atom[]): number {
  return atoms.reduce((sum, atom) => sum + shareOf(atom), 0);
}

function union(choices: readonly (readonly Atom[] | undefined)[]): readonly Atom[] | undefined {
  const atoms: Atom[] = [];
  for (const choice of choices) {
    if (choice === undefined) return undefined;
    atoms.push(...choice);
  }
  return atoms.length > ALTERNATIVES_MAX ? undefined : atoms;
}

function fromConditional(call: Call, context: AtomContext): readonly Atom[] | undefined {
  const [test, yes, no] = call.args.map((arg) => necessaryAtoms(arg, context));
  return union([best([test, yes]), no]);
}

// A loop that finds something has something to look at.
function fromLoop(part: Comprehension, { checked }: AtomContext): readonly Atom[] | undefined {
  const finds = part.macro?.name === 'exists' || part.macro?.name === 'exists_one';
  const measure = SIZES[checked.variableOf(part.range) ?? ''];
  if (!finds || measure === undefined) return undefined;
  return [{ kind: 'above', measure, limit: 0 }];
}

const SIZES: Readonly<Record<string, Measure>> = {
  'content.links': 'links',
  'content.domains': 'links',
  'content.mentions': 'mentions',
  'content.hashes': 'hashes',
};

function fromCall(call: Call, context: AtomContext): readonly Atom[] | undefined {
  switch (call.function) {
    case 'containsTerm':
      return fromList('terms', call);
    case 'inDomains':
      return fromList('domains', call);
    case 'inHashes':
      return fromList('hashes', call);
    case 'matches':
      return fromPattern(call, context);
    case 'contains':
    case 'startsWith':
    case 'endsWith':
      return fromPart(call, context);
    case '_==_':
      return fromEquality(call, context) ?? fromComparison(call, '_>=_', context);
    case '_!=_':
      return fromInequality(call, context);
    case '@in':
      return fromMembership(call, context);
    default:
      return fromComparison(call, call.function, context);
  }
}

function fromList(kind: 'terms' | 'domains' | 'hashes', call: Call): readonly Atom[] | undefined {
  const list = textOf(call.args[1]);
  return list === undefined ? undefined : [{ kind, list }];
}

function fromPattern(call: Call, { checked }: AtomContext): readonly Atom[] | undefined {
  const pattern = textOf(call.target === undefined ? call.args[1] : call.args[0]);
  const of = call.target ?? call.args[0];
  if (of === undefined || checked.variableOf(of) !== 'content.text') return undefined;
  if (pattern === undefined || !compilePattern(pattern).ok) return undefined;
  return [{ kind: 'pattern', pattern }];
}

/** Shorter parts are in nearly every text. */
const PART_LENGTH_MIN = 3;

function fromPart(call: Call, { checked }: AtomContext): readonly Atom[] | undefined {
  const part = textOf(call.args[0]);
  const of = call.target;
  if (of === undefined || checked.variableOf(of) !== 'content.text') return undefined;
  return part === undefined || part.length < PART_LENGTH_MIN ? undefined : [{ kind: 'part', part }];
}

const FACETS: Readonly<Record<string, Facet>> = {
  type: 'type',
  'content.kind': 'kind',
  group: 'group',
  thread: 'thread',
  'content.language': 'language',
  'actor.id': 'actor',
};

function fromEquality(call: Call, { checked }: AtomContext): readonly Atom[] | undefined {
  for (const [one, other] of bothWays(call)) {
    const value = textOf(other);
    if (value === undefined) continue;
    const facet = FACETS[checked.variableOf(one) ?? ''];
    if (facet !== undefined) return [{ kind: 'equals', facet, value }];
    const detector = detectorOf(one);
    if (detector !== undefined && value !== '') return [{ kind: 'detector', name: detector }];
  }
  return undefined;
}

function fromInequality(call: Call, _context: AtomContext): readonly Atom[] | undefined {
  for (const [one, other] of bothWays(call)) {
    const detector = detectorOf(one);
    if (detector !== undefined && textOf(other) === '')
      return [{ kind: 'detector', name: detector }];
  }
  return undefined;
}

function fromMembership(call: Call, { checked }: AtomContext): readonly Atom[] | undefined {
  const [item, list] = call.args;
  if (item === undefined || list?.kind !== 'list') return undefined;
  const facet = FACETS[checked.variableOf(item) ?? ''];
  const values = list.items.map(textOf);
  if (facet === undefined || values.length > ALTERNATIVES_MAX) return undefined;
  if (!values.every((value) => value !== undefined)) return undefined;
  return values.map((value) => ({ kind: 'equals', facet, value }) as const);
}

function bothWays(call: Call): readonly (readonly [Expression, Expression])[] {
  const [left, right] = call.args;
  if (left === undefined || right === undefined) return [];
  return [
    [left, right],
    [right, left],
  ];
}

function fromComparison(
  call: Call,
  operator: string,
  context: AtomContext,
): readonly Atom[] | undefined {
  const [left, right] = call.args;
  if (left === undefined || right === undefined) return undefined;
  const forwards = limited(left, operator, right, context);
  const mirrored = MIRRORED[operator];
  if (forwards !== undefined || mirrored === undefined) return forwards;
  return limited(right, mirrored, left, context);
}

const MIRRORED: Readonly<Record<string, string>> = {
  '_<_': '_>_',
  '_<=_': '_>=_',
  '_>_': '_<_',
  '_>=_': '_<=_',
};

function limited(
  measured: Expression,
  operator: string,
  constant: Expression,
  context: AtomContext,
): readonly Atom[] | undefined {
  const measure = measureOf(measured, context);
  const limit = numberOf(constant, context.checked);
  if (measure === undefined || limit === undefined) return undefined;
  // Everything that is measured is a whole number, of milliseconds where it is a length of time.
  switch (operator) {
    case '_>_':
      return [{ kind: 'above', ...measure, limit }];
    case '_>=_':
      return [{ kind: 'above', ...measure, limit: limit - 1 }];
    case '_<_':
      return [{ kind: 'below', ...measure, limit }];
    case '_<=_':
      return [{ kind: 'below', ...measure, limit: limit + 1 }];
    default:
      return undefined;
  }
}

function measureOf(
  part: Expression,
  { checked, windows }: AtomContext,
): { readonly measure: Measure; readonly window?: string } | undefined {
  const variable = checked.variableOf(part);
  if (variable === 'actor.age') return { measure: 'age' };
  if (variable !== undefined && windows.has(variable))
    return { measure: 'window', window: variable };
  if (part.kind !== 'call' || part.function !== 'size') return undefined;
  const of = part.target ?? part.args[0];
  const sized = of === undefined ? undefined : checked.variableOf(of);
  if (sized === 'content.text') return { measure: 'text-size' };
  // Not every link has a host, so the size of `content.domains` is no size of the links.
  if (sized === 'content.domains') return undefined;
  const measure = SIZES[sized ?? ''];
  return measure === undefined ? undefined : { measure };
}

function numberOf(part: Expression, checked: Checked): number | undefined {
  if (part.kind === 'constant' && part.constant.type === 'int') {
    const whole = Number(part.constant.value);
    return Number.isSafeInteger(whole) ? whole : undefined;
  }
  if (part.kind !== 'call' || part.function !== 'duration') return undefined;
  const text = textOf(part.args[0]);
  const [overload, second] = checked.overloadsOf(part);
  if (text === undefined || overload === undefined || second !== undefined) return undefined;
  const length = overload.run([text]);
  if (!(length instanceof Duration) || length.nanoseconds % 1_000_000n !== 0n) return undefined;
  return Number(length.nanoseconds / 1_000_000n);
}

function detectorOf(part: Expression): string | undefined {
  return part.kind === 'call' && part.function === 'detector' ? textOf(part.args[0]) : undefined;
}

function textOf(part: Expression | undefined): string | undefined {
  return part?.kind === 'constant' && part.constant.type === 'string'
    ? part.constant.value
    : undefined;
}
