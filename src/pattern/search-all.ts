import { cells, type LazyAutomaton } from './lazy-automaton.ts';
import { matchedTextLengthMax } from './pattern-limits.ts';
import { statesAllowed } from './search-text.ts';
import { codePointAt } from './surrogate-pair.ts';

/**
 * Tells all patterns of the automaton that match in a text, some of them more than once. False when
 * it gave up before the end, because it made too many states.
 */
export function searchAll(
  automaton: LazyAutomaton,
  text: string,
  tell: (pattern: number) => void,
): boolean {
  const { pageOf, pages, half, end, symbolOf } = automaton.alphabet;
  const length = Math.min(text.length, matchedTextLengthMax);
  const madeBefore = automaton.made;
  let state = enter(automaton, automaton.start(), tell);
  let table = automaton.table;
  for (let at = 0; at < length && state !== cells.dead; at += 1) {
    const unit = text.charCodeAt(at);
    const symbol = pages[(pageOf[unit >> 8] as number) + (unit & 0xff)] as number;
    const next = table[state + symbol] as number;
    if (next > 0) {
      state = next;
      continue;
    }
    if (automaton.made - madeBefore > statesAllowed(at)) return false;
    let cell = next;
    if (symbol === half) {
      const codePoint = codePointAt(text, at, length);
      if (codePoint > 0xffff) at += 1;
      cell = automaton.next(state, symbolOf(codePoint));
    } else if (next === cells.unknown) {
      cell = automaton.step(state, symbol);
    }
    state = enter(automaton, cell, tell);
    table = automaton.table;
  }
  if (state !== cells.dead) enter(automaton, automaton.next(state, end), tell);
  return true;
}

function enter(automaton: LazyAutomaton, cell: number, tell: (pattern: number) => void): number {
  if (cell >= 0 || cell === cells.dead) return cell;
  automaton.tellMatches(cell, tell);
  return -cell;
}
