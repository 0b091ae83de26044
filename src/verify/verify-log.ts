import { err, ok, type Result } from '../kernel/result.ts';
import { type Checkpoint, readCheckpoint } from '../log/checkpoint.ts';
import { readTimedSignature } from '../log/cosignature.ts';
import { type LogCrypto, sameBytes } from '../log/crypto.ts';
import { readEntryBundle } from '../log/entry-bundle.ts';
import { leafHash } from '../log/merkle-hash.ts';
import { openNote } from '../log/note.ts';
import { logVerifier, witnessVerifier } from '../log/note-verifiers.ts';
import { type TileName, tilePath, tileWidth } from '../log/tile-path.ts';
import {
  emptyEdge,
  growTree,
  partialTiles,
  rootOfEdge,
  type TreeEdge,
  type WrittenTile,
} from '../log/tree-edge.ts';
import type { VerifierKey } from '../log/verifier-key.ts';

/** Reads a file of the log by its path below the log's address; undefined when it is not there. */
export type ReadLogFile = (path: string) => Promise<Uint8Array | undefined>;

export interface LogToVerify {
  readonly crypto: LogCrypto;
  /**
   * Keys of the log, known from elsewhere. One of them must have signed, and a line of any of them
   * must hold; so whoever trusts one kind of signature alone names that key alone.
   */
  readonly keys: readonly VerifierKey[];
  readonly readFile: ReadLogFile;
  /** Checkpoints seen earlier, as signed notes: each must be the beginning of today's tree. */
  readonly earlier: readonly Uint8Array[];
  /** Keys of witnesses whose word one would take. */
  readonly witnesses?: readonly VerifierKey[];
}

export interface VerifiedLog {
  readonly checkpoint: Checkpoint;
  readonly earlier: number;
  /** Witnesses that signed this checkpoint: without one, two readers may be shown two logs. */
  readonly witnessedBy: readonly Witnessed[];
}

export interface Witnessed {
  readonly name: string;
  /** When the witness saw the checkpoint, in seconds since 1970-01-01T00:00:00Z. */
  readonly atSeconds: bigint;
}

/** What is wrong, and in which file. */
export interface LogFault {
  readonly path: string;
  readonly problem: string;
}

/** More entries than this cannot be read one by one. */
const sizeMax: bigint = BigInt(Number.MAX_SAFE_INTEGER);

/**
 * Reads the whole log and computes it again from its entries: every tile, the root, the signature,
 * and every earlier checkpoint. Any other byte anywhere is a fault.
 */
export async function verifyLog(log: LogToVerify): Promise<Result<VerifiedLog, LogFault>> {
  const signed = await log.readFile('checkpoint');
  if (signed === undefined) return err({ path: 'checkpoint', problem: 'it is missing' });
  const latest = await openCheckpoint(log, signed, 'checkpoint');
  if (!latest.ok) return latest;
  const earlier: Checkpoint[] = [];
  for (const [at, note] of log.earlier.entries()) {
    const opened = await openCheckpoint(log, note, `earlier checkpoint ${at + 1}`);
    if (!opened.ok) return opened;
    earlier.push(opened.value);
  }
  const fault = await recompute(log, latest.value, earlier);
  if (fault !== undefined) return err(fault);
  const witnessedBy = await witnessesOf(log, signed);
  if (!witnessedBy.ok) return witnessedBy;
  return ok({
    checkpoint: latest.value,
    earlier: earlier.length,
    witnessedBy: witnessedBy.value,
  });
}

async function witnessesOf(
  { crypto, witnesses = [] }: LogToVerify,
  signed: Uint8Array,
): Promise<Result<readonly Witnessed[], LogFault>> {
  const known = witnesses.map((key) => witnessVerifier(crypto, key));
  const opened = await openNote(signed, known);
  if (!opened.ok && opened.error === 'no-known-signature') return ok([]);
  if (!opened.ok) {
    const problem = `a witness's signature does not hold: ${opened.error}`;
    return err({ path: 'checkpoint', problem });
  }
  return ok(
    opened.value.verified.map(({ name, signature }) => ({
      name,
      atSeconds: readTimedSignature(signature)?.timeSeconds ?? 0n,
    })),
  );
}

