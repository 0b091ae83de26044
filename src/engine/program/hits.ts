/**
 * Which of a number of things were found in an activity. Clearing costs nothing: what was found is
 * stamped with the number of the round.
 */
export class Hits {
  /** The first `count` are the targets found in this round, each once. */
  readonly targets: Int32Array;
  count = 0;
  readonly #stamps: Int32Array;
  #round = 0;

  constructor(targets: number) {
    this.targets = new Int32Array(targets);
    this.#stamps = new Int32Array(targets);
  }

  clear(): void {
    this.#round += 1;
    this.count = 0;
  }

  has(target: number): boolean {
    return this.#stamps[target] === this.#round;
  }

  add(target: number): void {
    if (this.#stamps[target] === this.#round) return;
    this.#stamps[target] = this.#round;
    this.targets[this.count] = target;
    this.count += 1;
  }
}
