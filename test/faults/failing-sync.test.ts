import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { activity, reportOn } from '../server/case-work.ts';
import {
  COMMAND_LINE,
  type PreparedDirectory,
  prepareDirectory,
  startServer,
} from '../server/running-server.ts';
import { asPlatform } from '../server/talk.ts';
import { amount } from './amount.ts';
import { examineRecord } from './examine-record.ts';
import { traceless } from './traced.ts';

/** The sync that fails, counted from the start of the server, and the file it is for. */
const failures = [
  { file: 'evenhand.sqlite-wal', at: 12 },
  { file: 'evenhand.keys-wal', at: 6 },
  { file: 'log/checkpoint.new', at: 3 },
  { file: 'evenhand.high-water.new', at: 3 },
] as const;

/** Sends activities until nobody answers any more; gives what was acknowledged. */
async function sendUntilTheEnd(
  directory: PreparedDirectory,
  over: () => boolean,
): Promise<readonly string[]> {
  const platform = asPlatform(directory);
  const acknowledged: string[] = [];
  for (let round = 0; !over(); round += 1) {
    const id = `sync-${round}`;
    const body = [activity(id, { data: { actor: { id: `m-${round}` } } })];
    const answer = await platform('POST', '/v1/activities', { body }).catch(() => undefined);
    if (answer?.statusCode === 202) acknowledged.push(id);
    else await setTimeout(20);
    // Something for the record, too.
    const report = { body: reportOn(`m-${round}`) };
    if (round % 10 === 0) await platform('POST', '/v1/reports', report).catch(() => undefined);
  }
  return acknowledged;
}

for (const { file, at } of failures.slice(0, amount(failures.length, 1))) {
  test(`F04 a server ends, and not with 0, when ${file} cannot be synced; the next one goes on`, {
    skip: traceless,
  }, async () => {
    const directory = await prepareDirectory();
    const injected = ['-P', join(directory.path, file), '-e', 'trace=fsync,fdatasync'];
    const fault = ['-e', `inject=fsync,fdatasync:error=EIO:when=${at}`];
    const server = [process.execPath, COMMAND_LINE, 'serve', '--directory', directory.path];
    const words = ['-f', '-qq', '-o', '/dev/null', ...injected, ...fault, ...server];
    const child = spawn('strace', [...words, '--port', String(directory.port)], {
      stdio: ['ignore', 'ignore', 'pipe'],
      // One thread writes the files of the record, so that its calls are counted together.
      env: { ...process.env, UV_THREADPOOL_SIZE: '1' },
    });
    const complained: Buffer[] = [];
    child.stderr.on('data', (chunk: Buffer) => complained.push(chunk));
    let over = false;
    const ended = once(child, 'close').finally(() => {
      over = true;
    });
    const acknowledged = await sendUntilTheEnd(directory, () => over);
    const [code] = (await ended) as [number | null];
    const said = Buffer.concat(complained).toString('utf8');
    assert.equal(code, 1, said);
    assert.match(said, /"level":"fatal"/);
    const next = await startServer(directory);
    const body = acknowledged.map((id) => activity(id));
    const known = await asPlatform(directory)('POST', '/v1/activities', { body });
    for (const [index, id] of acknowledged.entries()) {
      assert.equal(known.at(`/items/${index}/result`), 'duplicate', `${id} is lost`);
    }
    assert.ok(acknowledged.length > 0);
    assert.equal(await next.end('SIGTERM'), 0, next.output());
    await examineRecord(directory.path);
    directory.remove();
  });
}
