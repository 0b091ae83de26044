import { createHash } from 'node:crypto';
import { nodeCrypto } from '../src/app/log-crypto.ts';
import { leafHash } from '../src/log/merkle-hash.ts';
import { inclusionProof } from '../src/log/merkle-tree.ts';
import { writeProofFile } from '../src/log/proof-file.ts';
import { signedCheckpoint, testingKey, testingLog } from '../src/log/testing-log.ts';
import { tilePath } from '../src/log/tile-path.ts';
import { subtreesOf } from '../src/log/tile-reader.ts';
import {
  emptyEdge,
  growTree,
  partialTiles,
  rootOfEdge,
  type TreeEdge,
} from '../src/log/tree-edge.ts';
import { verifyLog } from '../src/verify/verify-log.ts';
import { verifyReceipt } from '../src/verify/verify-receipt.ts';
import { median, ratio } from './statistics.ts';

const ROUNDS = 5;
const APPENDED = 200_000;
const VERIFIED = 200_000;
/** Entries are added in batches of this many, as a busy community would. */
const BATCH = 1_000;
const PROOFS = 200;

/**
 * Adding to the log, verifying it and proving entries of a large one, beside the plain hashes that
 * each of them cannot do without: `node bench/log.ts [ENTRIES OF THE LARGE LOG]`.
 */
async function main([large = '10000000']: readonly string[]): Promise<void> {
  const entries = Array.from({ length: VERIFIED }, (_, at) => entryOf(at));
  const key = testingKey();
  const files = testingLog(key, entries);
  const rounds = { append: [] as number[], verify: [] as number[], hash: [] as number[] };
  for (let round = 0; round < ROUNDS; round += 1) {
    rounds.append.push(perSecond(APPENDED, appendMs()));
    rounds.hash.push(perSecond(2 * APPENDED, hashMs(2 * APPENDED)));
    const started = performance.now();
    const verified = await verifyLog({
      crypto: nodeCrypto,
      keys: [key.verifier],
      readFile: async (path) => files.get(path),
      earlier: [],
    });
    if (!verified.ok) throw new Error(verified.error.problem);
    rounds.verify.push(perSecond(VERIFIED, performance.now() - started));
  }
  const limit = median(rounds.hash);
  const results = {
    append: {
      leavesPerSecond: median(rounds.append),
      ofPlainHashes: ratio(2 * median(rounds.append), limit),
    },
    verify: {
      entriesPerSecond: median(rounds.verify),
      ofPlainHashes: ratio(2 * median(rounds.verify), limit),
    },
    plainHashesPerSecond: limit,
    proof: await measureProofs(Number(large)),
  };
  process.stdout.write(`${JSON.stringify(results, null, 2)}\n`);
}

function entryOf(at: number): Uint8Array {
  const commitment = createHash('sha256').update(String(at)).digest('base64');
  return new TextEncoder().encode(`{"c":"${commitment}","t":"event","v":1}`);
}

function perSecond(count: number, ms: number): number {
  return Math.round((count * 1_000) / ms);
}

/** From entries to the tiles of each batch. */
function appendMs(): number {
  const entries = Array.from({ length: APPENDED }, (_, at) => entryOf(at));
  const started = performance.now();
  let edge: TreeEdge = emptyEdge;
  for (let at = 0; at < entries.length; at += BATCH) {
    const leaves = entries.slice(at, at + BATCH).map((entry) => leafHash(nodeCrypto, entry));
    edge = growTree(nodeCrypto, edge, leaves).edge;
  }
  return performance.now() - started;
}

/** Two hashes for each entry, its leaf and a node, are what no log can do without. */
function hashMs(count: number): number {
  const bytes = new Uint8Array(65);
  const started = performance.now();
  for (let at = 0; at < count; at += 1) nodeCrypto.sha256(bytes);
  return performance.now() - started;
}

/** Proofs of single entries of a log this large, each read from its tiles anew, and checked. */
async function measureProofs(size: number): Promise<object> {
  const tiles = new Map<string, Uint8Array>();
  let edge: TreeEdge = emptyEdge;
  while (edge.size < size) {
    const count = Math.min(65_536, size - edge.size);
    const from = edge.size;
    const leaves = Array.from({ length: count }, (_, at) =>
      leafHash(nodeCrypto, entryOf(from + at)),
    );
    const growth = growTree(nodeCrypto, edge, leaves);
    edge = growth.edge;
    for (const { name, bytes } of growth.tiles) {
      if (name.width === 256) tiles.set(tilePath(name), bytes);
    }
  }
  for (const { name, bytes } of partialTiles(edge)) tiles.set(tilePath(name), bytes);
  return await proveSome(tiles, edge);
}

async function proveSome(tiles: ReadonlyMap<string, Uint8Array>, edge: TreeEdge): Promise<object> {
  const { size } = edge;
  const key = testingKey();
  const root = rootOfEdge(nodeCrypto, edge);
  const checkpoint = new TextDecoder().decode(signedCheckpoint(key, { size, root }));
  const proveMs: number[] = [];
  const verifyMs: number[] = [];
  let bytes = 0;
  for (let left = 0; left < PROOFS; left += 1) {
    const index = Math.floor((size * (left + 0.5)) / PROOFS);
    const started = performance.now();
    const readTile = async (name: Parameters<typeof tilePath>[0]) => tiles.get(tilePath(name));
    const hash = subtreesOf({ crypto: nodeCrypto, size, readTile });
    const proof = await inclusionProof({ crypto: nodeCrypto, hash }, { index, size });
    const file = writeProofFile({ index: BigInt(index), proof, checkpoint });
    const made = performance.now();
    const entry = entryOf(index);
    const receipt = { crypto: nodeCrypto, keys: [key.verifier], entry, proof: file };
    const verified = await verifyReceipt(receipt);
    if (!verified.ok) throw new Error(verified.error);
    proveMs.push(made - started);
    verifyMs.push(performance.now() - made);
    bytes = Math.max(bytes, file.length);
  }
  return {
    entries: size,
    makeMs: { median: rounded(median(proveMs)), most: rounded(Math.max(...proveMs)) },
    verifyMs: { median: rounded(median(verifyMs)), most: rounded(Math.max(...verifyMs)) },
    bytesMost: bytes,
  };
}

function rounded(ms: number): number {
  return Math.round(ms * 100) / 100;
}

await main(process.argv.slice(2));
