import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { openStore } from '../../main.ts';
import { createBackup } from './create-backup.ts';

const TILES = 400;

test('a backup has every tile, while others are written and renamed beside them', async (context) => {
  const directory = mkdtempSync(join(tmpdir(), 'evenhand-taken-'));
  context.after(() => rmSync(directory, { recursive: true, force: true }));
  const store = await openStore(directory, { community: 'riverbank.example' });
  const tiles = join('log', 'tile', '0', '000.p');
  mkdirSync(join(directory, tiles), { recursive: true });
  for (let tile = 0; tile < TILES; tile += 1) {
    writeFileSync(join(directory, tiles, `${tile}`), `${tile}`);
  }
  let working = true;
  const publish = async (): Promise<void> => {
    const path = join(directory, tiles, '256');
    while (working) {
      await writeFile(`${path}.new`, 'whole');
      await rename(`${path}.new`, path);
    }
  };
  const published = publish();
  context.after(() => {
    working = false;
  });
  for (let turn = 0; turn < 3; turn += 1) {
    const to = join(directory, `backup-${turn}`);
    await createBackup(directory, to, '2026-03-02T10:00:00.000Z');
    for (let tile = 0; tile < TILES; tile += 1) {
      assert.ok(existsSync(join(to, tiles, `${tile}`)), `tile ${tile} of backup ${turn}`);
    }
    assert.ok(!existsSync(join(to, tiles, '256.new')));
  }
  working = false;
  await published;
  await store.close();
});
