import assert from 'node:assert/strict';
import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { runCommandLine } from '../../src/cli/run.ts';
import {
  evenhand,
  type PreparedDirectory,
  prepareDirectory,
  type RunningServer,
  startServer,
} from './running-server.ts';

let directory: PreparedDirectory;
let kept: string;

before(async () => {
  directory = await prepareDirectory();
  kept = mkdtempSync(join(tmpdir(), 'evenhand-kept-'));
});
after(() => {
  directory.remove();
  rmSync(kept, { recursive: true, force: true });
});

/** Runs a server for as long as the task takes; whatever happens, it ends. */
async function served(
  signal: 'SIGTERM' | 'SIGKILL',
  task: (server: RunningServer) => Promise<void>,
): Promise<void> {
  const server = await startServer(directory);
  try {
    await task(server);
  } finally {
    assert.equal(await server.end(signal), signal === 'SIGTERM' ? 0 : signal);
  }
}

async function keepCheckpoint(name: string): Promise<void> {
  const answer = await fetch(`${directory.url}/log/checkpoint`);
  assert.equal(answer.status, 200);
  assert.match(answer.headers.get('cache-control') ?? '', /max-age=\d+/);
  writeFileSync(join(kept, name), new Uint8Array(await answer.arrayBuffer()));
}

async function publishedEntries(): Promise<number> {
  const answer = await fetch(`${directory.url}/log/checkpoint`);
  return entriesIn(await answer.text());
}

function entriesIn(checkpoint: string): number {
  return Number(checkpoint.split('\n')[1]);
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 30_000;
  while (!(await holds())) {
    assert.ok(Date.now() < end, 'it did not come about in time');
    await setTimeout(50);
  }
}

async function verify(): Promise<Record<string, unknown>> {
  const key = (await (await fetch(`${directory.url}/log/key`)).text()).trim();
  const words = ['log', 'verify', `${directory.url}/log`, '--key', key, '--earlier', kept];
  return await evenhand([...words, '--json']);
}

async function moreHappens(): Promise<void> {
  await evenhand([
    'staff',
    'appoint',
    `moderator-${Date.now()}`,
    'moderator',
    '--as',
    'operator-1',
    '--directory',
    directory.path,
    '--json',
  ]);
}

test('L1 the log of a server verifies from outside, also when it was killed and started again', async () => {
  let entries = 0;
  await served('SIGKILL', async () => {
    await keepCheckpoint('one');
    const first = await verify();
    assert.equal(first['ok'], true);
    entries = Number(first['entries']);
  });
  await moreHappens();
  await served('SIGTERM', async () => {
    await until(async () => (await publishedEntries()) > entries);
    await keepCheckpoint('two');
    const later = await verify();
    assert.equal(later['ok'], true);
    assert.equal(later['earlier'], 2);
    assert.ok(Number(later['entries']) > entries);
    assert.equal(later['origin'], `${new URL(directory.url).host}/log`);
  });
});

test('tiles are for anybody and for ever, and what is no file of the log is not there', async () => {
  await served('SIGTERM', async () => {
    const tile = await fetch(`${directory.url}/log/tile/entries/000.p/8`);
    assert.equal(tile.status, 200);
    assert.match(tile.headers.get('cache-control') ?? '', /immutable/);
    assert.equal(tile.headers.get('access-control-allow-origin'), '*');
    const others = ['tile/0/999', 'tile/entries/000.p/7', '..%2fevenhand.log-key', 'key/x', ''];
    for (const path of others) {
      const answer = await fetch(`${directory.url}/log/${path}`);
      assert.equal(answer.status, 404, path);
      assert.match(answer.headers.get('content-type') ?? '', /problem\+json/);
    }
  });
  assert.equal(statSync(join(directory.path, 'evenhand.log-key')).mode & 0o077, 0);
});

/** What the doctor says of one thing; how full this machine's disk is does not matter here. */
async function doctorOn(name: string): Promise<{ readonly ok: boolean; readonly found: string }> {
  let printed = '';
  await runCommandLine(['doctor', '--directory', directory.path, '--json'], {
    cwd: tmpdir(),
    write: (text) => {
      printed += text;
    },
    writeError: () => undefined,
  });
  const { checks } = JSON.parse(printed) as {
    readonly checks: readonly { name: string; ok: boolean; found: string }[];
  };
  const check = checks.find((one) => one.name === name);
  assert.ok(check !== undefined, printed);
  return check;
}

test('L1 the doctor is content with what a server has signed, and not when a file of it changes', async () => {
  const sound = await doctorOn('record');
  assert.match(sound.found, /^\d+ entries, and what is published follows from them$/);
  assert.equal(sound.ok, true);
  assert.equal((await doctorOn('what was signed last')).ok, true);
  const files = readdirSync(join(directory.path, 'log', 'tile', '0', '000.p'));
  const [largest = ''] = files.toSorted((one, other) => Number(other) - Number(one));
  const path = join(directory.path, 'log', 'tile', '0', '000.p', largest);
  const bytes = readFileSync(path);
  writeFileSync(
    path,
    bytes.map((byte) => byte ^ 1),
  );
  const changed = await doctorOn('record');
  writeFileSync(path, bytes);
  assert.equal(changed.ok, false);
  assert.match(changed.found, /^log\/tile\/0\/000\.p\/\d+: .*; run `evenhand log audit`/);
});

test('L1 a server over an older database signs nothing and says what to do', async () => {
  const database = join(directory.path, 'evenhand.sqlite');
  cpSync(database, join(kept, '..', `${basename(kept)}.sqlite`));
  const before = entriesIn(readFileSync(join(directory.path, 'log', 'checkpoint'), 'utf8'));
  await moreHappens();
  await served('SIGTERM', async () => {
    await until(async () => (await publishedEntries()) > before);
  });
  for (const end of ['', '-wal', '-shm']) rmSync(`${database}${end}`, { force: true });
  renameSync(join(kept, '..', `${basename(kept)}.sqlite`), database);

  await served('SIGTERM', async (server) => {
    await until(async () => server.output().includes('were signed: it is older than the record'));
    assert.equal((await fetch(`${directory.url}/livez`)).status, 200);
    const ready = await fetch(`${directory.url}/readyz`);
    assert.equal(ready.status, 200, 'everything else is answered');
    assert.match(await ready.text(), /holds \d+ entries of the record, but \d+ were signed/);
  });
});
