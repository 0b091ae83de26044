import { type Alphabet, besides } from './alphabet.ts';
import { Closure } from './closure.ts';
import { matchedTextLengthMax } from './pattern-limits.ts';
import { opcodes, type Program } from './program.ts';
import { codePointAt } from './surrogate-pair.ts';

/**
 * Follows all ways through one pattern at once, the preferred ones first. Slower than a
 * deterministic automaton and needs no states, so its time has the same bound for every pattern:
 * the length of the text times the size of the program.
 */
export class Simulation {
  readonly #program: Program;
  readonly #alphabet: Alphabet;
  readonly #closure: Closure;
  /** Where the way to each reached instruction started in the text. */
  readonly #origins: Int32Array;
  readonly #next: Int32Array;
  readonly #nextOrigins: Int32Array;
  #nextCount = 0;
  #start = -1;
  #end = -1;

  constructor(program: Program, alphabet: Alphabet) {
    this.#program = program;
    this.#alphabet = alphabet;
    this.#closure = new Closure(program);
    this.#origins = new Int32Array(program.size);
    this.#next = new Int32Array(program.size);
    this.#nextOrigins = new Int32Array(program.size);
  }

  /** Whether something in the text matches. */
  test(text: string): boolean {
    return this.#run(text, true);
  }

  /** The leftmost match, and of those at one start the one that RE2 prefers; in UTF-16 units. */
  find(text: string): readonly [start: number, end: number] | undefined {
    return this.#run(text, false) ? [this.#start, this.#end] : undefined;
  }

  #run(text: string, anyMatch: boolean): boolean {
    const { beside, end: endSymbol, half, pageOf, pages, symbolOf } = this.#alphabet;
    const length = Math.min(text.length, matchedTextLengthMax);
    let left: number = besides.edge;
    let at = 0;
    this.#start = -1;
    this.#nextCount = 0;
    while (true) {
      let symbol = endSymbol;
      let width = 1;
      if (at < length) {
        const unit = text.charCodeAt(at);
        symbol = pages[(pageOf[unit >> 8] as number) + (unit & 0xff)] as number;
      }
      if (symbol === half) {
        const codePoint = codePointAt(text, at, length);
        symbol = symbolOf(codePoint);
        width = codePoint > 0xffff ? 2 : 1;
      }
      const right = beside[symbol] as number;
      this.#close(at, left, right);
      this.#read(at, symbol);
      const found = this.#start !== -1;
      if (symbol === endSymbol || (found && (anyMatch || this.#nextCount === 0))) return found;
      left = right;
      at += width;
    }
  }

  // A match that starts here is wanted less than all that started before.
  #close(at: number, left: number, right: number): void {
    const closure = this.#closure;
    closure.clear();
    let filled = 0;
    for (let way = 0; way < this.#nextCount; way += 1) {
      closure.follow(this.#next[way] as number, left, right);
      const origin = this.#nextOrigins[way] as number;
      while (filled < closure.count) {
        this.#origins[filled] = origin;
        filled += 1;
      }
    }
    if (this.#start !== -1) return;
    for (const start of this.#program.starts) closure.follow(start, left, right);
    while (filled < closure.count) {
      this.#origins[filled] = at;
      filled += 1;
    }
  }

  #read(at: number, symbol: number): void {
    const { opcode, next, operand } = this.#program;
    const { accepts, end, symbols } = this.#alphabet;
    const { reached, count } = this.#closure;
    this.#nextCount = 0;
    for (let way = 0; way < count; way += 1) {
      const instruction = reached[way] as number;
      if (opcode[instruction] === opcodes.match) {
        this.#start = this.#origins[way] as number;
        this.#end = at;
        // What comes after it is wanted less.
        return;
      }
      if (symbol === end) continue;
      if (accepts[(operand[instruction] as number) * symbols + symbol] !== 1) continue;
      this.#next[this.#nextCount] = next[instruction] as number;
      this.#nextOrigins[this.#nextCount] = this.#origins[way] as number;
      this.#nextCount += 1;
    }
  }
}
