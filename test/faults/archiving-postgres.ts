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

/** A PostgreSQL that keeps its write-ahead log, and can be put back to a moment. */
export class ArchivingPostgres {
  readonly #programs: string;
  readonly #port: number;
  readonly #owner: SystemUser = systemUser();
  readonly #place: string = mkdtempSync(join(tmpdir(), 'evenhand-archiving-'));
  readonly #archive: string;
  readonly #base: string;
  /** Where the server that runs keeps everything. */
  #cluster: string;

  private constructor(programs: string, port: number) {
    this.#programs = programs;
    this.#port = port;
    chmodSync(this.#place, 0o755);
    this.#archive = this.#folder('archive');
    this.#base = this.#folder('base');
    this.#cluster = this.#folder('first');
  }

  static async start(programs: string): Promise<ArchivingPostgres> {
    const postgres = new ArchivingPostgres(programs, await freePort('127.0.0.1', 0));
    const words = ['--username=postgres', '--auth=trust', '--encoding=UTF8', '--locale=C'];
    await postgres.#run('initdb', ['-D', postgres.#cluster, ...words]);
    await postgres.#start();
    await postgres.#ask(`CREATE ROLE ${OWNER} LOGIN PASSWORD '${OWNER}'`);
    const options = "ENCODING 'UTF8' TEMPLATE template0";
    await postgres.#ask(`CREATE DATABASE ${OWNER} OWNER ${OWNER} ${options}`);
    return postgres;
  }

  /** For the owner of the database, who is no superuser. */
  get url(): string {
    return `postgres://${OWNER}:${OWNER}@127.0.0.1:${this.#port}/${OWNER}`;
  }

  /** Takes a base backup beside whatever runs. */
  async backup(): Promise<void> {
    const from = ['--host=127.0.0.1', `--port=${this.#port}`, '--username=postgres'];
    await this.#run('pg_basebackup', [`--pgdata=${this.#base}`, '--checkpoint=fast', ...from]);
  }

  /** The moment by the clock that stands in the write-ahead log. */
  async now(): Promise<string> {
    return String((await this.#ask('SELECT clock_timestamp()::text AS now'))['now']);
  }

  /** Waits until everything that was committed is in the archive. */
  async archived(): Promise<void> {
    const { name } = await this.#ask('SELECT pg_walfile_name(pg_switch_wal()) AS name');
    while (!existsSync(join(this.#archive, String(name)))) await setTimeout(50);
  }

  /** Stops, puts the base backup back, starts over the archive: to a moment, or to its end. */
  async putBack(moment?: string): Promise<void> {
    await this.#run('pg_ctl', ['stop', '-w', '-D', this.#cluster, '-m', 'fast']);
    this.#cluster = this.#folder(moment === undefined ? 'to-the-end' : 'to-a-moment');
    await this.#run('cp', ['-a', `${this.#base}/.`, this.#cluster], '/bin');
    const settings = [
      `restore_command = 'cp ${this.#archive}/%f "%p"'`,
      // The history that the backup is part of, and not the one that an earlier way back began.
      "recovery_target_timeline = 'current'",
      "recovery_target_action = 'promote'",
      moment === undefined ? '' : `recovery_target_time = '${moment}'`,
    ];
    appendFileSync(join(this.#cluster, 'postgresql.auto.conf'), `${settings.join('\n')}\n`);
    writeFileSync(join(this.#cluster, 'recovery.signal'), '');
    await this.#start();
    const recovers = async (): Promise<unknown> =>
      (await this.#ask('SELECT pg_is_in_recovery() AS recovers'))['recovers'];
    while ((await recovers()) === true) await setTimeout(50);
  }

  remove(): void {
    const stop = ['stop', '-D', this.#cluster, '-m', 'immediate'];
    spawnSync(join(this.#programs, 'pg_ctl'), stop, this.#owner);
    rmSync(this.#place, { recursive: true, force: true });
  }

  async #start(): Promise<void> {
    const options = [
      ...[`-p ${this.#port}`, '-c listen_addresses=127.0.0.1', '-c unix_socket_directories='],
      ...['-c archive_mode=on', `-c archive_command="cp %p ${this.#archive}/%f"`],
      ...['-c shared_buffers=32MB', '-c max_wal_senders=3'],
    ];
    const log = join(this.#cluster, 'server.log');
    const words = ['start', '-w', '-D', this.#cluster, '-l', log, '-o', options.join(' ')];
    await this.#run('pg_ctl', words);
  }

  async #run(
    program: string,
    words: readonly string[],
    from: string = this.#programs,
  ): Promise<void> {
    // Nothing is piped: a server that it starts would hold on to the pipe.
    const options = { cwd: this.#place, ...this.#owner, stdio: 'ignore' } as const;
    const [exit] = await once(spawn(join(from, program), words, options), 'close');
    assert.equal(exit, 0, `${program} ended with ${exit}`);
  }

  async #ask(text: string): Promise<Readonly<Record<string, unknown>>> {
    const address = { host: '127.0.0.1', port: this.#port, user: 'postgres' };
    const client = new pg.Client({ ...address, database: 'postgres' });
    await client.connect();
    const { rows } = await client.query<Record<string, unknown>>(text);
    await client.end();
    return rows[0] ?? {};
  }

  #folder(name: string): string {
    const path = join(this.#place, name);
    mkdirSync(path, { mode: 0o700 });
    const { uid, gid } = this.#owner;
    if (uid !== undefined && gid !== undefined) chownSync(path, uid, gid);
    return path;
  }
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
