import assert from 'node:assert/strict';
import { execFile, spawnSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { freePort } from '../../src/cli/demo/free-port.ts';

/** Where a distribution puts the programs; the package that other tests use has no backup. */
const PROGRAMS = '/usr/lib/postgresql/15/bin';
const OWNER = 'evenhand_owner';
const PASSWORD = 'postgres';

/** A PostgreSQL with an archive of its write-ahead log, put back as its manual says. */
export interface ArchivingPostgres {
  /** For the owner of the database, who is no superuser. */
  readonly url: string;
  /** The first column of the first row, as the superuser, who sees every community. */
  ask(sql: string): Promise<string>;
  takeBaseBackup(): Promise<void>;
  /** Resolves when everything that was committed is in the archive. */
  archived(): Promise<void>;
  stop(): Promise<void>;
  /**
   * Puts the base backup in the place of the data and plays the archive up to a moment, or to the
   * end of the history that the backup is from; then it takes in again, at the same port.
   */
  putBack(until: 'the end' | (string & {})): Promise<void>;
  remove(): Promise<void>;
}

/** Why there can be none here; undefined when there can. */
export function whyNoArchive(): string | undefined {
  if (!existsSync(join(PROGRAMS, 'pg_basebackup'))) return `no PostgreSQL 15 in ${PROGRAMS}`;
  return isRoot() && systemId('-u') === undefined ? 'no account named postgres' : undefined;
}

function isRoot(): boolean {
  return process.getuid?.() === 0;
}

function systemId(which: '-u' | '-g'): number | undefined {
  const { status, stdout } = spawnSync('id', [which, 'postgres'], { encoding: 'utf8' });
  return status === 0 ? Number(stdout) : undefined;
}

interface Cluster {
  readonly port: number;
  readonly dataDirectory: string;
  readonly base: string;
  readonly archive: string;
  readonly log: string;
  /** Runs a program of PostgreSQL, which refuses to be root. */
  run(program: string, words: readonly string[]): Promise<void>;
  /** Gives files that were made here to whoever runs the programs. */
  own(path: string): void;
}

async function prepareCluster(directory: string): Promise<Cluster> {
  const account = isRoot() ? { uid: systemId('-u') ?? 0, gid: systemId('-g') ?? 0 } : {};
  const own = (path: string): void => {
    if (account.uid !== undefined) chownSync(path, account.uid, account.gid);
  };
  chmodSync(directory, 0o755);
  const place = (name: string): string => {
    const path = join(directory, name);
    mkdirSync(path, { mode: 0o700 });
    own(path);
    return path;
  };
  const run = async (program: string, words: readonly string[]): Promise<void> => {
    await promisify(execFile)(join(PROGRAMS, program), words, {
      ...account,
      cwd: '/',
      env: { PGPASSWORD: PASSWORD, LC_ALL: 'C' },
    });
  };
  const [dataDirectory, base, archive] = [place('data'), place('base'), place('archive')];
  const log = join(place('log'), 'server.log');
  return { port: await freePort('127.0.0.1', 0), dataDirectory, base, archive, log, run, own };
}

async function initialise(cluster: Cluster, directory: string): Promise<void> {
  const { port, dataDirectory, archive, run, own } = cluster;
  const password = join(directory, 'password');
  writeFileSync(password, PASSWORD, { mode: 0o600 });
  own(password);
  await run('initdb', [
    ...['--pgdata', dataDirectory, '--username=postgres', `--pwfile=${password}`, '--no-sync'],
    ...['--auth=scram-sha-256', '--encoding=UTF8', '--locale=C'],
  ]);
  const settings = [
    `port = ${port}`,
    `listen_addresses = '127.0.0.1'`,
    `unix_socket_directories = ''`,
    `shared_buffers = '32MB'`,
    'archive_mode = on',
    `archive_command = 'test ! -f ${archive}/%f && cp %p ${archive}/%f'`,
  ];
  appendFileSync(join(dataDirectory, 'postgresql.conf'), `${settings.join('\n')}\n`);
}

/** Only where `whyNoArchive` has no reason against it. */
export async function archivingPostgres(): Promise<ArchivingPostgres> {
  const directory = mkdtempSync(join(tmpdir(), 'evenhand-archiving-'));
  const cluster = await prepareCluster(directory);
  await initialise(cluster, directory);
  const { port, dataDirectory, log, run } = cluster;
  const start = async (): Promise<void> =>
    await run('pg_ctl', ['start', '--wait', '--pgdata', dataDirectory, '--log', log]);
  await start();
  const ask = async (sql: string, database: string = OWNER): Promise<string> =>
    await askOnce(`postgres://postgres:${PASSWORD}@127.0.0.1:${port}/${database}`, sql);
  await ask(`CREATE ROLE ${OWNER} LOGIN PASSWORD '${OWNER}'`, 'postgres');
  await ask(
    `CREATE DATABASE ${OWNER} OWNER ${OWNER} ENCODING 'UTF8' TEMPLATE template0`,
    'postgres',
  );
  const stop = async (): Promise<void> =>
    await run('pg_ctl', ['stop', '--wait', '--mode=fast', '--pgdata', dataDirectory]);
  return {
    url: `postgres://${OWNER}:${OWNER}@127.0.0.1:${port}/${OWNER}`,
    ask,
    takeBaseBackup: async () =>
      await run('pg_basebackup', [
        ...['--pgdata', cluster.base, '--checkpoint=fast', '--no-sync'],
        ...['--host=127.0.0.1', `--port=${port}`, '--username=postgres'],
      ]),
    archived: async () => {
      const last = await ask('SELECT pg_walfile_name(pg_switch_wal())');
      const newest = `SELECT coalesce(last_archived_wal, '') >= '${last}' FROM pg_stat_archiver`;
      while ((await ask(newest)) !== 'true') await setTimeout(50);
    },
    stop,
    putBack: async (until) => {
      replaceByBackup(cluster, until);
      await start();
      while ((await ask('SELECT pg_is_in_recovery()')) !== 'false') await setTimeout(50);
    },
    remove: async () => {
      await stop().catch(() => undefined);
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

function replaceByBackup({ dataDirectory, base, archive, own }: Cluster, until: string): void {
  rmSync(dataDirectory, { recursive: true });
  cpSync(base, dataDirectory, { recursive: true, preserveTimestamps: true });
  const settings = [
    `restore_command = 'cp ${archive}/%f %p'`,
    // Else the newest history is followed: that of whoever went back before.
    `recovery_target_timeline = 'current'`,
    ...(until === 'the end'
      ? []
      : [`recovery_target_time = '${until}'`, `recovery_target_action = 'promote'`]),
  ];
  appendFileSync(join(dataDirectory, 'postgresql.conf'), `${settings.join('\n')}\n`);
  writeFileSync(join(dataDirectory, 'recovery.signal'), '');
  chmodSync(dataDirectory, 0o700);
  if (isRoot()) {
    own(dataDirectory);
    assert.equal(spawnSync('chown', ['-R', '--reference', dataDirectory, dataDirectory]).status, 0);
  }
}

async function askOnce(url: string, sql: string): Promise<string> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    const { rows } = await client.query<unknown[]>({ text: sql, rowMode: 'array' });
    return String(rows[0]?.[0]);
  } finally {
    await client.end();
  }
}
