import type { Checked } from '../cel/checked.ts';
import { type Call, type Expression, eachPart } from '../cel/expression.ts';
import { unparse } from '../cel/unparse.ts';
import { NoAnswer, Unsigned, type Value } from '../cel/value.ts';
import { nearestNameHelp } from '../kernel/nearest-name.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { compilePattern, type Pattern } from '../pattern/compile-pattern.ts';
import type { ConditionProblem } from './condition-problem.ts';
import type { ListKind } from './model.ts';
import { detectorFunctions, listFunctions, ruleVariables } from './rule-environment.ts';

/** What a condition reads, so that it can be compiled, explained and counted. */
export interface Uses {
  /** Fixed names such as `actor.age`. */
  readonly variables: ReadonlySet<string>;
  readonly windows: ReadonlySet<string>;
  readonly detectors: ReadonlySet<string>;
  readonly lists: ReadonlySet<string>;
  /** Compiled patterns by their source. */
  readonly patterns: ReadonlyMap<string, Pattern>;
}

interface Found {
  readonly variables: Set<string>;
  readonly windows: Set<string>;
  readonly detectors: Set<string>;
  readonly lists: Set<string>;
  readonly patterns: Map<string, Pattern>;
}

/**
 * Collects what a checked condition reads, and refuses what the types cannot: a list that is not
 * there, a pattern that does not compile, a name that is not written out.
 */
export function usesOf(
  checked: Checked,
  lists: Readonly<Record<string, ListKind>>,
): Result<Uses, ConditionProblem> {
  const found: Found = {
    variables: new Set(),
    windows: new Set(),
    detectors: new Set(),
    lists: new Set(),
    patterns: new Map(),
  };
  for (const part of eachPart(checked.expression)) {
    const variable = checked.variableOf(part);
    if (variable !== undefined) {
      const names = Object.hasOwn(ruleVariables, variable) ? found.variables : found.windows;
      names.add(variable);
    }
    const problem = part.kind === 'call' ? collectCall(part, checked, { found, lists }) : undefined;
    if (problem !== undefined) return err(problem);
  }
  return ok(found);
}

interface Collecting {
  readonly found: Found;
  readonly lists: Readonly<Record<string, ListKind>>;
}

function collectCall(
  call: Call,
  checked: Checked,
  collecting: Collecting,
): ConditionProblem | undefined {
  if (Object.hasOwn(listFunctions, call.function)) return collectList(call, checked, collecting);
  if (detectorFunctions.includes(call.function)) {
    const name = textOf(call.args[0]);
    if (name === undefined) {
      const help = `write for example \`${call.function}("spam-model") == "sure"\``;
      return problem(call, `\`${call.function}\` takes the name of a detector in quotes`, help);
    }
    collecting.found.detectors.add(name);
  }
  if (call.function === 'matches') return collectPattern(call, collecting.found);
  return neverAnswers(call, checked);
}

function collectList(
  call: Call,
  checked: Checked,
  { found, lists }: Collecting,
): ConditionProblem | undefined {
  const { over, kind } = listFunctions[call.function] ?? { over: '', kind: 'terms' };
  const [looked, named] = call.args;
  const list = textOf(named);
  const usage = `write \`${call.function}(${over}, "name-of-a-list")\``;
  if (looked === undefined || checked.variableOf(looked) !== over) {
    return problem(looked ?? call, `\`${call.function}\` looks at \`${over}\``, usage);
  }
  if (named === undefined || list === undefined) {
    return problem(call, `\`${call.function}\` takes the name of a list in quotes`, usage);
  }
  const there = Object.hasOwn(lists, list) ? lists[list] : undefined;
  if (there === undefined) {
    const help = nearestNameHelp(list, Object.keys(lists));
    return { ...problem(named, `there is no list \`${list}\``, help), check: 'list-missing' };
  }
  if (there !== kind) {
    const message = `the list \`${list}\` holds ${there}, and \`${call.function}\` needs ${kind}`;
    const help = `write \`# kind: ${kind}\` into the first line of the list`;
    return { ...problem(named, message, help), check: 'list-missing' };
  }
  found.lists.add(list);
  return undefined;
}

function collectPattern(call: Call, found: Found): ConditionProblem | undefined {
  const written = call.target === undefined ? call.args[1] : call.args[0];
  const source = textOf(written);
  if (written === undefined || source === undefined) {
    const help = 'write for example `content.text.matches("free +coins")`';
    return problem(written ?? call, '`matches` takes a pattern in quotes', help);
  }
  const compiled = compilePattern(source);
  if (compiled.ok) {
    found.patterns.set(source, compiled.value);
    return undefined;
  }
  const { check, message, help, span } = compiled.error;
  const place = `at character ${span.start + 1} of the pattern`;
  return { check, message: `${message} (${place})`, span: written.span, help };
}

/** A call of constants, such as `duration("3 days")`, that can never have an answer. */
function neverAnswers(call: Call, checked: Checked): ConditionProblem | undefined {
  const parts = call.target === undefined ? call.args : [call.target, ...call.args];
  const values = parts.map(constantOf);
  const [overload, second] = checked.overloadsOf(call);
  if (overload === undefined || second !== undefined) return undefined;
  if (!values.every((value) => value !== undefined)) return undefined;
  const answer = overload.run(values.map(({ value }) => value));
  if (!(answer instanceof NoAnswer)) return undefined;
  const help = HELP[call.function] ?? 'write something that has an answer, or leave it out';
  return problem(call, `\`${unparse(call)}\` has no answer: ${answer.reason}`, help);
}

const HELP: Readonly<Record<string, string>> = {
  duration: 'write for example `duration("72h")` or `duration("1h30m")`',
  timestamp: 'write for example `timestamp("2026-11-20T08:15:00Z")`',
};

function constantOf(part: Expression): { readonly value: Value } | undefined {
  if (part.kind !== 'constant') return undefined;
  const { constant } = part;
  if (constant.type === 'null') return { value: null };
  return { value: constant.type === 'uint' ? new Unsigned(constant.value) : constant.value };
}

function problem(part: Expression, message: string, help: string): ConditionProblem {
  return { check: 'condition', message, span: part.span, help };
}

function textOf(part: Expression | undefined): string | undefined {
  return part?.kind === 'constant' && part.constant.type === 'string'
    ? part.constant.value
    : undefined;
}
