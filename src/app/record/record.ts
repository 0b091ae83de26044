import { MINUTE_MS } from '../../kernel/duration.ts';
import type { StatementId } from '../../kernel/identifier.ts';
import { type Instant, instantFromMs, instantMs } from '../../kernel/instant.ts';
import { refuse } from '../../kernel/refusal.ts';
import { fromBase64 } from '../../log/base64.ts';
import { inclusionProof } from '../../log/merkle-tree.ts';
import { writeNote } from '../../log/note.ts';
import { writeProofFile } from '../../log/proof-file.ts';
import { readTilePath, tilePath } from '../../log/tile-path.ts';
import { subtreesOf } from '../../log/tile-reader.ts';
import { writeVerifierKey } from '../../log/verifier-key.ts';
import type { StoredEvent } from '../../store/port.ts';
import type { Answer, Call } from '../contract/call.ts';
import type { LogKeyView, PublishedRecord, ReceiptEntry, ReceiptView } from '../contract/record.ts';
import { answer, stop } from '../handle.ts';
import { nodeCrypto } from '../log-crypto.ts';
import type { Runtime } from '../runtime.ts';
import { streamOf } from '../work.ts';
import { type PublishedCheckpoint, readPublished } from './checkpoint-file.ts';
import type { ListedKey, RecordKeeper } from './record-keeper.ts';
import { sectionsOf, shownSections } from './sections.ts';
import { isWitnessPath, witnessedBy } from './witnessed.ts';

/** Every event is under a checkpoint this long after its commit, at the latest. */
const PROMISE_MS = MINUTE_MS;

type ReadStatement = (id: StatementId, call: Call) => Answer<unknown>;

/**
 * The record over what `publishRecord` has published. A receipt is for whoever may read the
 * statement: `readStatement` decides that, and puts a colleague's reading on record.
 */
export function createRecord(runtime: Runtime, readStatement: ReadStatement): PublishedRecord {
  const { keeper } = runtime;
  return {
    keys: keeper?.signer.keys.map(keyView),
    entries: async () => {
      const latest = keeper && (await readPublished(keeper.files));
      return latest && Number(latest.checkpoint.size);
    },
    witnesses: async () => (keeper === undefined ? [] : await witnessedBy(keeper)),
    file: async (path) => (isLogPath(path) ? await keeper?.files.read(path) : undefined),
    receipt: async (id, call) => {
      const allowed = await readStatement(id, call);
      if (!allowed.ok) return allowed;
      return await answer(async () =>
        keeper === undefined ? stop(notPublished()) : await receiptOf(runtime, keeper, id),
      );
    },
  };
}

function isLogPath(path: string): boolean {
  return path === 'checkpoint' || readTilePath(path) !== undefined || isWitnessPath(path);
}

function notPublished(): ReturnType<typeof refuse<'not_found'>> {
  return refuse('not_found', 'This server publishes no record, so there is nothing to prove with.');
}

async function receiptOf(
  runtime: Runtime,
  keeper: RecordKeeper,
  statement: StatementId,
): Promise<ReceiptView> {
  const events = await runtime.store.events(streamOf('statement', statement));
  const latest = await readPublished(keeper.files);
  const entries: ReceiptEntry[] = [];
  for (const event of events) entries.push(await entryFor(runtime, keeper, { event, latest }));
  const keys = keeper.signer.keys.map(({ verifier }) => writeVerifierKey(verifier));
  return { statement, keys, entries };
}

async function entryFor(
  { store }: Runtime,
  keeper: RecordKeeper,
  {
    event,
    latest,
  }: { readonly event: StoredEvent; readonly latest: PublishedCheckpoint | undefined },
): Promise<ReceiptEntry> {
  const known = await store.recordEntryOf(event.position);
  const promisedBy = promiseFor(event.event.at);
  if (known === undefined) return { entry: '', sections: [], promisedBy };
  const entry = new TextDecoder().decode(fromBase64(known.entry));
  const sections = shownSections(known, await sectionsOf(store, event));
  const size = Number(latest?.checkpoint.size ?? 0n);
  if (latest === undefined || known.index >= size) return { entry, sections, promisedBy };
  const readTile = async (name: Parameters<typeof tilePath>[0]) =>
    await keeper.files.read(tilePath(name));
  const hash = subtreesOf({ crypto: nodeCrypto, size, readTile });
  const place = { index: known.index, size };
  const proof = await inclusionProof({ crypto: nodeCrypto, hash }, place);
  const file = { index: BigInt(known.index), proof, checkpoint: noteText(latest) };
  return { entry, sections, proof: writeProofFile(file) };
}

function noteText({ note }: PublishedCheckpoint): string {
  return new TextDecoder().decode(writeNote(note));
}

function keyView({ verifier, ...times }: ListedKey): LogKeyView {
  return { key: writeVerifierKey(verifier), ...times };
}

function promiseFor(at: Instant): Instant {
  return instantFromMs(instantMs(at) + PROMISE_MS);
}
