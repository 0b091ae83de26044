import type { CodePointSet } from './code-point-set.ts';
import { assertionKinds, canBeEmpty, type Repeat, type Syntax } from './syntax.ts';

/** What an instruction does; `Match` says which pattern has matched. */
export const opcodes = { oneOf: 0, split: 1, assert: 2, match: 3 } as const;

/**
 * Patterns as instructions of a nondeterministic automaton: what comes first is preferred.
 *
 * | opcode | `next` | `operand` |
 * |---|---|---|
 * | oneOf | then | number of the set |
 * | split | preferred | the other way |
 * | assert | then | number of the kind of assertion |
 * | match | – | number of the pattern |
 */
export interface Program {
  readonly size: number;
  readonly opcode: Uint8Array;
  readonly next: Int32Array;
  readonly operand: Int32Array;
  /** Where each pattern starts. */
  readonly starts: Int32Array;
  /** The different sets of code points. */
  readonly sets: readonly CodePointSet[];
  readonly asserts: { readonly word: boolean; readonly line: boolean };
}

/** Builds one program for several patterns; their sizes must have been checked before. */
export function buildProgram(patterns: readonly Syntax[]): Program {
  const builder = new ProgramBuilder();
  const starts = patterns.map((syntax, pattern) => {
    const match = builder.add({ opcode: opcodes.match, next: 0, operand: pattern });
    return builder.build(syntax, match);
  });
  return builder.finish(starts);
}

interface Instruction {
  readonly opcode: number;
  next: number;
  operand: number;
}

/** Builds from the end, so that an instruction always knows what comes after it. */
class ProgramBuilder {
  readonly #instructions: Instruction[] = [];
  readonly #sets: CodePointSet[] = [];
  readonly #setNumbers = new Map<string, number>();

  add(instruction: Instruction): number {
    this.#instructions.push(instruction);
    return this.#instructions.length - 1;
  }

  /** The entry of `syntax`, which goes on at `next`. */
  build(syntax: Syntax, next: number): number {
    switch (syntax.kind) {
      case 'nothing':
        return next;
      case 'one-of':
        return this.add({ opcode: opcodes.oneOf, next, operand: this.#setNumber(syntax.set) });
      case 'assertion': {
        const operand = assertionKinds.indexOf(syntax.assertion);
        return this.add({ opcode: opcodes.assert, next, operand });
      }
      case 'sequence':
        return syntax.parts.reduceRight((after, part) => this.build(part, after), next);
      case 'choice':
        return syntax.branches
          .map((branch) => this.build(branch, next))
          .reduceRight((other, preferred) => this.#split(preferred, other, true));
      case 'repeat':
        return this.#repeat(syntax, next);
    }
  }

  finish(starts: readonly number[]): Program {
    const all = this.#instructions;
    const kinds = new Set(
      all.filter((one) => one.opcode === opcodes.assert).map((one) => assertionKinds[one.operand]),
    );
    return {
      size: all.length,
      opcode: Uint8Array.from(all, (one) => one.opcode),
      next: Int32Array.from(all, (one) => one.next),
      operand: Int32Array.from(all, (one) => one.operand),
      starts: Int32Array.from(starts),
      sets: this.#sets,
      asserts: {
        word: kinds.has('word') || kinds.has('not-word'),
        line: kinds.has('line-start') || kinds.has('line-end'),
      },
    };
  }

  #repeat({ part, min, max, greedy }: Repeat, next: number): number {
    let after = next;
    let copies = min;
    if (max === Infinity) {
      const loop = this.#split(0, next, greedy);
      const body = this.build(part, loop);
      this.#enter(loop, body, greedy);
      // With an empty turn first, `x*` is `(x+)?`: a loop that is entered prefers its own way.
      const entered = min > 0 || canBeEmpty(part);
      after = entered ? body : loop;
      if (min === 0 && entered) after = this.#split(body, next, greedy);
      copies = Math.max(min - 1, 0);
    } else {
      for (let extra = min; extra < max; extra += 1) {
        after = this.#split(this.build(part, after), next, greedy);
      }
    }
    for (let copy = 0; copy < copies; copy += 1) after = this.build(part, after);
    return after;
  }

  #split(body: number, leave: number, greedy: boolean): number {
    const opcode = opcodes.split;
    return this.add(
      greedy ? { opcode, next: body, operand: leave } : { opcode, next: leave, operand: body },
    );
  }

  #enter(loop: number, body: number, greedy: boolean): void {
    const split = this.#instructions[loop];
    if (split === undefined) return;
    if (greedy) split.next = body;
    else split.operand = body;
  }

  #setNumber(set: CodePointSet): number {
    const name = set.join();
    const known = this.#setNumbers.get(name);
    if (known !== undefined) return known;
    this.#sets.push(set);
    this.#setNumbers.set(name, this.#sets.length - 1);
    return this.#sets.length - 1;
  }
}
