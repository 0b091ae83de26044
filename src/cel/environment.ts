import type { Type } from './type.ts';
import type { Answer, Value } from './value.ts';

/** One way to call a function. */
export interface Overload {
  /** Unique in an environment, for example `size_string`. */
  readonly id: string;
  readonly function: string;
  /** Whether the first parameter is the receiver: `text.contains(part)`. */
  readonly member: boolean;
  readonly parameters: readonly Type[];
  readonly result: Type;
  /** Total: answers `NoAnswer` and never throws, for values of the parameters' types. */
  readonly run: (args: readonly Value[]) => Answer;
}

/** The names that exist while an expression is checked and run. */
export interface Environment {
  /** By full name, dots included: `content.text`. */
  readonly variables: ReadonlyMap<string, Type>;
  readonly overloads: readonly Overload[];
  /** Prefix under which names are looked for first, as in cel-spec "name resolution". */
  readonly container?: string;
}
