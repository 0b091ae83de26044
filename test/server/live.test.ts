import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { reportedCase, reportOn } from './case-work.ts';
import { type PreparedDirectory, prepareDirectory, startServer } from './running-server.ts';
import { asNobody, asStaff, cookieFrom } from './talk.ts';

let directory: PreparedDirectory;

before(async () => {
  directory = await prepareDirectory();
});
after(() => directory.remove());

test('who listens hears over a real line, and keeps no server from ending', async () => {
  const server = await startServer(directory);
  const handler = await asStaff(directory, 'moderator-1');
  const path = await reportedCase({ reporter: asNobody(directory), handler }, reportOn('m-0412'));
  const cookie = await cookieFrom(directory.signIn['moderator-2']);
  const response = await fetch(`${server.url}/m/live`, { headers: { cookie } });
  assert.equal(response.status, 200);
  assert.ok(response.body !== null);
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  assert.match((await reader.read()).value ?? '', /data: \{\}/);
  await handler('POST', `${path}/lease`, { body: {} });
  const id = path.split('/').at(-1);
  assert.equal((await reader.read()).value, `data: {"${id}":"moderator-1"}\n\n`);
  assert.equal(await server.end('SIGTERM'), 0, server.output());
  await reader.read().catch(() => undefined);
});
