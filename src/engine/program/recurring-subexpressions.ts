import type { Checked } from '../../cel/checked.ts';
import type { Emitter } from '../../cel/compile/emitter.ts';
import type { Fragment } from '../../cel/compile/fragment.ts';
import { bodyOf, type ModuleBuilder, type Scope } from '../../cel/compile/module.ts';
import { type Expression, eachPart, partsOf } from '../../cel/expression.ts';
import { unparse } from '../../cel/unparse.ts';
import { ruleVariables } from '../../rulebook/rule-environment.ts';

/** Calls that are remembered by `Facts` already, or cost no more than looking something up. */
const CHEAP: ReadonlySet<string> = new Set([
  'containsTerm',
  'inDomains',
  'inHashes',
  'resembles',
  'detector',
  'detectorVersion',
  'matches',
  'size',
  'duration',
  'timestamp',
  '_==_',
  '_!=_',
  '_<_',
  '_<=_',
  '_>_',
  '_>=_',
  '_&&_',
  '_||_',
  '!_',
  '_?_:_',
  '@in',
]);

/**
 * Parts that several conditions have in common, so that each is worked out once per activity. A
 * part is shared when it costs something and reads nothing of its rule: no window, no loop
 * variable.
 */
export class RecurringSubexpressions {
  readonly #counts = new Map<string, number>();
  readonly #fragments = new Map<string, Fragment>();
  readonly #texts = new WeakMap<Expression, string | undefined>();
  readonly #module: ModuleBuilder;
  #emitting: { emitter: Emitter; text: string } | undefined;

  constructor(module: ModuleBuilder) {
    this.#module = module;
  }

  /** Counts the parts of a condition; every condition must be counted before any is compiled. */
  count(checked: Checked): void {
    for (const part of eachPart(checked.expression)) {
      const text = this.#textOf(part, checked);
      if (text !== undefined) this.#counts.set(text, (this.#counts.get(text) ?? 0) + 1);
    }
  }

  /** Starts on a condition, whose emitter writes the parts that are met first in it. */
  use(emitter: Emitter): void {
    this.#emitting = { emitter, text: '' };
  }

  fragment(part: Expression, checked: Checked): Fragment | undefined {
    const text = this.#textOf(part, checked);
    if (text === undefined || (this.#counts.get(text) ?? 0) < 2) return undefined;
    const known = this.#fragments.get(text);
    if (known !== undefined) return known;
    if (this.#emitting === undefined || this.#emitting.text === text) return undefined;
    return this.#define(part, text, this.#emitting.emitter);
  }

  #define(part: Expression, text: string, emitter: Emitter): Fragment {
    const outer = this.#emitting;
    this.#emitting = { emitter, text };
    const scope: Scope = {
      module: this.#module,
      temporaries: [],
      locals: new Map(),
      parameters: ['f'],
    };
    const fragment = emitter.emit(part, scope);
    this.#emitting = outer;
    const compute = this.#module.define(['f'], bodyOf(scope, fragment), 'part');
    const position = this.#fragments.size;
    const read = this.#module.define(
      ['f'],
      `if (f.memoRounds[${position}] === f.round) return f.memo[${position}];\n` +
        `f.memoRounds[${position}] = f.round;\n` +
        `return f.memo[${position}] = ${compute}(f);`,
      'shared',
    );
    const { constant: _constant, ...held } = fragment;
    const shared: Fragment = { ...held, code: `${read}(f)` };
    this.#fragments.set(text, shared);
    return shared;
  }

  #textOf(part: Expression, checked: Checked): string | undefined {
    if (this.#texts.has(part)) return this.#texts.get(part);
    const text = isShareable(part, checked) ? unparse(part) : undefined;
    this.#texts.set(part, text);
    return text;
  }
}

function isShareable(part: Expression, checked: Checked): boolean {
  const costs =
    part.kind === 'comprehension' || (part.kind === 'call' && !CHEAP.has(part.function));
  return costs && readsActivity(part, checked, new Set());
}

// Something of the activity, and nothing that only this rule or the loop around it knows.
function readsActivity(part: Expression, checked: Checked, bound: ReadonlySet<string>): boolean {
  const names = freeNames(part, checked, bound);
  return names !== undefined && names > 0;
}

function freeNames(
  part: Expression,
  checked: Checked,
  bound: ReadonlySet<string>,
): number | undefined {
  if (part.kind === 'name' && bound.has(part.name)) return 0;
  const variable = checked.variableOf(part);
  if (variable !== undefined) return Object.hasOwn(ruleVariables, variable) ? 1 : undefined;
  if (part.kind === 'name') return undefined;
  const inner =
    part.kind === 'comprehension'
      ? new Set([...bound, part.item, part.accumulator, ...(part.second ? [part.second] : [])])
      : bound;
  let count = 0;
  for (const one of partsOf(part)) {
    const names = freeNames(one, checked, inner);
    if (names === undefined) return undefined;
    count += names;
  }
  return count;
}