async function openCheckpoint(
  { crypto, keys }: LogToVerify,
  note: Uint8Array,
  path: string,
): Promise<Result<Checkpoint, LogFault>> {
  const known = keys.map((key) => logVerifier(crypto, key));
  const opened = await openNote(note, known);
  if (!opened.ok) return err({ path, problem: `its signature does not hold: ${opened.error}` });
  const checkpoint = readCheckpoint(opened.value.text);
  if (checkpoint === undefined) return err({ path, problem: 'it is not a checkpoint' });
  const names = new Set(keys.map(({ name }) => name));
  if (!names.has(checkpoint.origin)) {
    const problem = `it is of the log ${checkpoint.origin}, not ${[...names].join(', ')}`;
    return err({ path, problem });
  }
  if (checkpoint.size > sizeMax) return err({ path, problem: 'it is of more entries than exist' });
  return ok(checkpoint);
}

async function recompute(
  log: LogToVerify,
  latest: Checkpoint,
  earlier: readonly Checkpoint[],
): Promise<LogFault | undefined> {
  const size = Number(latest.size);
  const beyond = earlier.findIndex((one) => one.size > latest.size);
  if (beyond !== -1) {
    const problem = `the log has become shorter: it had ${earlier[beyond]?.size} entries`;
    return { path: 'checkpoint', problem };
  }
  const due = [...earlier].sort((a, b) => Number(a.size - b.size));
  let edge = emptyEdge;
  for (;;) {
    const next = Math.min(size, (Math.floor(edge.size / tileWidth) + 1) * tileWidth);
    const grown = await growByBundle(log, edge, { next, stops: due });
    if ('problem' in grown) return grown;
    edge = grown;
    if (edge.size === size) break;
  }
  if (!sameBytes(rootOfEdge(log.crypto, edge), latest.root)) {
    return { path: 'checkpoint', problem: 'its root is not that of the entries' };
  }
  return await compareTiles(log, partialTiles(edge));
}

async function compareTiles(
  { readFile }: LogToVerify,
  tiles: readonly WrittenTile[],
): Promise<LogFault | undefined> {
  for (const { name, bytes } of tiles) {
    const path = tilePath(name);
    const served = await readFile(path);
    if (served === undefined) return { path, problem: 'it is missing' };
    if (!sameBytes(served, bytes)) return { path, problem: 'it is not that of the entries' };
  }
  return undefined;
}

interface Step {
  readonly next: number;
  /** Earlier checkpoints that wait for their size, smallest first; taken out when reached. */
  readonly stops: Checkpoint[];
}

async function growByBundle(
  log: LogToVerify,
  edge: TreeEdge,
  { next, stops }: Step,
): Promise<TreeEdge | LogFault> {
  const { crypto } = log;
  const count = next - edge.size;
  const leaves = await leavesOf(log, { index: Math.floor(edge.size / tileWidth), count });
  if (!Array.isArray(leaves)) return leaves as LogFault;
  for (let stop = stops[0]; stop !== undefined && stop.size <= next; stop = stops[0]) {
    stops.shift();
    const taken = leaves.slice(0, Number(stop.size) - edge.size);
    const root = rootOfEdge(crypto, growTree(crypto, edge, taken).edge);
    if (!sameBytes(root, stop.root)) {
      const problem = `what it was at ${stop.size} entries is not its beginning`;
      return { path: 'checkpoint', problem };
    }
  }
  const { edge: grown, tiles } = growTree(crypto, edge, leaves);
  const full = tiles.filter(({ name }) => name.width === tileWidth);
  return (await compareTiles(log, full)) ?? grown;
}

async function leavesOf(
  { crypto, readFile }: LogToVerify,
  { index, count }: { readonly index: number; readonly count: number },
): Promise<readonly Uint8Array[] | LogFault> {
  if (count === 0) return [];
  const name: TileName = { level: 'entries', index, width: count };
  const path = tilePath(name);
  const bytes = await readFile(path);
  if (bytes === undefined) return { path, problem: 'it is missing' };
  const entries = readEntryBundle(bytes, count);
  if (entries === undefined) return { path, problem: `it does not hold ${count} entries` };
  return entries.map((entry) => leafHash(crypto, entry));
}
