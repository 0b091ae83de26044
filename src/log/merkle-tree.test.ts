import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { nodeCrypto } from '../app/log-crypto.ts';
import { toBase64 } from './base64.ts';
import { leafHash } from './merkle-hash.ts';
import { provesConsistency, provesInclusion } from './merkle-proof.ts';
import { consistencyProof, inclusionProof, rootAt, type TreeReader } from './merkle-tree.ts';
import { tilePath } from './tile-path.ts';
import { subtreesOf } from './tile-reader.ts';
import { emptyEdge, growTree, rootOfEdge, subtreeRoot, type TreeEdge } from './tree-edge.ts';

const reference = new URL('../../../shared/data/tlog/rfc6962-reference-tree.json', import.meta.url);
const skip = existsSync(reference) ? false : 'the published tree is not beside this checkout';

function leaf(index: number): Uint8Array {
  return leafHash(nodeCrypto, new TextEncoder().encode(`entry ${index}`));
}

function leaves(from: number, to: number): readonly Uint8Array[] {
  return Array.from({ length: to - from }, (_, at) => leaf(from + at));
}

/** A tree as its log holds it: every tile that was ever written, and the edge. */
function grown(sizes: readonly number[]): { edge: TreeEdge; reader: TreeReader } {
  const tiles = new Map<string, Uint8Array>();
  let edge = emptyEdge;
  for (const size of sizes) {
    const growth = growTree(nodeCrypto, edge, leaves(edge.size, size));
    edge = growth.edge;
    for (const { name, bytes } of growth.tiles) tiles.set(tilePath(name), bytes);
  }
  const readTile = async (name: Parameters<typeof tilePath>[0]) => tiles.get(tilePath(name));
  const hash = subtreesOf({ crypto: nodeCrypto, size: edge.size, readTile });
  return { edge, reader: { crypto: nodeCrypto, hash } };
}

const anySize: fc.Arbitrary<number> = fc.oneof(
  fc.integer({ min: 1, max: 20 }),
  fc.integer({ min: 1, max: 1_200 }),
  fc.constantFrom(255, 256, 257, 511, 512, 513, 1_024),
);

test('the published tree of eight leaves has the published roots', { skip }, () => {
  const { leafInputsHex, rootHashHexBySize } = JSON.parse(readFileSync(reference, 'utf8')) as {
    readonly leafInputsHex: readonly string[];
    readonly rootHashHexBySize: readonly string[];
  };
  const hashes = leafInputsHex.map((hex) => leafHash(nodeCrypto, Buffer.from(hex, 'hex')));
  assert.equal(rootHashHexBySize.length, 9);
  for (const [size, root] of rootHashHexBySize.entries()) {
    const { edge } = growTree(nodeCrypto, emptyEdge, hashes.slice(0, size));
    assert.equal(Buffer.from(rootOfEdge(nodeCrypto, edge)).toString('hex'), root);
  }
});

test('a tree has one root however its entries came and however it is read', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anySize, { minLength: 1, maxLength: 5 }), async (sizes) => {
      const steps = sizes.toSorted((a, b) => a - b);
      const size = steps.at(-1) ?? 0;
      const { edge, reader } = grown(steps);
      const root = subtreeRoot(nodeCrypto, leaves(0, size));
      assert.equal(toBase64(rootOfEdge(nodeCrypto, edge)), toBase64(root));
      assert.equal(toBase64(await rootAt(reader, size)), toBase64(root));
    }),
    { numRuns: 50 },
  );
});

test('every entry is proven at its place, and at no other', async () => {
  await fc.assert(
    fc.asyncProperty(anySize, fc.nat(), fc.nat(), async (size, drawn, other) => {
      const index = drawn % size;
      const { edge, reader } = grown([size]);
      const proof = await inclusionProof(reader, { index, size });
      const root = rootOfEdge(nodeCrypto, edge);
      const claim = { index: BigInt(index), size: BigInt(size), leaf: leaf(index), proof, root };
      assert.ok(provesInclusion(nodeCrypto, claim));
      assert.ok(proof.length <= Math.ceil(Math.log2(Math.max(size, 2))));
      if (other % size !== index) {
        const moved = { ...claim, index: BigInt(other % size) };
        assert.equal(provesInclusion(nodeCrypto, moved), false);
      }
    }),
    { numRuns: 60 },
  );
});

test('every earlier tree is proven to be the beginning, and a changed one is not', async () => {
  await fc.assert(
    fc.asyncProperty(anySize, fc.nat(), async (size, drawn) => {
      const oldSize = 1 + (drawn % size);
      const { edge, reader } = grown([oldSize, size]);
      const proof = await consistencyProof(reader, { oldSize, size });
      const claim = {
        oldSize: BigInt(oldSize),
        oldRoot: await rootAt(reader, oldSize),
        size: BigInt(size),
        root: rootOfEdge(nodeCrypto, edge),
        proof,
      };
      assert.ok(provesConsistency(nodeCrypto, claim));
      const changed = subtreeRoot(nodeCrypto, [...leaves(0, oldSize - 1), leaf(9_999_999)]);
      assert.equal(provesConsistency(nodeCrypto, { ...claim, oldRoot: changed }), false);
    }),
    { numRuns: 60 },
  );
});

test('a tile that is gone or cut is named, and no proof comes of it', async () => {
  const { reader } = grown([300]);
  const gone = subtreesOf({ crypto: nodeCrypto, size: 300, readTile: async () => undefined });
  const cut = subtreesOf({
    crypto: nodeCrypto,
    size: 300,
    readTile: async () => new Uint8Array(31),
  });
  for (const hash of [gone, cut]) {
    await assert.rejects(
      inclusionProof({ ...reader, hash }, { index: 299, size: 300 }),
      /tile\/1\/000\.p\/1 is missing or damaged/,
    );
  }
});

test('there is no proof for what the tree does not hold', async () => {
  const { reader } = grown([3]);
  await assert.rejects(inclusionProof(reader, { index: 3, size: 3 }), RangeError);
  await assert.rejects(consistencyProof(reader, { oldSize: 0, size: 3 }), RangeError);
  await assert.rejects(consistencyProof(reader, { oldSize: 4, size: 3 }), RangeError);
});
