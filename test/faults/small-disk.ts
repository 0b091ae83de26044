import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const MIB = 1024 * 1024;

/** A disk of a test's own, small enough to be filled. */
export interface SmallDisk {
  readonly path: string;
  /** Takes all the room there is; what it answers gives that room back. */
  fill(): () => void;
  remove(): void;
}

/** Undefined where nothing can be mounted. */
export function smallDisk(mebibytes: number): SmallDisk | undefined {
  const path = mkdtempSync(join(tmpdir(), 'evenhand-small-disk-'));
  const size = `size=${mebibytes}m`;
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', size, 'none', path]).status !== 0) {
    rmSync(path, { recursive: true });
    return undefined;
  }
  return {
    path,
    fill: () => {
      const ballast = join(path, 'ballast');
      const file = openSync(ballast, 'w');
      for (const length of [MIB, 4_096, 64]) writeUntilFull(file, Buffer.alloc(length));
      closeSync(file);
      return () => rmSync(ballast);
    },
    remove: () => {
      spawnSync('umount', [path]);
      rmSync(path, { recursive: true, force: true });
    },
  };
}

function writeUntilFull(file: number, block: Buffer): void {
  let written = block.length;
  try {
    while (written === block.length) written = writeSync(file, block);
  } catch (problem) {
    assert.equal((problem as NodeJS.ErrnoException).code, 'ENOSPC');
  }
}
