import type { Fragment } from './fragment.ts';
import { runTime } from './run-time.ts';

/**
 * Collects the functions of one generated program. Nothing an author wrote becomes code: texts,
 * numbers and patterns stand in a table of constants and are named by their position.
 */
export class ModuleBuilder {
  readonly #constants: unknown[] = [];
  readonly #positions = new Map<unknown, number>();
  readonly #functions: string[] = [];
  #names = 0;

  /** The code that reads a constant. */
  constant(value: unknown): string {
    // A map takes zero and negative zero for one key, so numbers are not looked up.
    const known = typeof value === 'number' ? undefined : this.#positions.get(value);
    if (known !== undefined) return `k${known}`;
    const position = this.#constants.length;
    this.#constants.push(value);
    this.#positions.set(value, position);
    return `k${position}`;
  }

  /** A name that no other function, parameter or temporary of the program has. */
  fresh(prefix: string): string {
    this.#names += 1;
    return `${prefix}${this.#names}`;
  }

  /** Adds `function name(parameters) { body }` and answers the name. */
  define(parameters: readonly string[], body: string, prefix = 'f'): string {
    const name = this.fresh(prefix);
    this.#functions.push(`function ${name}(${parameters.join(', ')}) {\n${body}\n}`);
    return name;
  }

  /** Compiles everything and answers the named functions in their order. */
  finish<Run>(names: readonly string[]): readonly Run[] {
    const constants = this.#constants.map((_, index) => `const k${index} = constants[${index}];`);
    const helpers = Object.keys(runTime).map((name) => `const ${name} = runTime.${name};`);
    const source = [
      '"use strict";',
      ...helpers,
      ...constants,
      ...this.#functions,
      `return [${names.join(', ')}];`,
    ].join('\n');
    const make = new Function('runTime', 'constants', source) as (
      helpers: typeof runTime,
      constants: readonly unknown[],
    ) => readonly Run[];
    return make(runTime, this.#constants);
  }
}

/** One function that is being written: its temporaries and the names its loops have given. */
export interface Scope {
  readonly module: ModuleBuilder;
  readonly temporaries: string[];
  /** Loop variables by their CEL name. */
  readonly locals: ReadonlyMap<string, Fragment>;
  /** JavaScript parameters that hoisted loops must be handed. */
  readonly parameters: readonly string[];
}

/** The code of a function body that answers the fragment. */
export function bodyOf(scope: Scope, fragment: Fragment): string {
  const { temporaries } = scope;
  const declared = temporaries.length === 0 ? '' : `let ${temporaries.join(', ')};\n`;
  return `${declared}return ${fragment.code};`;
}

/** A variable of the function for a value that is looked at twice. */
export function temporary(scope: Scope): string {
  const name = scope.module.fresh('t');
  scope.temporaries.push(name);
  return name;
}
