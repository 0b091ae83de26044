import type { Overload } from './environment.ts';
import type { Call, Expression } from './expression.ts';
import type { Type } from './type.ts';
import type { TypeValue } from './value.ts';

/** An expression whose every name and type is known. */
export interface Checked {
  readonly expression: Expression;
  readonly result: Type;
  /** Whether it was only resolved and not checked, so that nothing is known of its values. */
  readonly unchecked: boolean;
  typeOf(part: Expression): Type;
  /** Full name of the variable that a name or a chain of selections stands for. */
  variableOf(part: Expression): string | undefined;
  /** The type that a name such as `int` stands for. */
  typeValueOf(part: Expression): TypeValue | undefined;
  /** The overloads that can apply; one unless types are open. */
  overloadsOf(call: Call): readonly Overload[];
}
