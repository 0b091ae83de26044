import { cells, type LazyAutomaton } from './lazy-automaton.ts';
import { matchedTextLengthMax } from './pattern-limits.ts';
import { codePointAt } from './surrogate-pair.ts';

/** States one search may make, besides one for every 32 units that it has read. */
const STATES_FREE = 256;
const UNITS_PER_STATE = 32;

/** What a search found; `lost` when it made so many states that simulating is quicker. */
export type Search = 'matches' | 'differs' | 'lost';

/**
 * Whether something in the text matches. The automaton ends at the first match. Most of the time
 * goes into the first lines of the loop, so they do nothing but read the table.
 */
export function searchText(automaton: LazyAutomaton, text: string): Search {
  const { pageOf, pages, half, end } = automaton.alphabet;
  const length = Math.min(text.length, matchedTextLengthMax);
  const madeBefore = automaton.made;
  let state = automaton.start();
  let table = automaton.table;
  for (let at = 0; at < length && state > 0; at += 1) {
    const unit = text.charCodeAt(at);
    const symbol = pages[(pageOf[unit >> 8] as number) + (unit & 0xff)] as number;
    const next = table[state + symbol] as number;
    if (next !== cells.unknown) {
      state = next;
      continue;
    }
    if (automaton.made - madeBefore > statesAllowed(at)) return 'lost';
    if (symbol === half) {
      const codePoint = codePointAt(text, at, length);
      if (codePoint > 0xffff) at += 1;
      state = automaton.next(state, automaton.alphabet.symbolOf(codePoint));
    } else {
      state = automaton.step(state, symbol);
    }
    table = automaton.table;
  }
  if (state > 0) state = automaton.next(state, end);
  return state === cells.matched ? 'matches' : 'differs';
}

/** How many states a search may make while it reads the first `at` units. */
export function statesAllowed(at: number): number {
  return STATES_FREE + Math.floor(at / UNITS_PER_STATE);
}
