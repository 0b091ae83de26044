import type { Emitter, Host } from '../../cel/compile/emitter.ts';
import { asValue, BOOL, strict } from '../../cel/compile/emitter.ts';
import { type Fragment, LENGTHS, MOMENTS, type Range, SAFE } from '../../cel/compile/fragment.ts';
import type { Scope } from '../../cel/compile/module.ts';
import type { Call, Expression } from '../../cel/expression.ts';
import { listOf, type Type } from '../../cel/type.ts';
import type { Condition } from '../../rulebook/condition.ts';
import type { Window } from '../../rulebook/model.ts';
import { windowType } from '../../rulebook/rule-environment.ts';
import type { RecurringSubexpressions } from './recurring-subexpressions.ts';
import type { TargetBook } from './target-book.ts';

const STRING: Type = { kind: 'string' };
const TEXTS: Type = listOf(STRING);

/** How generated code reads the fixed names from `Facts`, which is `f` there. */
const VARIABLES: Readonly<Record<string, Fragment>> = {
  type: text('f.type'),
  group: text('f.group'),
  thread: text('f.thread'),
  'actor.id': text('f.actor'),
  'content.kind': text('f.kind'),
  'content.text': text('f.text'),
  'content.language': text('f.language'),
  'content.fingerprint': { ...text('f.fingerprint()'), weight: 200 },
  'content.sketch': { ...text('f.sketch()'), weight: 400 },
  'content.links': texts('f.links'),
  'content.mentions': texts('f.mentions'),
  'content.hashes': texts('f.hashTexts()'),
  'content.domains': texts('f.domains()'),
  time: {
    code: 'f.timeMs',
    shape: 'moment',
    type: { kind: 'timestamp' },
    mayFail: false,
    range: MOMENTS,
  },
  'actor.age': {
    code: 'f.ageMs()',
    shape: 'length',
    type: { kind: 'duration' },
    mayFail: false,
    range: LENGTHS,
  },
};

function text(code: string): Fragment {
  return { code, shape: 'string', type: STRING, mayFail: false };
}

function texts(code: string): Fragment {
  return { code, shape: 'value', type: TEXTS, mayFail: false };
}

/** What the host of one rule knows. */
export interface RuleContext {
  readonly condition: Condition;
  /** Positions of the rule's windows by the name the rule gives them. */
  readonly windows: ReadonlyMap<string, number>;
  readonly declared: readonly Window[];
  readonly book: TargetBook;
  readonly shared: RecurringSubexpressions;
}

/** Knows how a rule's names, lists, detectors and patterns are read. */
export function ruleHost(context: RuleContext): Host {
  return {
    variable: (name) => VARIABLES[name] ?? windowFragment(name, context),
    call: (call, emitter, scope) => callFragment(call, { context, emitter, scope }),
    shared: (part) => context.shared.fragment(part, context.condition.checked),
  };
}

/** The numbers of windows: counts are never negative, sums may be. */
const COUNTS: Range = { low: 0, high: 2 ** 31 };

function windowFragment(name: string, { windows, declared }: RuleContext): Fragment {
  const window = declared.find((candidate) => candidate.name === name);
  const position = windows.get(name);
  if (window === undefined || position === undefined) throw new RangeError(`no window ${name}`);
  const type = windowType(window);
  const moment = type.kind === 'timestamp';
  const range = moment ? MOMENTS : window.aggregate === 'sum' ? SAFE : COUNTS;
  const shape = moment ? 'moment' : 'whole';
  return { code: `f.windows.value(${position})`, shape, type, mayFail: false, range, weight: 40 };
}

interface Calling {
  readonly context: RuleContext;
  readonly emitter: Emitter;
  readonly scope: Scope;
}

function callFragment(call: Call, calling: Calling): Fragment | undefined {
  const { book } = calling.context;
  switch (call.function) {
    case 'containsTerm': {
      const list = book.list(constantText(call.args[1]));
      return list.looksAlike
        ? test(`f.alikeTerms.has(${book.alikeTerms.of(list)})`)
        : test(`f.terms.has(${book.terms.of(list)})`);
    }
    case 'inDomains':
      return test(`f.domainHits.has(${book.domains.of(book.list(constantText(call.args[1])))})`);
    case 'inHashes':
      return test(`f.hashHits.has(${book.hashes.of(book.list(constantText(call.args[1])))})`);
    case 'resembles': {
      const list = book.texts.of(book.list(constantText(call.args[1])));
      return { ...test(`f.resembles(${list})`), weight: 2_000 };
    }
    case 'detector':
    case 'detectorVersion': {
      const name = calling.scope.module.constant(constantText(call.args[0]));
      return { ...text(`f.${call.function}(${name})`), weight: 20 };
    }
    case 'matches':
      return patternFragment(call, calling);
    case 'size':
      return sizeFragment(call, calling);
    default:
      return undefined;
  }
}

function test(code: string): Fragment {
  return { code, shape: 'bool', type: BOOL, mayFail: false };
}

function patternFragment(call: Call, { context, emitter, scope }: Calling): Fragment {
  const { condition, book } = context;
  const [of, written] = call.target === undefined ? call.args : [call.target, call.args[0]];
  const pattern = condition.uses.patterns.get(constantText(written));
  if (of === undefined || pattern === undefined) {
    throw new RangeError('the checks let no other pattern through');
  }
  if (condition.checked.variableOf(of) === 'content.text') {
    return { ...test(`f.pattern(${book.pattern(pattern)})`), weight: 500 };
  }
  const compiled = scope.module.constant(pattern);
  const tested = emitter.emit(of, scope);
  const result = { shape: 'bool', type: BOOL, weight: 500 } as const;
  return strict([asValue(tested, scope)], scope, ([code]) => `${compiled}.test(${code})`, result);
}

function sizeFragment(call: Call, { context }: Calling): Fragment | undefined {
  const of = call.target ?? call.args[0];
  if (of === undefined || context.condition.checked.variableOf(of) !== 'content.text') {
    return undefined;
  }
  const range = { low: 0, high: 2 ** 30 };
  const type: Type = { kind: 'int' };
  return { code: 'f.textSize()', shape: 'whole', type, mayFail: false, range, weight: 100 };
}

function constantText(part: Expression | undefined): string {
  if (part?.kind !== 'constant' || part.constant.type !== 'string') {
    throw new RangeError('the checks let only a text through here');
  }
  return part.constant.value;
}
