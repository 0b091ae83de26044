/**
 * Moments at which something becomes due, earliest first, so that the simulation steps from one to
 * the next and not from minute to minute. Instants compare as text.
 */
export class DueTimes {
  readonly #heap: string[] = [];

  get next(): string | undefined {
    return this.#heap[0];
  }

  /** All of them, in no particular order. */
  get all(): readonly string[] {
    return [...this.#heap];
  }

  add(time: string): void {
    const heap = this.#heap;
    let at = heap.push(time) - 1;
    while (at > 0) {
      const parent = (at - 1) >>> 1;
      if ((heap[parent] ?? '') <= time) break;
      heap[at] = heap[parent] ?? '';
      at = parent;
    }
    heap[at] = time;
  }

  /** Forgets all moments up to one; answers whether there were any. */
  passUpTo(time: string): boolean {
    let any = false;
    while (this.#heap.length > 0 && (this.#heap[0] ?? '') <= time) {
      this.#removeFirst();
      any = true;
    }
    return any;
  }

  #removeFirst(): void {
    const heap = this.#heap;
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && (heap[child + 1] ?? '') < (heap[child] ?? '')) child += 1;
      if ((heap[child] ?? '') >= last) break;
      heap[at] = heap[child] ?? '';
      at = child;
    }
    heap[at] = last;
  }
}
