import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  appendFileSync,
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import { freePort } from '../../src/cli/demo/free-port.ts';

/** A PostgreSQL that keeps its write-ahead log, and can be put back to a moment. */
export interface ArchivingPostgres {
  /** For the owner of the database, who is no superuser. */
  readonly url: string;
  /** Takes a base backup beside whatever runs. */
  backup(): Promise<void>;
  /** The moment by the clock that stands in the write-ahead log. */
  now(): Promise<string>;
  /** Waits until everything that was committed is in the archive. */
  archived(): Promise<void>;
  /**
   * Stops, puts the base backup back and starts over the archive: up to a moment, or to its end.
   */
  putBack(moment?: string): Promise<void>;
  remove(): void;
}

const OWNER = 'evenhand_owner';

/** Where the programs of a PostgreSQL lie that has `pg_basebackup`; undefined without one. */
export function postgresPrograms(): string | undefined {
  const versions = '/usr/lib/postgresql';
  if (!existsSync(versions)) return undefined;
  return readdirSync(versions)
    .map((version) => join(versions, version, 'bin'))
    .filter((place) => existsSync(join(place, 'pg_basebackup')))
    .toSorted()
    .at(-1);
}

export async function archivingPostgres(programs: string): Promise<ArchivingPostgres> {
  const place = mkdtempSync(join(tmpdir(), 'evenhand-archiving-'));
  const owner = systemUser();
  chmodSync(place, 0o755);
  const archive = folder(place, 'archive', owner);
  const port = await freePort('127.0.0.1', 0);
  const runs = async (program: string, ...words: readonly string[]): Promise<void> => {
    // Nothing is piped: a server that it starts would hold on to the pipe.
    const options = { cwd: place, ...owner, stdio: 'ignore' } as const;
    const [exit] = await once(spawn(join(programs, program), words, options), 'close');
    assert.equal(exit, 0, `${program} ended with ${exit}`);
  };
  const start = async (data: string): Promise<void> => {
    const options = [
      ...['-p', String(port), '-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='],
      ...['-c', 'archive_mode=on', '-c', `archive_command="cp %p ${archive}/%f"`],
      ...['-c', 'shared_buffers=32MB', '-c', 'max_wal_senders=3'],
    ];
    const log = join(data, 'server.log');
    await runs('pg_ctl', 'start', '-w', '-D', data, '-l', log, '-o', options.join(' '));
  };
  let data = folder(place, 'data-0', owner);
  await runs(
    'initdb',
    '-D',
    data,
    '-U',
    'postgres',
    '--auth=trust',
    '--encoding=UTF8',
    '--locale=C',
  );
  await start(data);
  const address = { host: '127.0.0.1', port, user: 'postgres', database: 'postgres' };
  const ask = async (text: string): Promise<Record<string, unknown>> => {
    const client = new pg.Client(address);
    await client.connect();
    const { rows } = await client.query(text);
    await client.end();
    return (rows[0] ?? {}) as Record<string, unknown>;
  };
  await ask(`CREATE ROLE ${OWNER} LOGIN PASSWORD '${OWNER}'`);
  await ask(`CREATE DATABASE ${OWNER} OWNER ${OWNER} ENCODING 'UTF8' TEMPLATE template0`);
  const base = folder(place, 'base', owner);
  let times = 0;
  return {
    url: `postgres://${OWNER}:${OWNER}@127.0.0.1:${port}/${OWNER}`,
    backup: async () => {
      const from = ['--host=127.0.0.1', `--port=${port}`, '--username=postgres'];
      await runs('pg_basebackup', `--pgdata=${base}`, '--checkpoint=fast', ...from);
    },
    now: async () => String((await ask('SELECT clock_timestamp()::text AS now'))['now']),
    archived: async () => {
      const { name } = await ask('SELECT pg_walfile_name(pg_switch_wal()) AS name');
      while (!existsSync(join(archive, String(name)))) await setTimeout(50);
    },
    putBack: async (moment) => {
      await runs('pg_ctl', 'stop', '-w', '-D', data, '-m', 'fast');
      times += 1;
      data = join(place, `data-${times}`);
      copyAs(owner, base, data);
      const target = moment === undefined ? '' : `recovery_target_time = '${moment}'\n`;
      // The history that the backup is part of, and not the one that an earlier way back began.
      const settings = [
        `restore_command = 'cp ${archive}/%f "%p"'`,
        "recovery_target_timeline = 'current'",
        "recovery_target_action = 'promote'",
      ];
      appendFileSync(join(data, 'postgresql.auto.conf'), `${settings.join('\n')}\n${target}`);
      writeFileSync(join(data, 'recovery.signal'), '');
      await start(data);
      while ((await ask('SELECT pg_is_in_recovery() AS on'))['on'] === true) await setTimeout(50);
    },
    remove: () => {
      spawnSync(join(programs, 'pg_ctl'), ['stop', '-D', data, '-m', 'immediate'], owner);
      rmSync(place, { recursive: true, force: true });
    },
  };
}

type SystemUser = Readonly<Partial<Record<'uid' | 'gid', number>>>;

/** PostgreSQL does not run as root; whoever is not root runs it as themselves. */
function systemUser(): SystemUser {
  if (process.getuid?.() !== 0) return {};
  const of = (option: string): number => {
    const { stdout } = spawnSync('id', [option, 'postgres'], { encoding: 'utf8' });
    return Number(stdout.trim());
  };
  return { uid: of('-u'), gid: of('-g') };
}

function folder(place: string, name: string, { uid, gid }: SystemUser): string {
  const path = join(place, name);
  mkdirSync(path, { mode: 0o700 });
  if (uid !== undefined && gid !== undefined) chownSync(path, uid, gid);
  return path;
}

function copyAs(owner: SystemUser, from: string, to: string): void {
  folder(join(to, '..'), to.slice(to.lastIndexOf('/') + 1), owner);
  const copied = spawnSync('cp', ['-a', `${from}/.`, to], owner);
  assert.equal(copied.status, 0, String(copied.stderr));
}
