import assert from 'node:assert/strict';
import { copyFileSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { testingDirectory } from '../sqlite/testing-directory.ts';
import type { KeyFile } from './key-file.ts';
import {
  copyKeyFile,
  KEY_FILE,
  MASTER_KEY_FILE,
  openKeyFile,
  openKeyReader,
} from './open-key-file.ts';

const shared = { shared: true } as const;
const JOURNAL = `${KEY_FILE}-journal`;

/** Leaves the files as a process does that dies while it writes its pages. */
function dieWriting(from: string, to: string): void {
  const dying = new DatabaseSync(join(from, KEY_FILE));
  dying.exec(
    'PRAGMA journal_mode = TRUNCATE; PRAGMA cache_size = 1; PRAGMA cache_spill = 1; BEGIN',
  );
  dying.exec("DELETE FROM data_keys WHERE holder = 'member:m-1'");
  const add = dying.prepare('INSERT INTO data_keys (id, wrapped) VALUES (?, ?)');
  for (let n = 0; n < 2_000; n += 1) add.run(`lost-${n}`, new Uint8Array(64));
  for (const name of [KEY_FILE, JOURNAL, MASTER_KEY_FILE]) {
    copyFileSync(join(from, name), join(to, name));
  }
  dying.close();
}

test('what a process died in is taken back by whoever reads, copies or writes shared keys', () => {
  const directory = testingDirectory();
  const keys = openKeyFile(directory.path, shared);
  const made = keys.ofHolders(new Set(['member:m-1'])).get('member:m-1');
  assert.ok(made !== undefined);
  keys.close();
  const readers: Readonly<Record<string, (path: string) => KeyFile>> = {
    reader: (path) => openKeyReader(path, shared),
    writer: (path) => openKeyFile(path, shared),
    copy: (path) => {
      copyKeyFile(path, join(path, 'copy'));
      copyFileSync(join(path, 'copy'), join(path, KEY_FILE));
      return openKeyReader(path, { shared: false });
    },
  };
  for (const [name, open] of Object.entries(readers)) {
    const left = testingDirectory();
    dieWriting(directory.path, left.path);
    assert.ok(statSync(join(left.path, JOURNAL)).size > 512, 'something is to be taken back');
    const found = open(left.path);
    assert.ok(found.key(made.id)?.equals(made.key), name);
    assert.equal(found.secret('lost-1'), undefined, name);
    found.close();
    left.remove();
  }
  directory.remove();
});

test('a destroyed key is in none of the files that servers share', () => {
  const directory = testingDirectory();
  const keys = openKeyFile(directory.path, shared);
  const id = 'entry:to-be-destroyed';
  keys.add([{ id, secret: Buffer.from('a secret') }]);
  const files = (): string =>
    [KEY_FILE, JOURNAL].map((name) => readFileSync(join(directory.path, name), 'latin1')).join('');
  assert.ok(files().includes(id));
  keys.doom([{ id, place: 'entry:0' }]);
  keys.destroy([id]);
  assert.ok(!files().includes(id));
  keys.close();
  directory.remove();
});
