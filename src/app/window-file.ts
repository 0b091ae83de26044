import { type FileHandle, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256Hex } from './snapshots.ts';
import type { AboutWindows, KeptWindows, WindowKeeper } from './window-keeper.ts';

const SIGN = 'evenhand-windows-1';
const LINE_END = 0x0a;

type Header = AboutWindows & { readonly bytes: number };

/**
 * Keeps windows in the file `evenhand.windows` of a data directory: a line with a sign and the
 * SHA-256 of the next line, a line of JSON about them, and what the windows hold. It is written
 * under another name, synced and renamed, so that a death at any moment leaves the old or the new.
 */
export function windowFile(directory: string): WindowKeeper {
  const path = join(directory, 'evenhand.windows');
  return {
    read: async () => {
      const bytes = await readFile(path).catch(absent);
      return bytes === undefined ? undefined : readWindows(bytes);
    },
    write: async (chunks, about) => {
      const next = `${path}.new`;
      const file = await open(next, 'w', 0o600);
      try {
        await writeAll(file, chunks, about);
      } finally {
        await file.close();
      }
      await rename(next, path);
      await syncDirectory(directory);
    },
    forget: async () => {
      await rm(path, { force: true });
      await syncDirectory(directory);
    },
  };
}

async function writeAll(
  file: FileHandle,
  chunks: readonly Uint8Array[],
  about: AboutWindows,
): Promise<void> {
  const bytes = chunks.reduce((sum, chunk) => sum + chunk.length, 0);
  const header = JSON.stringify({ ...about, bytes } satisfies Header);
  await file.writeFile(`${SIGN} ${sha256Hex(header)}\n${header}\n`);
  for (const chunk of chunks) await file.writeFile(chunk);
  await file.sync();
}

function readWindows(file: Buffer): KeptWindows {
  const first = file.indexOf(LINE_END);
  const second = file.indexOf(LINE_END, first + 1);
  if (first === -1 || second === -1) throw new Error('it ends within its header');
  const [sign, sum] = file.toString('utf8', 0, first).split(' ');
  if (sign !== SIGN) throw new Error(`it does not begin with \`${SIGN}\``);
  const header = file.toString('utf8', first + 1, second);
  if (sum !== sha256Hex(header)) throw new Error('its header does not fit its checksum');
  const { rulebook, upTo, bytes: length } = JSON.parse(header) as Header;
  const bytes = file.subarray(second + 1);
  if (bytes.length !== length) {
    throw new Error(`it has ${bytes.length} bytes behind its header and should have ${length}`);
  }
  return { about: { rulebook, upTo }, bytes };
}

// The new name is durable only when the directory that holds it is.
async function syncDirectory(directory: string): Promise<void> {
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
