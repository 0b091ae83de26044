import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import {
  type PreparedDirectory,
  prepareDirectory,
  type RunningServer,
  startServer,
} from './running-server.ts';
import { type Ask, asPlatform, assertProblem } from './talk.ts';

const hostile = new URL('../../../shared/data/bad-inputs/ssrf-urls.json', import.meta.url);
const absent: string | false = existsSync(hostile) ? false : 'the shared addresses are not present';

let directory: PreparedDirectory;
let server: RunningServer;
let platform: Ask;

before(async () => {
  directory = await prepareDirectory({ configuration: { allowLoopbackWebhooks: false } });
  server = await startServer(directory);
  platform = asPlatform(directory);
});
after(async () => {
  assert.equal(await server.end('SIGTERM'), 0);
  directory.remove();
});

const inside: readonly string[] = [
  'http://127.0.0.1/',
  'https://127.0.0.1/',
  'https://localhost/',
  'https://[::1]/',
  'https://[::ffff:10.0.0.1]/',
  'https://169.254.169.254/latest/meta-data/',
  'https://10.1.2.3/',
  'https://0x7f000001/',
  'https://2130706433/',
  'https://db.internal/',
  'https://name:word@hooks.example.org/',
  'https://hooks.example.org:22/',
  'ftp://hooks.example.org/',
  'file:///etc/passwd',
  'not an address',
  '',
];

for (const url of inside) {
  test(`no webhook goes to ${url || 'nowhere'}`, async () => {
    const body = { url, topics: ['decision.issued'] };
    const answer = await platform('POST', '/v1/webhooks', { body });
    const code = url === '' ? 'invalid_value' : 'url_not_allowed';
    assertProblem(answer, { statusCode: 400, code, pointer: '/url' });
  });
}

test('no webhook goes where the hostile addresses lead', { skip: absent }, async () => {
  const { urls } = JSON.parse(readFileSync(hostile, 'utf8')) as {
    readonly urls: readonly { readonly url: string; readonly expect: string }[];
  };
  for (const { url } of urls.filter(({ expect }) => expect === 'refuse')) {
    const body = { url, topics: ['decision.issued'] };
    const answer = await platform('POST', '/v1/webhooks', { body });
    assert.equal(answer.statusCode, 400, `${url}: ${answer.text}`);
  }
  const list = await platform('GET', '/v1/webhooks');
  assert.deepEqual(list.at('/items'), []);
});

test('a public address is taken, and a topic that does not exist is not', async () => {
  const url = 'https://hooks.example.org/evenhand';
  const unknown = { url, topics: ['member.banned'] };
  assertProblem(await platform('POST', '/v1/webhooks', { body: unknown }), {
    statusCode: 400,
    code: 'invalid_value',
    pointer: '/topics/0',
  });
  const added = await platform('POST', '/v1/webhooks', {
    body: { url, topics: ['decision.issued'] },
  });
  assert.equal(added.statusCode, 201, added.text);
});
