import { besides } from './alphabet.ts';
import { opcodes, type Program } from './program.ts';
import { assertionKinds } from './syntax.ts';

/** Stands for what comes on the right when that is not known yet. */
export const unknownBeside = -1;

const TEXT_START = assertionKinds.indexOf('text-start');
const LINE_START = assertionKinds.indexOf('line-start');
const TEXT_END = assertionKinds.indexOf('text-end');
const LINE_END = assertionKinds.indexOf('line-end');
const WORD = assertionKinds.indexOf('word');

/** Instructions that can be reached without reading a character, each once. */
export class Closure {
  /** The first `count` are those that read, assert or match, the preferred ones first. */
  readonly reached: Int32Array;
  count = 0;
  readonly #program: Program;
  readonly #rounds: Int32Array;
  readonly #waiting: Int32Array;
  #round = 0;

  constructor(program: Program) {
    this.#program = program;
    this.reached = new Int32Array(program.size);
    this.#rounds = new Int32Array(program.size);
    this.#waiting = new Int32Array(program.size);
  }

  clear(): void {
    this.count = 0;
    this.#round += 1;
  }

  /**
   * Adds what can be reached from `start` between the neighbours `left` and `right`, which are sums
   * of `besides`. With an unknown right side, assertions that need it are kept.
   */
  follow(start: number, left: number, right: number): void {
    const { opcode, next, operand } = this.#program;
    const waiting = this.#waiting;
    const rounds = this.#rounds;
    const round = this.#round;
    let depth = 0;
    let at = start;
    while (true) {
      if (rounds[at] !== round) {
        rounds[at] = round;
        const kind = opcode[at];
        if (kind === opcodes.split) {
          waiting[depth] = operand[at] as number;
          depth += 1;
          at = next[at] as number;
          continue;
        }
        if (kind !== opcodes.assert || isPending(operand[at] as number, right)) {
          this.reached[this.count] = at;
          this.count += 1;
        } else if (assertionHolds(operand[at] as number, left, right)) {
          at = next[at] as number;
          continue;
        }
      }
      if (depth === 0) return;
      depth -= 1;
      at = waiting[depth] as number;
    }
  }
}

/** Whether an assertion, by its number, holds between two neighbours. */
export function assertionHolds(kind: number, left: number, right: number): boolean {
  switch (kind) {
    case TEXT_START:
      return (left & besides.edge) !== 0;
    case LINE_START:
      return (left & (besides.edge | besides.newline)) !== 0;
    case TEXT_END:
      return (right & besides.edge) !== 0;
    case LINE_END:
      return (right & (besides.edge | besides.newline)) !== 0;
    default:
      return (((left ^ right) & besides.word) !== 0) === (kind === WORD);
  }
}

function isPending(kind: number, right: number): boolean {
  return right === unknownBeside && kind !== TEXT_START && kind !== LINE_START;
}
