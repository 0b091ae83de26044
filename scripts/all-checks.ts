import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';

/**
 * Every check of this project, one more at once than there are cores, because some wait a lot.
 * What a check prints is shown whole when it ends; one that fails stops no other, and all that
 * failed are named at the end.
 */

/** Longest first, so that no core waits long for the last one. */
const checks: readonly string[] = [
  'test:unit:most',
  'test:server',
  'test:browser',
  'test:unit:web-and-replay',
  'test:faults:few',
  'test:house',
  'check:dead',
  'check:promises',
  'check:types',
  'check:format',
];

/** Many of the checks start servers: what one has compiled, the next one need not. */
const compiled: string = join(import.meta.dirname, '../node_modules/.cache/compiled');

interface Ended {
  readonly check: string;
  readonly printed: string;
  readonly ok: boolean;
  readonly seconds: number;
}

async function run(check: string): Promise<Ended> {
  const started = performance.now();
  const child = spawn('npm', ['run', '--silent', check], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_COMPILE_CACHE: compiled },
  });
  const printed: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => printed.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => printed.push(chunk));
  const ok = await new Promise<boolean>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code === 0));
  });
  const seconds = Math.round((performance.now() - started) / 1_000);
  return { check, ok, seconds, printed: Buffer.concat(printed).toString('utf8') };
}

async function main(): Promise<void> {
  const waiting = [...checks];
  const failed: string[] = [];
  const worker = async (): Promise<void> => {
    for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) {
      process.stdout.write(`${check} …\n`);
      const { printed, ok, seconds } = await run(check);
      process.stdout.write(`\n${printed}\n${check}: ${ok ? 'passed' : 'FAILED'} in ${seconds} s\n`);
      if (!ok) failed.push(check);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() + 1 }, worker));
  if (failed.length === 0) return;
  process.stdout.write(`\nFailed: ${failed.map((check) => `npm run ${check}`).join(', ')}\n`);
  process.exitCode = 1;
}

await main();
