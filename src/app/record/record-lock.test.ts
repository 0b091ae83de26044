import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { RecordRefused } from './publish-record.ts';
import { lockedRecord } from './record-lock.ts';

let place: string;
let lock: string;
before(() => {
  place = mkdtempSync(join(tmpdir(), 'evenhand-lock-'));
  lock = join(place, 'lock');
});
after(() => rmSync(place, { recursive: true, force: true }));

/** A process that has the lock until it is killed. */
async function holder(): Promise<{ kill(): Promise<void> }> {
  const module = JSON.stringify(new URL('./record-lock.ts', import.meta.url).href);
  const program = `import { lockedRecord } from ${module};
    await lockedRecord(${JSON.stringify(lock)}, async () => {
      process.stdout.write('locked');
      await new Promise((resolve) => setTimeout(resolve, 600_000));
    });`;
  const child = spawn(process.execPath, ['--input-type=module-typescript', '--eval', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  return {
    kill: async () => {
      child.kill('SIGKILL');
      await once(child, 'close');
    },
  };
}

const refused = (message: RegExp) => (problem: unknown) =>
  problem instanceof RecordRefused && message.test(problem.message);

test('L1 while one process writes the record another one is refused, until that one dies', async () => {
  const other = await holder();
  let ran = 0;
  const run = async (): Promise<void> => {
    await lockedRecord(lock, async () => {
      ran += 1;
    });
  };
  try {
    await assert.rejects(run(), refused(/another server writes the record/));
    assert.equal(ran, 0);
  } finally {
    await other.kill();
  }
  await run();
  assert.equal(ran, 1);
});

test('L1 in one process too, and a task that fails lets go', async () => {
  await lockedRecord(lock, async () => {
    await assert.rejects(
      lockedRecord(lock, async () => undefined),
      refused(/another server writes the record/),
    );
  });
  const failing = lockedRecord(lock, async () => await Promise.reject(new Error('no')));
  await assert.rejects(failing, /^Error: no$/);
  assert.equal(await lockedRecord(lock, async () => 'free'), 'free');
});

test('L1 where nothing can be locked nothing is signed, and it says why', async () => {
  const nowhere = join(place, 'missing', 'lock');
  await assert.rejects(
    lockedRecord(nowhere, async () => undefined),
    refused(/cannot be locked, so two servers could sign two histories/),
  );
});
