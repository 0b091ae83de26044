import assert from 'node:assert/strict';
import { tmpdir } from 'node:os';
import { after, before, test } from 'node:test';
import { runCommandLine } from '../../src/cli/run.ts';
import {
  type PreparedDirectory,
  prepareDirectory,
  type RunningServer,
  startServer,
} from './running-server.ts';

let directory: PreparedDirectory;
let elsewhere: PreparedDirectory;
let server: RunningServer;

before(async () => {
  directory = await prepareDirectory();
  elsewhere = await prepareDirectory({ configuration: { publicUrl: directory.url } });
  server = await startServer(directory);
});
after(async () => {
  await server.end('SIGTERM');
  directory.remove();
  elsewhere.remove();
});

async function examined({ path }: PreparedDirectory): Promise<string> {
  let printed = '';
  await runCommandLine(['doctor', '--directory', path], {
    cwd: tmpdir(),
    write: (text) => {
      printed += text;
    },
    writeError: () => undefined,
  });
  return printed;
}

test('the doctor asks the public address while the server runs, and knows its log', async () => {
  assert.match(await examined(directory), /^ok {2}outside view: .* with the log of this data dir/m);
  assert.match(await examined(elsewhere), /^ ! {2}outside view: .*another log or none/m);
});
