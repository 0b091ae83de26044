import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { logDirectory } from '../../src/app/record/log-directory.ts';
import type { Configuration } from '../../src/cli/configuration.ts';
import { instantFromMs } from '../../src/kernel/instant.ts';
import { writeVerifierKey } from '../../src/log/verifier-key.ts';
import { logPlaces } from '../../src/main.ts';
import { reportOn } from '../server/case-work.ts';
import { evenhand, type PreparedDirectory, startServer } from '../server/running-server.ts';
import { asNobody } from '../server/talk.ts';

/** Far more than a server ever needs; who waits in vain is told. */
const PATIENCE_MS = 60_000;

async function until(holds: () => Promise<boolean>, what: string): Promise<void> {
  const end = Date.now() + PATIENCE_MS;
  while (!(await holds())) {
    assert.ok(Date.now() < end, `it did not come about: ${what}`);
    await setTimeout(50);
  }
}

/** Entries under the checkpoint that is published; 0 while there is none. */
export function entriesSigned(directory: string): number {
  const path = join(directory, 'log', 'checkpoint');
  return existsSync(path) ? Number(readFileSync(path, 'utf8').split('\n')[1]) : 0;
}

/** Waits for a checkpoint with more entries than these. */
export async function untilSignedBeyond(directory: string, entries: number): Promise<void> {
  await until(async () => entriesSigned(directory) > entries, `more than ${entries} are signed`);
}

/** Waits until `/readyz` says what the operator has to do; the server answers all the while. */
export async function untilProblem({ url }: PreparedDirectory, problem: RegExp): Promise<void> {
  let said = '';
  await until(async () => {
    const answer = await fetch(`${url}/readyz`);
    said = await answer.text();
    assert.equal(answer.status, 200, said);
    return (JSON.parse(said) as { problems: string[] }).problems.some((one) => problem.test(one));
  }, `${problem} at /readyz`);
}

/** Something happens: a report is taken in. */
export async function fileReport(directory: PreparedDirectory, member: string): Promise<void> {
  const filed = await asNobody(directory)('POST', '/v1/reports', { body: reportOn(member) });
  assert.equal(filed.statusCode, 202, filed.text);
}

/** The keys by which anybody verifies the record of a data directory. */
export async function keysOf(directory: string): Promise<string> {
  const places = logPlaces(directory, { publicUrl: 'http://127.0.0.1' } as Configuration);
  const { signer } = await logDirectory(places, instantFromMs(Date.now()));
  return signer.keys.map(({ verifier }) => writeVerifierKey(verifier)).join('\n');
}

/** Verifies what a data directory has published, as anybody can. */
export async function verifyLog(
  directory: string,
  more: readonly string[] = [],
): Promise<Readonly<Record<string, unknown>>> {
  const log = join(directory, 'log');
  return await evenhand([
    'log',
    'verify',
    log,
    '--key',
    await keysOf(directory),
    ...more,
    '--json',
  ]);
}

/**
 * Over a database that is older than what was signed, a server serves and takes in, says why it
 * does not sign, and leaves the published record as it is.
 */
export async function assertSignsNothing(
  restored: PreparedDirectory,
  member: string,
  meanwhile: () => Promise<void> = async () => undefined,
): Promise<void> {
  const before = readFileSync(join(restored.path, 'log', 'checkpoint'));
  const { size } = JSON.parse(readFileSync(join(restored.path, 'evenhand.high-water'), 'utf8')) as {
    readonly size: number;
  };
  const server = await startServer(restored);
  try {
    const refusal = new RegExp(`holds \\d+ entries of the record, but ${size} were signed`);
    await untilProblem(restored, refusal);
    await fileReport(restored, member);
    await meanwhile();
  } finally {
    assert.equal(await server.end('SIGTERM'), 0, server.output());
  }
  assert.match(server.output(), /nothing is signed until then/);
  assert.deepEqual(readFileSync(join(restored.path, 'log', 'checkpoint')), before);
}
