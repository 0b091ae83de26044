import type { Expression } from '../../cel/expression.ts';
import { type AtomContext, necessaryAtoms } from './necessary-atoms.ts';

/**
 * The least that a window must say at an activity for a condition to hold, as far as the condition
 * tells by comparing it with whole numbers; 0 when it does not.
 */
export function leastReading(part: Expression, window: string, context: AtomContext): number {
  if (part.kind !== 'call') return 0;
  const ofParts = (): number[] => part.args.map((arg) => leastReading(arg, window, context));
  if (part.function === '_&&_') return Math.max(...ofParts());
  if (part.function === '_||_') return Math.min(...ofParts());
  const least = (necessaryAtoms(part, context) ?? []).map((atom) =>
    atom.kind === 'above' && atom.window === window ? atom.limit + 1 : 0,
  );
  return least.length === 0 ? 0 : Math.min(...least);
}
