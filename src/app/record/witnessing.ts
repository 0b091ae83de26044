import { MINUTE_MS, SECOND_MS } from '../../kernel/duration.ts';
import { type Instant, instantMs } from '../../kernel/instant.ts';
import { consistencyProof } from '../../log/merkle-tree.ts';
import { type NoteSignature, writeNote } from '../../log/note.ts';
import { tilePath } from '../../log/tile-path.ts';
import { subtreesOf } from '../../log/tile-reader.ts';
import { nodeCrypto } from '../log-crypto.ts';
import {
  type CheckpointFile,
  type PublishedCheckpoint,
  readPublished,
  withLines,
} from './checkpoint-file.ts';
import type { RecordKeeper, Witness } from './record-keeper.ts';
import { readWitnessAnswer, type WitnessAnswer, writeWitnessRequest } from './witness-request.ts';
import { witnessPath } from './witnessed.ts';

/** After a failure a witness is left alone for a second, then for twice as long, up to this. */
const RETRY_MS_MAX = 10 * MINUTE_MS;

export interface WitnessingTools {
  readonly keeper: Pick<RecordKeeper, 'files' | 'witnesses' | 'signer'>;
  readonly checkpoint: CheckpointFile;
  now(): Instant;
  /** Takes a sentence for the operator. */
  say(message: string): void;
}

/** What is known of one witness while the server runs. */
interface Acquaintance {
  readonly witness: Witness;
  /** Entries of the last checkpoint it signed, as far as we know. */
  size: number;
  running: Promise<void> | undefined;
  failures: number;
  retryAtMs: number;
  told: string;
}

/**
 * Lets witnesses sign the newest checkpoint, each at its own pace: publishing waits for none of
 * them. What one of them answers is kept only when its signature holds.
 */
export class Witnessing {
  readonly #tools: WitnessingTools;
  readonly #ends: AbortController = new AbortController();
  #acquaintances: readonly Acquaintance[] | undefined;

  constructor(tools: WitnessingTools) {
    this.#tools = tools;
  }

  /** Shows the newest checkpoint to every witness that has not seen it and is not busy. */
  async offer(): Promise<void> {
    this.#acquaintances ??= await this.#meet();
    const published = await this.#tools.checkpoint.read();
    if (published === undefined || this.#ends.signal.aborted) return;
    const size = Number(published.checkpoint.size);
    const nowMs = instantMs(this.#tools.now());
    for (const one of this.#acquaintances) {
      if (one.running !== undefined || one.size === size || one.retryAtMs > nowMs) continue;
      one.running = this.#ask(one, published).finally(() => {
        one.running = undefined;
      });
    }
  }

  /** Resolves when no witness is being asked. */
  async settled(): Promise<void> {
    await Promise.all((this.#acquaintances ?? []).map(async ({ running }) => await running));
  }

  async close(): Promise<void> {
    this.#ends.abort();
    await this.settled();
  }

  async #meet(): Promise<readonly Acquaintance[]> {
    const { files, witnesses } = this.#tools.keeper;
    const met: Acquaintance[] = [];
    for (const witness of witnesses) {
      const last = await readPublished(files, witnessPath(witness.key));
      const size = Number(last?.checkpoint.size ?? 0n);
      met.push({ witness, size, running: undefined, failures: 0, retryAtMs: 0, told: '' });
    }
    return met;
  }

  async #ask(one: Acquaintance, published: PublishedCheckpoint): Promise<void> {
    const size = Number(published.checkpoint.size);
    let answer = await this.#submit(one, published);
    // It may have signed since we heard of it last, or never: it says from where to go on.
    if (answer.kind === 'other-size' && answer.size !== one.size && answer.size <= size) {
      one.size = answer.size;
      answer = await this.#submit(one, published);
    }
    if (this.#ends.signal.aborted) return;
    if (answer.kind === 'signed') await this.#keep(one, published, answer.lines);
    else this.#fail(one, problemOf(answer, { size, asked: one.size }));
  }

  async #submit(
    { witness, size: known }: Acquaintance,
    { note, checkpoint }: PublishedCheckpoint,
  ): Promise<WitnessAnswer> {
    const { keeper, now } = this.#tools;
    const size = Number(checkpoint.size);
    const oldSize = Math.min(known, size);
    const hash = subtreesOf({
      crypto: nodeCrypto,
      size,
      readTile: async (name) => await keeper.files.read(tilePath(name)),
    });
    const proof =
      oldSize === 0 || oldSize === size
        ? []
        : await consistencyProof({ crypto: nodeCrypto, hash }, { oldSize, size });
    const own = ownLines(note.signatures, keeper.signer.origin);
    const body = writeWitnessRequest({ note: { ...note, signatures: own }, oldSize, proof });
    const reply = await witness.addCheckpoint(body, this.#ends.signal);
    const nowSeconds = BigInt(Math.floor(instantMs(now()) / SECOND_MS));
    return await readWitnessAnswer(reply, { key: witness.key, note, nowSeconds });
  }

  async #keep(
    one: Acquaintance,
    { note, checkpoint }: PublishedCheckpoint,
    lines: readonly NoteSignature[],
  ): Promise<void> {
    const { keeper } = this.#tools;
    const signatures = ownLines(note.signatures, keeper.signer.origin);
    const bytes = writeNote(withLines({ ...note, signatures }, lines));
    await keeper.files.write([{ path: witnessPath(one.witness.key), bytes }]);
    await this.#tools.checkpoint.sign(note.text, lines);
    one.size = Number(checkpoint.size);
    one.failures = 0;
    one.told = '';
  }

  #fail(one: Acquaintance, problem: string): void {
    const waitMs = Math.min(SECOND_MS * 2 ** one.failures, RETRY_MS_MAX);
    one.failures += 1;
    one.retryAtMs = instantMs(this.#tools.now()) + waitMs;
    if (problem === one.told) return;
    one.told = problem;
    this.#tools.say(`the witness ${one.witness.key.name} did not sign: ${problem}`);
  }
}

function ownLines(signatures: readonly NoteSignature[], origin: string): readonly NoteSignature[] {
  return signatures.filter(({ name }) => name === origin);
}

function problemOf(
  answer: Exclude<WitnessAnswer, { kind: 'signed' }>,
  { size, asked }: { readonly size: number; readonly asked: number },
): string {
  if (answer.kind === 'problem') return answer.problem;
  if (answer.size > size) {
    return (
      `it signed ${answer.size} entries and this server has published ${size}: the database is ` +
      'older than the record, or another server signs with these keys'
    );
  }
  return answer.size === asked
    ? `it signed another checkpoint of ${asked} entries: two servers sign with these keys`
    : 'it says each time that it signed another size';
}
