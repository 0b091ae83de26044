import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { StoreRefused } from '../failure.ts';
import { keyLength } from './cipher.ts';

/** The key that wraps all data keys, from its file; undefined when there is none. */
export function readMasterKey(path: string): KeyObject | undefined {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (problem) {
    if ((problem as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw problem;
  }
  const key = Buffer.from(text.trim(), 'base64');
  if (key.length === keyLength) return createSecretKey(key);
  throw new StoreRefused(`${path} does not hold a master key. Put back a copy of it.`);
}

/** Makes a master key and keeps it in a new file, for its owner only. */
export function makeMasterKey(path: string): KeyObject {
  const key = randomBytes(keyLength);
  const file = openSync(path, 'wx', 0o600);
  try {
    writeSync(file, `${key.toString('base64')}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  return createSecretKey(key);
}
