import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { ReadLogFile } from '../verify/verify-log.ts';

/** A log is a directory, or the same files below an address. */
export function logFiles(place: string, cwd: string): ReadLogFile {
  if (/^https?:\/\//.test(place)) {
    const base = place.replace(/\/+$/, '');
    return async (path) => {
      const answer = await fetch(`${base}/${path}`);
      if (answer.status === 404) return undefined;
      if (!answer.ok) throw new Error(`${base}/${path} answered ${answer.status}`);
      return new Uint8Array(await answer.arrayBuffer());
    };
  }
  const directory = resolve(cwd, place);
  return async (path) => {
    const file = join(directory, path);
    return existsSync(file) ? readFileSync(file) : undefined;
  };
}
