import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface Judged {
  readonly ok: boolean;
  readonly printed: string;
}

export interface OutsideVerifier {
  /** Why it cannot be asked here; false when it can. */
  readonly skip: string | false;
  /** A folder for logs, which `remove` takes away with everything in it. */
  readonly place: string;
  /** What it says of a log in a folder, and of pairs of a proof's file and its entry's. */
  judge(log: {
    readonly folder: string;
    readonly key: string;
    readonly proofs?: readonly string[];
  }): Judged;
  remove(): void;
}

/** A verifier whose hashing, tiles, notes and proofs are those of the Go project. */
export function outsideVerifier(): OutsideVerifier {
  const source = fileURLToPath(
    new URL('../../../shared/data/tlog/outside-verifier.go', import.meta.url),
  );
  const go = spawnSync('go', ['version']);
  const skip = !existsSync(source)
    ? 'the outside verifier is not beside this checkout'
    : go.status !== 0 && 'there is no Go here (Debian: golang-go golang-golang-x-mod-dev)';
  const place = mkdtempSync(join(tmpdir(), 'evenhand-outside-'));
  const program = join(place, 'outside-verifier');
  const build = (): void => {
    const built = spawnSync('go', ['build', '-o', program, source], {
      env: { ...process.env, GO111MODULE: 'off', GOPATH: '/usr/share/gocode', GOCACHE: place },
      encoding: 'utf8',
    });
    assert.equal(built.status, 0, built.stderr);
  };
  return {
    skip,
    place,
    judge: ({ folder, key, proofs = [] }) => {
      if (!existsSync(program)) build();
      const run = spawnSync(program, [folder, key, ...proofs], { encoding: 'utf8' });
      return { ok: run.status === 0, printed: run.stdout + run.stderr };
    },
    remove: () => rmSync(place, { recursive: true, force: true }),
  };
}
