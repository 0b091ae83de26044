import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
} from 'node:crypto';
import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { verifierKey } from '../../log/verifier-key.ts';
import { nodeCrypto } from '../log-crypto.ts';
import type { HighWater, LogFiles, LogSigner, RecordKeeper, SignedTree } from './record-keeper.ts';

const publicKeyLength = 32;

/** Where the parts of the record lie. */
export interface LogPlaces {
  /** The published files. */
  readonly log: string;
  /** File of the largest signed tree; outside of every backup. */
  readonly highWater: string;
  /** File of the private key, in PKCS #8. */
  readonly key: string;
  /** Name of the log: no blanks and no plus sign, usually host and path of its address. */
  readonly origin: string;
}

/** The record in directories of this machine; the key is made when there is none. */
export async function logDirectory(places: LogPlaces): Promise<RecordKeeper> {
  return {
    files: logFiles(places.log),
    highWater: highWaterFile(places.highWater),
    signer: await signerOf(places),
  };
}

function logFiles(directory: string): LogFiles {
  return {
    read: async (path) => await readFile(join(directory, path)).catch(absent),
    write: async (path, bytes) => await writeDurably(join(directory, path), bytes, 0o644),
  };
}

function highWaterFile(path: string): HighWater {
  return {
    read: async () => {
      const text = await readFile(path, 'utf8').catch(absent);
      if (text === undefined) return undefined;
      const { size, root } = JSON.parse(text) as SignedTree;
      return { size, root };
    },
    write: async ({ size, root }) => {
      const text = `${JSON.stringify({ size, root })}\n`;
      await writeDurably(path, new TextEncoder().encode(text), 0o600);
    },
  };
}

async function signerOf({ key, origin }: LogPlaces): Promise<LogSigner> {
  const kept = await readFile(key).catch(absent);
  const privateKey = kept === undefined ? await newKey(key) : createPrivateKey(kept);
  const spki = createPublicKey(privateKey).export({ format: 'der', type: 'spki' });
  const publicKey = new Uint8Array(spki.subarray(-publicKeyLength));
  return {
    key: verifierKey(nodeCrypto, { name: origin, type: 'ed25519', publicKey }),
    sign: (message) => sign(null, message, privateKey),
  };
}

async function newKey(path: string): Promise<KeyObject> {
  const { privateKey } = generateKeyPairSync('ed25519');
  const pem = privateKey.export({ format: 'pem', type: 'pkcs8' });
  await writeDurably(path, new TextEncoder().encode(String(pem)), 0o600);
  return privateKey;
}

// Written under another name, synced and renamed: a death leaves the old file or the new one.
async function writeDurably(path: string, bytes: Uint8Array, mode: number): Promise<void> {
  const directory = dirname(path);
  await mkdir(directory, { recursive: true });
  const file = await open(`${path}.new`, 'w', mode);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(`${path}.new`, path);
  const handle = await open(directory, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function absent(problem: NodeJS.ErrnoException): undefined {
  if (problem.code !== 'ENOENT') throw problem;
}
