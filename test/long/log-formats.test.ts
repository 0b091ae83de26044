import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nodeCrypto } from '../../src/app/log-crypto.ts';
import { readCheckpoint, writeCheckpoint } from '../../src/log/checkpoint.ts';
import { readEntryBundle, writeEntryBundle } from '../../src/log/entry-bundle.ts';
import { readNote, writeNote } from '../../src/log/note.ts';
import { readProofFile, writeProofFile } from '../../src/log/proof-file.ts';
import { testingKey, testingLog } from '../../src/log/testing-log.ts';
import { readTilePath, tilePath } from '../../src/log/tile-path.ts';
import { readVerifierKey, writeVerifierKey } from '../../src/log/verifier-key.ts';
import { seededRandom } from '../../src/replay/seeded-random.ts';

/** Changed copies of each format that its reader is given. */
const changes = Number(process.env['CHANGES'] ?? 1_000_000);

interface Format {
  readonly name: string;
  readonly sound: Uint8Array;
  /** What is written again from what was read; undefined when it was refused. */
  readonly again: (bytes: Uint8Array) => Uint8Array | undefined;
}

const key = testingKey();
const entries = Array.from({ length: 5 }, (_, at) => new TextEncoder().encode(`entry ${at}`));
const checkpoint = testingLog(key, entries).get('checkpoint') ?? new Uint8Array(0);
const root = nodeCrypto.sha256(checkpoint);

const formats: readonly Format[] = [
  {
    name: 'signed note',
    sound: checkpoint,
    again: (bytes) => {
      const note = readNote(bytes);
      return note && writeNote(note);
    },
  },
  {
    name: 'checkpoint',
    sound: text(writeCheckpoint({ origin: key.verifier.name, size: 5n, root, extensions: [] })),
    again: (bytes) => {
      const read = readCheckpoint(latin(bytes));
      return read && bytesOf(writeCheckpoint(read));
    },
  },
  {
    name: 'proof file',
    sound: text(
      writeProofFile({
        extra: root,
        index: 3n,
        proof: [root, root],
        checkpoint: new TextDecoder().decode(checkpoint),
      }),
    ),
    again: (bytes) => {
      const read = readProofFile(latin(bytes));
      return read && bytesOf(writeProofFile(read));
    },
  },
  {
    name: 'verifier key',
    sound: text(writeVerifierKey(key.verifier)),
    again: (bytes) => {
      const read = readVerifierKey(nodeCrypto, latin(bytes));
      return read && bytesOf(writeVerifierKey(read));
    },
  },
  {
    name: 'tile path',
    sound: text(tilePath({ level: 3, index: 123_456_789, width: 41 })),
    again: (bytes) => {
      const read = readTilePath(latin(bytes));
      return read && bytesOf(tilePath(read));
    },
  },
  {
    name: 'entry bundle',
    sound: writeEntryBundle(entries),
    again: (bytes) => {
      const read = readEntryBundle(bytes, entries.length);
      return read && writeEntryBundle(read);
    },
  },
];

for (const { name, sound, again } of formats) {
  test(`${name}: ${changes} changed copies are refused, or read as what they say`, () => {
    const random = seededRandom(20_261_125);
    assert.deepEqual(again(sound), sound);
    let read = 0;
    for (let at = 0; at < changes; at += 1) {
      const changed = change(sound, (below) => random.between(0, below - 1));
      const written = again(changed);
      if (written === undefined) continue;
      read += 1;
      assert.deepEqual(written, changed);
    }
    assert.ok(read < changes);
  });
}

type Draw = (below: number) => number;

/** One to three bytes are changed, put in, taken out, or a piece is said twice. */
function change(sound: Uint8Array, draw: Draw): Uint8Array {
  let bytes = sound;
  for (let left = 1 + draw(3); left > 0; left -= 1) bytes = changeOnce(bytes, draw);
  return bytes;
}

function changeOnce(bytes: Uint8Array, draw: Draw): Uint8Array {
  const at = draw(bytes.length + 1);
  const head = bytes.subarray(0, at);
  const piece = bytes.subarray(at, at + 1 + draw(8));
  switch (draw(4)) {
    case 0:
      return joined(head, Uint8Array.of(draw(256)), bytes.subarray(at + 1));
    case 1:
      return joined(head, Uint8Array.of(draw(256)), bytes.subarray(at));
    case 2:
      return joined(head, bytes.subarray(at + 1 + draw(8)));
    default:
      return joined(head, piece, piece, bytes.subarray(at + piece.length));
  }
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}

function text(value: string): Uint8Array {
  return new TextEncoder().encode(value);
}

// One character for each byte, so that nothing is lost on the way.
function latin(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1');
}

function bytesOf(value: string): Uint8Array {
  return new Uint8Array(Buffer.from(value, 'latin1'));
}
