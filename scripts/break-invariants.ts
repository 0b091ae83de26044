import { spawn } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { invariants } from '../test/house/invariants.ts';
import { type Mutant, readMutants } from '../test/house/mutants.ts';
import { root } from '../test/house/repository.ts';

/**
 * Breaks the code of each invariant in a copy, as `test/mutants/` says, and runs the test that
 * names the invariant: it must be green before and red after. Prints one line for each mutant and
 * exits with 1 when one survives or an invariant with a test has no mutant.
 */
const skipped: ReadonlySet<string> = new Set(['.git', 'node_modules', 'dist', 'shared']);

interface TestRun {
  readonly ran: number;
  readonly failed: number;
}

type Fate = 'died' | 'survived' | 'test-not-green' | 'code-does-not-load';

/** A copy of the checkout with the same neighbours, so that tests find what they find here. */
function copyCheckout(): string {
  const place = mkdtempSync(join(tmpdir(), 'evenhand-mutants-'));
  // As root, PostgreSQL runs as another user, who must come through to where it is started.
  chmodSync(place, 0o755);
  const copy = join(place, 'evenhand');
  mkdirSync(copy);
  cpSync(root, copy, {
    recursive: true,
    filter: (path) => path === root || !skipped.has(basename(path)),
  });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  const shared = join(root, '..', 'shared');
  if (existsSync(shared)) symlinkSync(shared, join(place, 'shared'));
  return copy;
}

/** Runs the tests of one file whose names say the id. */
async function runTests(copy: string, { test, invariant }: Mutant): Promise<TestRun> {
  const pattern = `\\b${invariant}\\b`;
  const options = ['--test', '--test-isolation=none', '--test-reporter=tap'];
  const child = spawn(process.execPath, [...options, `--test-name-pattern=${pattern}`, test], {
    cwd: copy,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let printed = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    printed += text;
  });
  const code = await new Promise<number | null>((done) => child.on('close', done));
  // Not by the sums at the end: a test that ends a database may end the process before them.
  const count = (outcome: string): number =>
    [...printed.matchAll(new RegExp(`^${outcome} \\d+ (?!.*# SKIP)`, 'gm'))].length;
  const failed = count('not ok');
  return { ran: count('ok') + failed, failed: code !== 0 && failed === 0 ? 1 : failed };
}

async function fateOf(copy: string, mutant: Mutant): Promise<Fate> {
  const before = await runTests(copy, mutant);
  if (before.failed > 0 || before.ran === 0) return 'test-not-green';
  const path = join(copy, mutant.file);
  const sound = await readFile(path, 'utf8');
  await writeFile(
    path,
    sound.replace(mutant.find, () => mutant.replace),
  );
  const after = await runTests(copy, mutant);
  await writeFile(path, sound);
  // A file that cannot be loaded is one failed test, whatever it holds: that proves nothing.
  if (after.ran < before.ran) return 'code-does-not-load';
  return after.failed > 0 ? 'died' : 'survived';
}

async function breakAll(mutants: readonly Mutant[]): Promise<readonly Fate[]> {
  const waiting = mutants.map((mutant, index) => ({ mutant, index }));
  const fates: Fate[] = [];
  const crew = Array.from({ length: Math.min(availableParallelism(), mutants.length) });
  await Promise.all(
    crew.map(async () => {
      const copy = copyCheckout();
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        const fate = await fateOf(copy, next.mutant);
        fates[next.index] = fate;
        const { invariant, breaks, test } = next.mutant;
        console.log(`${fate.padEnd(10)} ${invariant.padEnd(3)} ${breaks} (${test})`);
      }
      rmSync(join(copy, '..'), { recursive: true, force: true });
    }),
  );
  return fates;
}

const { positionals } = parseArgs({ allowPositionals: true });
const wanted = positionals.length === 0 ? Object.keys(invariants) : positionals;
const mutants = readMutants().filter(({ invariant }) => wanted.includes(invariant));
const fates = await breakAll(mutants);
const alive = fates.filter((fate) => fate !== 'died').length;
const covered = new Set(mutants.map(({ invariant }) => invariant)).size;
console.log(`${mutants.length} mutants of ${covered} invariants: ${alive} not dead.`);
if (alive > 0 || mutants.length === 0) process.exitCode = 1;
