import assert from 'node:assert/strict';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import { CONFIGURATION_FILE } from '../../src/cli/configuration.ts';
import { freePort } from '../../src/cli/demo/free-port.ts';
import { seededRandom } from '../../src/replay/seeded-random.ts';
import { endTestingDatabase, testingDatabase } from '../../src/store/postgres/testing-database.ts';
import { reportOn } from '../server/case-work.ts';
import {
  evenhand,
  type PreparedDirectory,
  prepareDirectory,
  type RunningServer,
  startServer,
} from '../server/running-server.ts';
import { asNobody, asPlatform } from '../server/talk.ts';
import { amount } from './amount.ts';

const STARTS = amount(100, 1);
const COPIES = amount(20, 1);
const SEED = 20_261_126;
const PATIENCE_MS = 60_000;

after(endTestingDatabase);

/** The same data directory at another port. */
async function besides(directory: PreparedDirectory): Promise<PreparedDirectory> {
  const port = await freePort('127.0.0.1', 0);
  return { ...directory, port, url: `http://127.0.0.1:${port}` };
}

test(`F15 of two servers started over one data directory one serves, the other says why, ${STARTS} times`, async (context) => {
  const directory = await prepareDirectory();
  const both = [directory, await besides(directory)];
  const random = seededRandom(SEED);
  const winners: [number, number] = [0, 0];
  for (let number = 0; number < STARTS; number += 1) {
    const starting = await Promise.allSettled(both.map(startServer));
    const [lost, ...more] = starting.filter((one) => one.status === 'rejected');
    const servers = starting.filter((one) => one.status === 'fulfilled').map(({ value }) => value);
    assert.equal(servers.length, 1, `start ${number}`);
    assert.equal(more.length, 0);
    assert.match(String(lost?.reason), /The data directory is in use by another Evenhand server/);
    winners[starting[0]?.status === 'fulfilled' ? 0 : 1] += 1;
    const [server] = servers;
    assert.equal((await fetch(`${server?.url}/readyz`)).status, 200);
    // However it ends, it leaves no lock behind.
    await server?.end(random.pick(['SIGKILL', 'SIGTERM']));
  }
  directory.remove();
  context.diagnostic(JSON.stringify({ seed: SEED, starts: STARTS, winners }));
});

/** Databases of a test's own, each a copy of another one that nobody is connected to. */
class Databases {
  readonly #admin: pg.Client;
  readonly #url: string;
  readonly #owner: string;
  #made = 0;

  private constructor(admin: pg.Client, url: string) {
    this.#admin = admin;
    this.#url = url;
    this.#owner = new URL(url).username;
  }

  static async open(): Promise<Databases> {
    const { url, adminUrl } = await testingDatabase();
    const admin = new pg.Client(adminUrl);
    await admin.connect();
    return new Databases(admin, url);
  }

  async copyOf(name: string): Promise<string> {
    this.#made += 1;
    const copy = `${this.#owner}_${this.#made}`;
    await this.#admin.query(`CREATE DATABASE ${copy} OWNER ${this.#owner} TEMPLATE ${name}`);
    return copy;
  }

  urlOf(name: string): string {
    const url = new URL(this.#url);
    url.pathname = `/${name}`;
    return url.href;
  }

  async drop(name: string): Promise<void> {
    await this.#admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
  }

  async close(): Promise<void> {
    await this.#admin.end();
  }
}

/** Starts a server over a data directory and a database that its configuration may not name. */
async function startOver(directory: PreparedDirectory, url: string): Promise<RunningServer> {
  const path = join(directory.path, CONFIGURATION_FILE);
  const known = JSON.parse(readFileSync(path, 'utf8')) as object;
  writeFileSync(path, JSON.stringify({ ...known, database: { url } }));
  return await startServer(directory);
}

/** Why the record is not signed, as each server says; both have looked once one is refused. */
async function refusals(both: readonly PreparedDirectory[]): Promise<readonly string[]> {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    const said: string[] = [];
    for (const one of both) {
      const ready = await asNobody(one)('GET', '/readyz');
      assert.equal(ready.statusCode, 200, ready.text);
      const problems = ready.at('/problems') as readonly string[];
      said.push(problems.filter((problem) => problem.includes('nothing is signed')).join());
    }
    if (said.some((one) => one !== '')) return said;
    assert.ok(Date.now() < end, 'nobody was refused');
    await setTimeout(50);
  }
}

test(`F15 L1 of two servers over copies of one PostgreSQL database one signs, the other says why, ${COPIES} times`, async (context) => {
  const databases = await Databases.open();
  const kept = mkdtempSync(join(tmpdir(), 'evenhand-kept-'));
  let base = await databases.copyOf('template0');
  const directory = await prepareDirectory({ database: databases.urlOf(base) });
  const both = [directory, await besides(directory)] as const;
  const checkpoint = join(directory.path, 'log', 'checkpoint');
  const reasons = { another: 0, older: 0 };
  const winners: [number, number] = [0, 0];
  const first = await startServer(directory);
  const key = (await (await fetch(`${directory.url}/log/key`)).text()).trim();
  assert.equal(await first.end('SIGTERM'), 0, first.output());
  for (let number = 1; number <= COPIES; number += 1) {
    copyFileSync(checkpoint, join(kept, String(number)));
    const copy = await databases.copyOf(base);
    const servers = [
      await startOver(both[0], databases.urlOf(base)),
      await startOver(both[1], databases.urlOf(copy)),
    ] as const;
    await Promise.all(
      both.map(async (one, at) => {
        const body = reportOn(`m-${number}-${at}`);
        const filed = await asPlatform(one)('POST', '/v1/reports', { body });
        assert.equal(filed.statusCode, 202, filed.text);
      }),
    );
    const said = await refusals(both);
    const winner = said[0] === '' ? 0 : 1;
    assert.equal(said[winner], '', 'the other one signs');
    winners[winner] += 1;
    reasons[said[1 - winner]?.includes('another history') ? 'another' : 'older'] += 1;
    for (const server of servers) assert.equal(await server.end('SIGTERM'), 0, server.output());
    const log = join(directory.path, 'log');
    const words = ['log', 'verify', log, '--key', key, '--earlier', kept, '--json'];
    assert.equal((await evenhand(words))['ok'], true);
    await databases.drop(winner === 0 ? copy : base);
    base = winner === 0 ? base : copy;
  }
  await databases.drop(base);
  await databases.close();
  directory.remove();
  rmSync(kept, { recursive: true });
  context.diagnostic(JSON.stringify({ copies: COPIES, winners, reasons }));
});
