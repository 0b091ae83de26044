import { NoAnswer, type Step, type Value } from './activation.ts';
import type { Call } from './expression.ts';
import { fail, type Planning, type PlanStep } from './planning.ts';

/**
 * Macros that look at each item of a list. They cannot be nested, so that their cost stays linear.
 */
export const loopNames: readonly string[] = ['exists', 'all', 'exists_one', 'filter'];

export function planLoop(call: Call, planning: Planning, planStep: PlanStep): Step {
  const [variable, test] = call.args;
  if (call.of === undefined || variable?.op !== 'name' || test === undefined) {
    fail(
      `\`${call.name}\` takes a name and a condition`,
      call.span,
      `write \`content.links.${call.name}(link, link.contains("…"))\``,
    );
  }
  if (planning.item !== undefined) {
    fail(
      'a loop inside a loop is not allowed',
      call.span,
      'use one loop, or put the words into a list',
    );
  }
  const items = planStep(call.of, planning);
  const step = planStep(test, { ...planning, item: variable.name });
  const run = loops[call.name];
  if (run === undefined) return () => false;
  return (activation, loop) => {
    const list = items(activation, loop);
    if (!Array.isArray(list)) throw new NoAnswer('a list was expected');
    return run(list, (item) => step(activation, item) === true);
  };
}

type Test = (item: Value) => boolean;
type Loop = (items: readonly Value[], test: Test) => Value;

const loops: Readonly<Record<string, Loop>> = {
  exists: (items, test) => decide(items, test, true),
  all: (items, test) => decide(items, test, false),
  exists_one: (items, test) => items.filter(test).length === 1,
  filter: (items, test) => items.filter(test),
};

// In CEL one decisive item settles the answer even when another item has none.
function decide(items: readonly Value[], test: Test, decisive: boolean): boolean {
  let problem: unknown;
  for (const item of items) {
    try {
      if (test(item) === decisive) return decisive;
    } catch (caught) {
      problem ??= caught;
    }
  }
  if (problem !== undefined) throw problem;
  return !decisive;
}
