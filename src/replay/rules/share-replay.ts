import type { Activity } from '../../domain/activity.ts';
import { FoldBuffer, foldInto } from '../../engine/text/fold.ts';
import { momentOf } from '../../kernel/moment-text.ts';
import type { Rulebook } from '../../rulebook/model.ts';
import { partitionRules, type Spread } from './partition.ts';
import { RuleReplay } from './rule-replay.ts';
import { keyHashOf, ownerOf, type Share } from './share.ts';
import { type Tally, TallyCounter } from './tally.ts';

/**
 * One worker's share of a replay: of every activity it runs the rules whose key it owns. The
 * tallies of all shares, merged, are those of one worker that does everything, as long as no window
 * reaches its limit (`letGoEarly`).
 */
export class ShareReplay {
  /** By what the rules of the two rulebooks are spread, over all workers. */
  readonly spreads: readonly Spread[];
  readonly #share: Share;
  readonly #hasWhole: boolean;
  readonly #replays: readonly RuleReplay[];
  readonly #counter = new TallyCounter();
  readonly #folded = new FoldBuffer();

  constructor(books: { readonly proposal: Rulebook; readonly against: Rulebook }, share: Share) {
    const partitions = partitionRules(books, share.workers);
    this.#share = share;
    this.#hasWhole = partitions.some(({ spread }) => spread === 'whole');
    this.spreads = partitions.map(({ spread }) => spread);
    this.#replays = partitions
      .filter(({ spread }) => this.#mayOwn(spread))
      .map((partition) => new RuleReplay(partition));
  }

  /** Whether the rules of a spread are run here for keys with this hash. */
  owns(hash: number, spread: Spread): boolean {
    const { worker, workers } = this.#share;
    return ownerOf(hash, spread, { workers, hasWhole: this.#hasWhole }) === worker;
  }

  /** Runs what is owned here, and nothing where nothing is. */
  take(activity: Activity, position: number): void {
    const mine = this.#replays.filter(({ spread }) =>
      this.owns(keyHashOf(activity, spread), spread),
    );
    const [first] = mine;
    if (first === undefined) return;
    // Exactly one worker owns the actor, and counts.
    if (first.spread === 'actor') this.#counter.activity();
    foldInto(activity.content?.text ?? '', this.#folded);
    const timeMs = momentOf(activity.time);
    const replayed = { activity, timeMs, folded: this.#folded, position };
    for (const replay of mine) replay.look(replayed, this.#counter);
  }

  /** Tells of a line that is no activity; only the owner of its actor does, so it is told once. */
  skip(line: number, actorHash: number, reason: string): void {
    if (this.owns(actorHash, 'actor')) this.#counter.skip(line, reason);
  }

  tally(): Tally {
    return this.#counter.tally(this.#replays.reduce((sum, one) => sum + one.letGoEarly, 0));
  }

  #mayOwn(spread: Spread): boolean {
    const { worker, workers } = this.#share;
    if (spread === 'whole') return worker === 0;
    return !(this.#hasWhole && workers > 1 && worker === 0);
  }
}
