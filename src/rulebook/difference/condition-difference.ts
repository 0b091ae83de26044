import type { Call, Expression } from '../../cel/expression.ts';
import { parse } from '../../cel/parse.ts';
import { unparse } from '../../cel/unparse.ts';
import { limits } from '../../kernel/limits.ts';
import type { Change as RuleChange } from './change.ts';

/** What a change of a condition does. */
export function conditionDifference(before: string, after: string): readonly RuleChange[] {
  const [old, now] = [before, after].map(parsed);
  if (old === undefined || now === undefined)
    return [{ kind: 'condition', gone: before, come: after }];
  const [oldText, nowText] = [unparse(old), unparse(now)];
  if (oldText === nowText) return [];
  return (
    ofAlternatives(old, now) ??
    ofClauses(old, now) ?? [{ kind: 'condition', gone: oldText, come: nowText }]
  );
}

function parsed(source: string): Expression | undefined {
  const result = parse(source, {
    nodesMax: limits.conditionNodesMax,
    depthMax: limits.conditionDepthMax,
  });
  return result.ok ? result.value : undefined;
}

function chain(part: Expression, operator: string): readonly Expression[] {
  return part.kind === 'call' && part.function === operator
    ? part.args.flatMap((arg) => chain(arg, operator))
    : [part];
}

interface Change {
  readonly gone: readonly Expression[];
  readonly come: readonly Expression[];
}

function changed(old: Expression, now: Expression, operator: string): Change {
  const [was, is] = [chain(old, operator), chain(now, operator)];
  const [wasTexts, isTexts] = [was, is].map((parts) => new Set(parts.map(unparse)));
  return {
    gone: was.filter((part) => !isTexts?.has(unparse(part))),
    come: is.filter((part) => !wasTexts?.has(unparse(part))),
  };
}

/** Alternatives that came or went; undefined unless one of the two has any. */
function ofAlternatives(old: Expression, now: Expression): readonly RuleChange[] | undefined {
  const most = Math.max(chain(old, '_||_').length, chain(now, '_||_').length);
  if (most < 2) return undefined;
  const { gone, come } = changed(old, now, '_||_');
  const [was, is] = [gone[0], come[0]];
  if (gone.length === 1 && come.length === 1 && was && is) {
    return (
      ofClauses(was, is) ?? [{ kind: 'alternative-changed', gone: unparse(was), come: unparse(is) }]
    );
  }
  return [
    ...come.map((part): RuleChange => ({ kind: 'alternative-more', come: unparse(part) })),
    ...gone.map((part): RuleChange => ({ kind: 'alternative-gone', gone: unparse(part) })),
  ];
}

/** Clauses that came or went, or one whose limit moved. */
function ofClauses(old: Expression, now: Expression): readonly RuleChange[] | undefined {
  const { gone, come } = changed(old, now, '_&&_');
  const kept = chain(now, '_&&_').length - come.length;
  const [was, is] = [gone[0], come[0]];
  if (gone.length === 1 && come.length === 1 && was && is) {
    const moved = movedLimit(was, is);
    if (moved !== undefined) return [moved];
  }
  if (kept === 0) return undefined;
  return [
    ...gone.map((part): RuleChange => ({ kind: 'clause-gone', gone: unparse(part) })),
    ...come.map((part): RuleChange => ({ kind: 'clause-more', come: unparse(part) })),
  ];
}

const UPWARDS: ReadonlySet<string> = new Set(['_>_', '_>=_']);
const DOWNWARDS: ReadonlySet<string> = new Set(['_<_', '_<=_']);

/** `links > 5` that became `links > 8`: who is caught more, and who less. */
function movedLimit(was: Expression, is: Expression): RuleChange | undefined {
  const [old, now] = [comparison(was), comparison(is)];
  if (old === undefined || now === undefined || old.of !== now.of) return undefined;
  const direction = UPWARDS.has(old.operator) && UPWARDS.has(now.operator);
  const opposite = DOWNWARDS.has(old.operator) && DOWNWARDS.has(now.operator);
  if (!direction && !opposite) return undefined;
  const raised =
    now.limit === old.limit ? now.operator.length < old.operator.length : now.limit > old.limit;
  const less = direction ? raised : !raised;
  const kind = less ? 'limit-less' : 'limit-more';
  return { kind, gone: unparse(was), come: unparse(is) };
}

interface Compared {
  readonly of: string;
  readonly operator: string;
  readonly limit: number;
}

function comparison(part: Expression): Compared | undefined {
  if (part.kind !== 'call') return undefined;
  const [of, limit] = part.args;
  if (of === undefined || limit === undefined) return undefined;
  const number = limitOf(limit);
  return number === undefined
    ? undefined
    : { of: unparse(of), operator: part.function, limit: number };
}

function limitOf(part: Expression): number | undefined {
  if (part.kind === 'constant') {
    const { constant } = part;
    return constant.type === 'int' || constant.type === 'double'
      ? Number(constant.value)
      : undefined;
  }
  return part.kind === 'call' ? hoursOf(part) : undefined;
}

// Only durations in one unit are compared; others are told as they are written.
function hoursOf(call: Call): number | undefined {
  const [text] = call.args;
  if (call.function !== 'duration' || text?.kind !== 'constant') return undefined;
  const found = /^(\d+)(h|m|s)$/.exec(
    String(text.constant.type === 'string' ? text.constant.value : ''),
  );
  const seconds = { h: 3_600, m: 60, s: 1 }[found?.[2] ?? ''];
  return found === null || seconds === undefined ? undefined : Number(found[1]) * seconds;
}
