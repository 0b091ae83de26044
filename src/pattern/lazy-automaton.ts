import { type Alphabet, besides } from './alphabet.ts';
import { assertionHolds, Closure, unknownBeside } from './closure.ts';
import { opcodes, type Program } from './program.ts';

/** What a cell of the table says when it names no state. */
export const cells = { unknown: 0, dead: -1, matched: -2 } as const;

const ROWS_MAX = 2_000;
const ROWS_MIN = 16;
const ROWS_AT_FIRST = 8;

export interface AutomatonOptions {
  /**
   * Whether it goes on after a match to tell all patterns that match; otherwise the first match
   * ends the search.
   */
  readonly all: boolean;
  /** Cells of the table, and instructions in all states, that are kept before it starts afresh. */
  readonly cellsMax: number;
}

interface State {
  /** Instructions in it, in ascending order. */
  readonly members: Int32Array;
  /** What stands on its left, where some member still has to know. */
  readonly left: number;
  readonly pending: boolean;
}

/**
 * A deterministic automaton whose states are made when a text first needs them: a state is the set
 * of instructions that can be next. States are kept within bounds; when there are too many, all go.
 */
export class LazyAutomaton {
  readonly alphabet: Alphabet;
  /**
   * Cells by state and symbol: `table[state + symbol]` is the next state if positive. A negative
   * cell below `cells.matched` is a next state in which patterns have matched.
   */
  table: Int32Array;
  /** States made so far, those that went included. */
  made = 0;
  readonly #program: Program;
  readonly #stride: number;
  readonly #options: AutomatonOptions;
  readonly #rowsMax: number;
  /** Whether no match can start after the start of the text. */
  readonly #anchored: boolean;
  readonly #before: Closure;
  readonly #after: Closure;
  #states: (State | undefined)[] = [undefined];
  #cellOf = new Map<string, number>();
  #membersKept = 0;
  #start: number = cells.unknown;

  constructor(program: Program, alphabet: Alphabet, options: AutomatonOptions) {
    this.#program = program;
    this.alphabet = alphabet;
    this.#options = options;
    this.#stride = alphabet.half + 1;
    const rows = Math.floor(options.cellsMax / this.#stride);
    this.#rowsMax = Math.min(ROWS_MAX, Math.max(ROWS_MIN, rows));
    this.#before = new Closure(program);
    this.#after = new Closure(program);
    this.table = new Int32Array(ROWS_AT_FIRST * this.#stride);
    this.#anchored = this.#isAnchored();
  }

  /** The cell for the start of a text. */
  start(): number {
    if (this.#start === cells.unknown) {
      this.#after.clear();
      this.#followStarts(besides.edge);
      this.#start = this.#cellFor(besides.edge);
    }
    return this.#start;
  }

  /** The cell after reading `symbol` in `state`. */
  next(state: number, symbol: number): number {
    const known = this.table[state + symbol] as number;
    return known === cells.unknown ? this.step(state, symbol) : known;
  }

  /** Makes the cell after reading `symbol` in `state`; it is also put into the table. */
  step(state: number, symbol: number): number {
    const from = this.#states[state / this.#stride];
    if (from === undefined) throw new RangeError('no such state');
    const { alphabet } = this;
    const beside = alphabet.beside[symbol] as number;
    this.#after.clear();
    if (from.pending) {
      this.#before.clear();
      for (const member of from.members) this.#assert(member, from.left, beside);
      const { reached, count } = this.#before;
      for (let at = 0; at < count; at += 1) this.#read(reached[at] as number, symbol, beside);
    } else {
      for (const member of from.members) {
        if (this.#program.opcode[member] === opcodes.oneOf) this.#read(member, symbol, beside);
      }
    }
    if (symbol !== alphabet.end) this.#followStarts(beside);
    const cell = this.#cellFor(beside);
    // Making the next state may have dropped all others.
    if (this.#states[state / this.#stride] === from) this.table[state + symbol] = cell;
    return cell;
  }

  /** Tells the patterns that match in a state, given by its negative cell. */
  tellMatches(cell: number, tell: (pattern: number) => void): void {
    const { opcode, operand } = this.#program;
    for (const member of this.#states[-cell / this.#stride]?.members ?? []) {
      if (opcode[member] === opcodes.match) tell(operand[member] as number);
    }
  }

  // Patterns that had matched before are not carried on: they have been told.
  #assert(member: number, left: number, right: number): void {
    const { opcode, next, operand } = this.#program;
    if (opcode[member] === opcodes.oneOf) this.#before.follow(member, left, right);
    if (opcode[member] !== opcodes.assert) return;
    if (assertionHolds(operand[member] as number, left, right)) {
      this.#before.follow(next[member] as number, left, right);
    }
  }

  #read(at: number, symbol: number, beside: number): void {
    const { opcode, next, operand } = this.#program;
    const { accepts, end, symbols } = this.alphabet;
    if (opcode[at] === opcodes.match) this.#after.follow(at, beside, unknownBeside);
    else if (symbol !== end && accepts[(operand[at] as number) * symbols + symbol] === 1) {
      this.#after.follow(next[at] as number, beside, unknownBeside);
    }
  }

  #followStarts(left: number): void {
    for (const start of this.#program.starts) this.#after.follow(start, left, unknownBeside);
  }

  /** The cell for the instructions in `#after`. */
  #cellFor(left: number): number {
    const { opcode } = this.#program;
    const members = this.#after.reached.slice(0, this.#after.count).sort();
    let pending = false;
    let matches = false;
    for (const member of members) {
      if (opcode[member] === opcodes.assert) pending = true;
      if (opcode[member] === opcodes.match) matches = true;
    }
    if (matches && !this.#options.all) return cells.matched;
    if (members.length === 0 && this.#anchored) return cells.dead;
    const state: State = { members, left: pending ? left : 0, pending };
    const name = String.fromCharCode(state.left, ...members);
    const known = this.#cellOf.get(name);
    if (known !== undefined) return known;
    const offset = this.#keep(state);
    const cell = matches ? -offset : offset;
    this.#cellOf.set(name, cell);
    return cell;
  }

  #keep(state: State): number {
    const full = this.#membersKept + state.members.length > this.#options.cellsMax;
    if (full || this.#states.length > this.#rowsMax) this.#forget();
    const offset = this.#states.length * this.#stride;
    if (offset + this.#stride > this.table.length) {
      const larger = new Int32Array(2 * this.table.length);
      larger.set(this.table);
      this.table = larger;
    }
    this.#states.push(state);
    this.#membersKept += state.members.length;
    this.made += 1;
    return offset;
  }

  #forget(): void {
    this.table.fill(cells.unknown);
    this.#states = [undefined];
    this.#cellOf = new Map();
    this.#membersKept = 0;
    this.#start = cells.unknown;
  }

  #isAnchored(): boolean {
    return [0, besides.newline, besides.word].every((left) => {
      this.#after.clear();
      this.#followStarts(left);
      return this.#after.count === 0;
    });
  }
}
