/**
 * Whoever was too slow once waits in a row. All first tries go side by side and share a commit;
 * when many want the same case at once, all but one lose, and trying again side by side would only
 * let them lose again. In a row each of them succeeds.
 */
export class Turns {
  #last: Promise<unknown> = Promise.resolve();

  take<Value>(task: () => Promise<Value>): Promise<Value> {
    const turn = this.#last.then(task);
    this.#last = turn.catch(() => undefined);
    return turn;
  }
}
