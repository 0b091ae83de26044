import assert from 'node:assert/strict';
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, before, test } from 'node:test';
import { logDirectory } from '../../src/app/record/log-directory.ts';
import { filesBelow } from '../../src/cli/backup/manifest.ts';
import type { Configuration } from '../../src/cli/configuration.ts';
import { runCommandLine } from '../../src/cli/run.ts';
import { instant } from '../../src/kernel/instant.ts';
import { writeVerifierKey } from '../../src/log/verifier-key.ts';
import { logPlaces } from '../../src/main.ts';
import { seededRandom } from '../../src/replay/seeded-random.ts';
import { schemaVersion } from '../../src/store/sqlite/schema.ts';
import { evenhand } from '../server/running-server.ts';
import { amount } from './amount.ts';
import { unpack } from './unpacked.ts';

const FLIPS = amount(500, 20);
const SEED = 20_261_126;

let base: string;
let backup: string;
let key: string;

before(async () => {
  base = unpack(schemaVersion);
  const places = logPlaces(base, { publicUrl: 'http://127.0.0.1' } as Configuration);
  const { signer } = await logDirectory(places, instant('2026-11-26T22:30:00Z'));
  key = signer.keys.map(({ verifier }) => writeVerifierKey(verifier)).join('\n');
  backup = `${base}-backup`;
  await evenhand(['backup', 'create', backup, '--directory', base, '--json']);
});
after(() => {
  for (const folder of [base, backup]) rmSync(folder, { recursive: true, force: true });
});

/** What a command answers: 0 when all is well, and what it printed. */
async function run(words: readonly string[]): Promise<{ exit: number; printed: string }> {
  let printed = '';
  const write = (text: string): void => {
    printed += text;
  };
  const exit = await runCommandLine(words, { cwd: base, write, writeError: write });
  return { exit, printed };
}

function flip(path: string, bit: number): void {
  const bytes = readFileSync(path);
  const at = Math.floor(bit / 8) % bytes.length;
  bytes[at] = (bytes[at] ?? 0) ^ (1 << (bit % 8));
  writeFileSync(path, bytes);
}

/** Everything that was recorded, read past the server; undefined when SQLite cannot read it. */
function recorded(directory: string): string | undefined {
  try {
    const database = new DatabaseSync(join(directory, 'evenhand.sqlite'), { readOnly: true });
    try {
      const rows = [
        'SELECT position, name, e.version, e.body FROM events e JOIN streams s ON s.id = e.stream ORDER BY position',
        'SELECT place, position, entry, secret, parts FROM record_entries ORDER BY place',
      ].map((query) => database.prepare(query).all());
      return JSON.stringify(rows);
    } finally {
      database.close();
    }
  } catch {
    return undefined;
  }
}

test(`F07 L1 of ${FLIPS} flipped bits in the database each that changes what was recorded is found`, async (context) => {
  const random = seededRandom(SEED);
  const before = recorded(base);
  const size = readFileSync(join(base, 'evenhand.sqlite')).length;
  assert.equal((await run(['log', 'audit', '--directory', base])).exit, 0);
  const seen = { changed: 0, found: 0, harmless: 0 };
  for (let one = 0; one < FLIPS; one += 1) {
    const directory = `${base}-${one}`;
    cpSync(base, directory, { recursive: true });
    const bit = random.between(0, size * 8 - 1);
    flip(join(directory, 'evenhand.sqlite'), bit);
    const { exit, printed } = await run(['log', 'audit', '--directory', directory]).catch(
      (problem: unknown) => ({ exit: 1, printed: String(problem) }),
    );
    if (recorded(directory) === before) seen.harmless += 1;
    else {
      seen.changed += 1;
      assert.notEqual(exit, 0, `bit ${bit}: ${printed}`);
    }
    if (exit !== 0) seen.found += 1;
    rmSync(directory, { recursive: true });
  }
  assert.ok(seen.changed > 0, 'nothing that was recorded was changed');
  context.diagnostic(JSON.stringify({ seed: SEED, flips: FLIPS, ...seen }));
});

test(`F07 L1 each of ${FLIPS} flipped bits in the published files is found`, async (context) => {
  const random = seededRandom(SEED + 1);
  const checkpoint = readFileSync(join(base, 'log', 'checkpoint'), 'utf8');
  const [, size = ''] = checkpoint.split('\n');
  const [text = ''] = checkpoint.split('\n\n');
  const files = (await filesBelow(join(base, 'log'))).filter(
    (path) => path === 'checkpoint' || path.endsWith(`.p/${Number(size) % 256}`),
  );
  assert.equal(files.length, 3);
  let found = 0;
  for (let one = 0; one < FLIPS; one += 1) {
    const directory = `${base}-${one}`;
    cpSync(join(base, 'log'), directory, { recursive: true });
    const path = join(directory, files[one % files.length] ?? '');
    const bit = random.between(0, readFileSync(path).length * 8 - 1);
    flip(path, bit);
    const { exit, printed } = await run(['log', 'verify', directory, '--key', key]);
    // A signature nobody can check is none (c2sp.org/signed-note); the other one still holds.
    const isSignature = path.endsWith('checkpoint') && bit / 8 >= text.length;
    if (!isSignature) assert.equal(exit, 3, `${path}, bit ${bit}: ${printed}`);
    if (exit === 3) found += 1;
    rmSync(directory, { recursive: true });
  }
  context.diagnostic(JSON.stringify({ seed: SEED + 1, found }));
});

test(`F07 each of ${FLIPS} flipped bits in a backup is found`, async (context) => {
  const random = seededRandom(SEED + 2);
  const files = await filesBelow(backup);
  let found = 0;
  for (let one = 0; one < FLIPS; one += 1) {
    const file = files[random.between(0, files.length - 1)] ?? '';
    const path = join(backup, file);
    const whole = readFileSync(path);
    if (whole.length === 0) continue;
    const bit = random.between(0, whole.length * 8 - 1);
    flip(path, bit);
    const { exit, printed } = await run(['backup', 'verify', backup]);
    writeFileSync(path, whole);
    assert.equal(exit, 3, `${file}, bit ${bit}: ${printed}`);
    found += 1;
  }
  context.diagnostic(JSON.stringify({ seed: SEED + 2, found }));
});
