import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { nodeCrypto } from '../../src/app/log-crypto.ts';
import { inclusionProof } from '../../src/log/merkle-tree.ts';
import { writeProofFile } from '../../src/log/proof-file.ts';
import { testingKey, testingLog } from '../../src/log/testing-log.ts';
import { tilePath } from '../../src/log/tile-path.ts';
import { subtreesOf } from '../../src/log/tile-reader.ts';
import { writeVerifierKey } from '../../src/log/verifier-key.ts';
import { type Judged, outsideVerifier } from './outside.ts';

const outside = outsideVerifier();
const { place, skip } = outside;
after(() => outside.remove());

const key = testingKey();

function entriesOf(count: number): readonly Uint8Array[] {
  return Array.from({ length: count }, (_, at) =>
    new TextEncoder().encode(`{"v":1,"t":"decision","c":"${at}"}`),
  );
}

function writeFiles(folder: string, files: ReadonlyMap<string, Uint8Array>): void {
  for (const [path, bytes] of files) {
    const whole = join(folder, path);
    mkdirSync(dirname(whole), { recursive: true });
    writeFileSync(whole, bytes);
  }
}

function judge(folder: string, proofs: readonly string[] = []): Judged {
  return outside.judge({ folder, key: writeVerifierKey(key.verifier), proofs });
}

test('L1 an outside verifier accepts a log of 100,000 entries, its beginnings and its proofs', {
  skip,
}, async () => {
  const count = 100_000;
  const sizes = [1, 2, 255, 256, 257, 4_096, 65_535, 65_536, 65_537, 99_999];
  const entries = entriesOf(count);
  const files = testingLog(key, entries, sizes);
  const folder = join(place, 'large');
  writeFiles(folder, files);
  const proofs: string[] = [];
  for (const index of [0, 255, 256, 65_536, 99_998, 99_999]) {
    proofs.push(...(await writeProof(folder, { files, entries, index })));
  }

  const { ok, printed } = judge(folder, proofs);

  assert.ok(ok, printed);
  assert.match(printed, new RegExp(`${count} entries, tiles and root agree`));
  assert.match(printed, new RegExp(`OK ${sizes.length + 1} older checkpoints`));
  assert.equal(printed.match(/^OK proof /gm)?.length, proofs.length / 2);
});

test('L1 an outside verifier refuses a flipped bit in any file, and any other history', {
  skip,
}, () => {
  const sizes = [100, 256, 600];
  const entries = entriesOf(700);
  const files = testingLog(key, entries, sizes);
  const folder = join(place, 'small');
  writeFiles(folder, files);
  assert.ok(judge(folder).ok);
  // What a reader of the last checkpoint is served; tiles of earlier sizes are not among it.
  const served = [...testingLog(key, entries).keys()].filter((path) => !path.includes('.700'));
  for (const path of served) {
    const sound = files.get(path);
    assert.ok(sound, path);
    const broken = Buffer.from(sound);
    const at = Math.floor(broken.length / 2);
    broken.writeUInt8(broken.readUInt8(at) ^ 4, at);
    writeFileSync(join(folder, path), broken);
    assert.equal(judge(folder).ok, false, path);
    writeFileSync(join(folder, path), sound);
  }

  // Signed anew after an entry was dropped, moved or rewritten: the kept checkpoints tell.
  const kept = new Map([...files].filter(([path]) => path.startsWith('checkpoint.')));
  const [first, second] = entries.slice(70);
  assert.ok(first && second);
  for (const changed of [
    [...entries.toSpliced(70, 1), first],
    entries.toSpliced(70, 2, second, first),
    entries.toSpliced(70, 1, new TextEncoder().encode('rewritten')),
  ]) {
    writeFiles(folder, testingLog(key, changed, sizes));
    assert.ok(judge(folder).ok);
    writeFiles(folder, kept);
    assert.equal(judge(folder).ok, false);
  }
});

interface WantedProof {
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly entries: readonly Uint8Array[];
  readonly index: number;
}

async function writeProof(
  folder: string,
  { files, entries, index }: WantedProof,
): Promise<readonly [string, string]> {
  const size = entries.length;
  const entry = entries[index];
  assert.ok(entry);
  const hash = subtreesOf({
    crypto: nodeCrypto,
    size,
    readTile: async (name) => files.get(tilePath(name)),
  });
  const proof = await inclusionProof({ crypto: nodeCrypto, hash }, { index, size });
  const checkpoint = new TextDecoder().decode(files.get('checkpoint'));
  const paths = [join(folder, `proof-${index}`), join(folder, `entry-${index}`)] as const;
  writeFileSync(paths[0], writeProofFile({ index: BigInt(index), proof, checkpoint }));
  writeFileSync(paths[1], entry);
  return paths;
}
