import assert from 'node:assert/strict';
import {
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import {
  described,
  filesBelow,
  MANIFEST_FILE,
  manifestText,
  readManifestText,
} from '../../src/cli/backup/manifest.ts';
import { verifyBackup } from '../../src/cli/backup/verify-backup.ts';
import { runCommandLine } from '../../src/cli/run.ts';
import { reportOn } from './case-work.ts';
import {
  evenhand,
  type PreparedDirectory,
  prepareDirectory,
  type RunningServer,
  startServer,
} from './running-server.ts';
import { asNobody } from './talk.ts';

let directory: PreparedDirectory;
let server: RunningServer;
let place: string;
let backup: string;
/** Receipts of reports that were acknowledged before the backup began. */
const acknowledged: string[] = [];

before(async () => {
  place = mkdtempSync(join(tmpdir(), 'evenhand-backup-'));
  backup = join(place, 'backup');
  directory = await prepareDirectory();
  server = await startServer(directory);
});
after(async () => {
  directory.remove();
  rmSync(place, { recursive: true, force: true });
});

async function exitOf(words: readonly string[]): Promise<{ exit: number; printed: string }> {
  let printed = '';
  const write = (line: string): void => {
    printed += line;
  };
  const exit = await runCommandLine(words, { cwd: place, write, writeError: write });
  return { exit, printed };
}

test('a backup of a server at work holds everything that was acknowledged before it', async () => {
  const reporter = asNobody(directory);
  const send = async (): Promise<string> => {
    const filed = await reporter('POST', '/v1/reports', { body: reportOn('m-0511') });
    assert.equal(filed.statusCode, 202, filed.text);
    return filed.textAt('/secret');
  };
  for (let count = 0; count < 20; count += 1) acknowledged.push(await send());
  let working = true;
  const work = (async () => {
    while (working) await send();
  })();
  const made = await evenhand([
    'backup',
    'create',
    backup,
    '--directory',
    directory.path,
    '--json',
  ]);
  working = false;
  await work;
  assert.ok(Number(made['events']) >= 20);
  assert.deepEqual((await verifyBackup(backup)).problems, []);
  const names = await filesBelow(backup);
  assert.ok(!names.some((name) => /key|high-water|wal|lock/.test(name)), names.join());
});

test('a byte changed, a file missing or one too many is found, in every file', async () => {
  for (const name of await filesBelow(backup)) {
    const copy = join(place, 'damaged');
    rmSync(copy, { recursive: true, force: true });
    cpSync(backup, copy, { recursive: true });
    const path = join(copy, name);
    const bytes = readFileSync(path);
    const at = Math.floor(bytes.length / 2);
    bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
    writeFileSync(path, bytes);
    assert.notDeepEqual((await verifyBackup(copy)).problems, [], name);
    rmSync(path);
    assert.notDeepEqual((await verifyBackup(copy)).problems, [], `without ${name}`);
  }
  const more = join(place, 'more');
  cpSync(backup, more, { recursive: true });
  writeFileSync(join(more, 'extra'), 'x');
  assert.match((await verifyBackup(more)).problems.join(), /extra: it is not part of the backup/);
});

test('every byte of the manifest counts', async () => {
  const copy = join(place, 'told');
  cpSync(backup, copy, { recursive: true });
  const path = join(copy, MANIFEST_FILE);
  const whole = readFileSync(path);
  for (let at = 0; at < whole.length; at += 1) {
    // White space between its words says nothing.
    if (/\s/.test(String.fromCharCode(whole.readUInt8(at)))) continue;
    const bytes = Buffer.from(whole);
    bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
    assert.notEqual(typeof readManifestText(bytes.toString('utf8')), 'object', `byte ${at}`);
  }
});

test('a tile that was damaged before the backup was taken is found', async () => {
  const size = Number(readFileSync(join(backup, 'log', 'checkpoint'), 'utf8').split('\n')[1]);
  // Partial tiles of earlier sizes are still there and belong to no checkpoint of today.
  const isOfToday = (name: string): boolean =>
    !/\.p\//.test(name) || name.endsWith(`/${size % 256}`);
  const tiles = (await filesBelow(backup)).filter((name) => name.startsWith('log/tile/'));
  const names = tiles.filter(isOfToday);
  assert.ok(names.length > 1);
  for (const name of names) {
    const copy = join(place, 'tiles');
    rmSync(copy, { recursive: true, force: true });
    cpSync(backup, copy, { recursive: true });
    const bytes = readFileSync(join(copy, name));
    bytes.writeUInt8(bytes.readUInt8(bytes.length - 1) ^ 1, bytes.length - 1);
    writeFileSync(join(copy, name), bytes);
    const manifest = readManifestText(readFileSync(join(copy, MANIFEST_FILE), 'utf8'));
    assert.ok(typeof manifest === 'object');
    const changed = await described(copy, name);
    const files = manifest.files.map((file) => (file.path === name ? changed : file));
    writeFileSync(join(copy, MANIFEST_FILE), manifestText({ ...manifest, files }));
    assert.match(
      (await verifyBackup(copy)).problems.join(),
      /it does not belong to the record/,
      name,
    );
  }
});

test('half a backup is none, and a backup never replaces what is there', async () => {
  const half = join(place, 'half');
  cpSync(backup, half, { recursive: true });
  rmSync(join(half, MANIFEST_FILE));
  const verified = await exitOf(['backup', 'verify', half]);
  assert.equal(verified.exit, 3);
  assert.match(verified.printed, /no backup, or half of one/);
  const over = await exitOf(['backup', 'restore', backup, '--directory', directory.path]);
  assert.equal(over.exit, 3);
  assert.match(over.printed, /not empty; a backup never replaces what is there/);
  const again = await exitOf(['backup', 'create', backup, '--directory', directory.path]);
  assert.equal(again.exit, 2);
  const nowhere = await exitOf(['backup', 'create', join(place, 'x'), '--directory', place]);
  assert.equal(nowhere.exit, 2);
  const elsewhere = join(place, 'in-postgresql');
  mkdirSync(elsewhere);
  const database = { url: 'postgres://evenhand:secret@127.0.0.1:1/evenhand' };
  const told = { community: 'c.example', publicUrl: 'https://c.example', database };
  writeFileSync(join(elsewhere, 'evenhand.json'), JSON.stringify(told));
  const refused = await exitOf(['backup', 'create', join(place, 'y'), '--directory', elsewhere]);
  assert.equal(refused.exit, 2);
  assert.match(refused.printed, /kept in PostgreSQL/);
});

test('what was put back serves all of it, with the keys the server kept apart', async () => {
  assert.equal(await server.end('SIGTERM'), 0);
  const restored = { ...directory, path: join(place, 'restored') };
  await evenhand(['backup', 'restore', backup, '--directory', restored.path, '--json']);
  const keys = join(restored.path, 'evenhand.keys');
  await evenhand(['backup', 'keys', keys, '--directory', directory.path, '--json']);
  const twice = await exitOf(['backup', 'keys', keys, '--directory', directory.path]);
  assert.equal(twice.exit, 2);
  const nowhere = await exitOf(['backup', 'keys', `${keys}-2`, '--directory', place]);
  assert.equal(nowhere.exit, 2);
  for (const name of ['evenhand.log-key', 'evenhand.master-key']) {
    copyFileSync(join(directory.path, name), join(restored.path, name));
  }
  const again = await startServer(restored);
  for (const secret of acknowledged) {
    const page = await fetch(`${directory.url}/r/${secret}`);
    assert.equal(page.status, 200);
  }
  assert.equal(await again.end('SIGTERM'), 0);
});
