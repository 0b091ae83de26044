import {
  type CelInput,
  celEnv,
  celUint,
  isCelError,
  isCelUint,
  plan,
  parse as theirParse,
} from '@bufbuild/cel';
import { create } from '@bufbuild/protobuf';
import { DurationSchema, TimestampSchema } from '@bufbuild/protobuf/wkt';
import { check } from './check.ts';
import { createEmitter } from './compile/emit.ts';
import { asValue } from './compile/emitter.ts';
import { bodyOf, ModuleBuilder, type Scope } from './compile/module.ts';
import type { Environment, Overload } from './environment.ts';
import { interpret } from './interpret.ts';
import { parse } from './parse.ts';
import { ruleLibrary } from './standard/rule-library.ts';
import { sameAnswer, seededBelow, testVariables, Writer } from './testing-expressions.ts';
import { plainHost } from './testing-host.ts';
import { type Answer, Duration, NoAnswer, Timestamp, Unsigned, type Value } from './value.ts';

const variables = new Map(Object.entries(testVariables).map(([name, [, type]]) => [name, type]));
const values = new Map(Object.entries(testVariables).map(([name, [, , value]]) => [name, value]));
const theirs = celEnv({});
const bindings: Record<string, CelInput> = Object.fromEntries(
  [...values].map(([name, value]) => [name, asTheirs(value)]),
);

function asTheirs(value: Value): CelInput {
  if (value instanceof Unsigned) return celUint(value.value);
  if (value instanceof Timestamp || value instanceof Duration) {
    const parts = {
      seconds: value.nanoseconds / 1_000_000_000n,
      nanos: Number(value.nanoseconds % 1_000_000_000n),
    };
    return value instanceof Timestamp
      ? create(TimestampSchema, parts)
      : create(DurationSchema, parts);
  }
  return value as CelInput;
}

/** An answer of the other library, as ours; every error is one `NoAnswer`. */
function asOurs(answer: unknown): Answer {
  if (isCelError(answer)) return new NoAnswer('theirs');
  if (isCelUint(answer)) return new Unsigned(answer.value);
  return answer as Answer;
}

interface ThreeAnswers {
  readonly interpreted: Answer;
  readonly compiled: Answer;
  readonly theirs: Answer;
  /** Whether a number came up on which the other library is known to be wrong. */
  readonly extreme: boolean;
}

/** The three answers to one expression; a sentence when it is not taken at all. */
function threeAnswers(source: string, overloads: readonly Overload[]): ThreeAnswers | string {
  const parsed = parse(source, { nodesMax: 100_000, depthMax: 250 });
  if (!parsed.ok) return parsed.error.message;
  const environment: Environment = { variables, overloads };
  const checked = check(parsed.value, environment);
  if (!checked.ok) return checked.error[0]?.message ?? 'it does not fit';
  const read = (name: string): Answer => values.get(name) ?? new NoAnswer(name);
  const module = new ModuleBuilder();
  const scope: Scope = { module, temporaries: [], locals: new Map(), parameters: ['f'] };
  const emitter = createEmitter(checked.value, plainHost(module, variables));
  const fragment = asValue(emitter.emit(checked.value.expression, scope), scope);
  const [run] = module.finish<(f: unknown) => Answer>([
    module.define(['f'], bodyOf(scope, fragment)),
  ]);
  let extreme = false;
  const interpreted = interpret(checked.value, {
    read,
    observe: (_, answer) => {
      extreme ||= isExtreme(answer);
    },
  });
  const compiled = run?.({ read, steps: 0, stepsMax: 1_000_000 }) ?? new NoAnswer('nothing');
  return { interpreted, compiled, theirs: answerOfTheirs(source), extreme };
}

// Numbers on which the other library is wrong by the specification: dividing a uint of 2^63 and
// more overflows there, and negating the smallest int does not.
function isExtreme(answer: Answer): boolean {
  if (answer instanceof Unsigned) return answer.value >= 2n ** 63n;
  return answer === -(2n ** 63n);
}

function answerOfTheirs(source: string): Answer {
  try {
    return asOurs(plan(theirs, theirParse(source))(bindings));
  } catch {
    return new NoAnswer('theirs throws');
  }
}

/** Differences told at most. */
const TOLD_MAX = 20;

/** Works out random expressions three ways and tells those whose answers are not all the same. */
export function compareAnswers(about: { readonly expressions: number; readonly seed: number }): {
  readonly answered: number;
  readonly differing: readonly string[];
} {
  const writer = new Writer(seededBelow(about.seed));
  const differing: string[] = [];
  let answered = 0;
  for (let count = 0; count < about.expressions && differing.length < TOLD_MAX; count += 1) {
    const source = writer.expression();
    const answers = threeAnswers(source, ruleLibrary);
    if (typeof answers === 'string') {
      differing.push(`${source}: ${answers}`);
      continue;
    }
    const { interpreted, compiled, theirs: other } = answers;
    if (!(interpreted instanceof NoAnswer)) answered += 1;
    if (!agree(interpreted, compiled)) differing.push(`compiled: ${source}`);
    if (!agree(interpreted, other) && !answers.extreme)
      differing.push(`by the other library: ${source}`);
  }
  return { answered, differing };
}

function agree(one: Answer, other: Answer): boolean {
  if (one instanceof NoAnswer) return other instanceof NoAnswer;
  return sameAnswer(one, other);
}
