const LAST_GENERATION = 0x7fffffff;

/**
 * Which targets were hit since the last `clear`, each with its first hit. One object is used for
 * every text: clearing it costs nothing, however many targets there are.
 */
export class TermHits {
  /** The targets that were hit; only the first `count` of them count. */
  readonly targets: Int32Array;
  count = 0;
  private generation = 1;
  private readonly generations: Int32Array;
  private readonly starts: Int32Array;
  private readonly ends: Int32Array;

  /** For targets from 0 up to and without `targetCount`; a hit of another target throws. */
  constructor(targetCount: number) {
    this.targets = new Int32Array(targetCount);
    this.generations = new Int32Array(targetCount);
    this.starts = new Int32Array(targetCount);
    this.ends = new Int32Array(targetCount);
  }

  clear(): void {
    this.count = 0;
    if (this.generation === LAST_GENERATION) {
      this.generations.fill(0);
      this.generation = 0;
    }
    this.generation += 1;
  }

  has(target: number): boolean {
    return this.generations[target] === this.generation;
  }

  /** Where the first hit begins, in units of the folded text; meaningless without one. */
  start(target: number): number {
    return this.starts[target] ?? 0;
  }

  end(target: number): number {
    return this.ends[target] ?? 0;
  }

  /** Keeps the first hit of a target and forgets later ones. */
  add(target: number, start: number, end: number): void {
    if (this.has(target)) return;
    if (target >= this.targets.length) {
      throw new RangeError(`target ${target}, but there is room for ${this.targets.length}`);
    }
    this.generations[target] = this.generation;
    this.starts[target] = start;
    this.ends[target] = end;
    this.targets[this.count] = target;
    this.count += 1;
  }
}
