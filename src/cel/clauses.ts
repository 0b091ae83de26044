import type { Expression } from './expression.ts';

const CONNECTIVES: ReadonlySet<string> = new Set(['_&&_', '_||_', '!_', '_?_:_']);

/** The clauses of a condition: what stands between `&&`, `||`, `!` and `?:`. */
export function clausesOf(part: Expression): readonly Expression[] {
  if (part.kind !== 'call' || !CONNECTIVES.has(part.function)) return [part];
  return part.args.flatMap(clausesOf);
}
