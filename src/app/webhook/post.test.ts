import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import { type AddressInfo, createServer as createSocketServer } from 'node:net';
import { test } from 'node:test';
import { type PostOutcome, postWebhook, type WebhookPost } from './post.ts';

const options = {
  headers: { 'webhook-id': 'msg_1' },
  body: '{"type":"decision.issued"}',
  timeoutMs: 5_000,
  answerBytesMax: 65_536,
  allowLoopback: true,
} as const satisfies Omit<WebhookPost, 'url'>;

async function withReceiver<Value>(
  listener: RequestListener,
  run: (url: string) => Promise<Value>,
): Promise<Value> {
  const server: Server = createServer(listener);
  await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle));
  try {
    return await run(`http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`);
  } finally {
    server.closeAllConnections();
    await new Promise((settle) => server.close(settle));
  }
}

test('the body and the headers arrive byte for byte', async () => {
  const received: { body: string; id: unknown; type: unknown; method: unknown }[] = [];
  const body = '{"text":"schön 😀"}';
  const outcome = await withReceiver(
    (request, answer) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const { headers, method } = request;
        const text = Buffer.concat(chunks).toString();
        received.push({
          body: text,
          id: headers['webhook-id'],
          type: headers['content-type'],
          method,
        });
        answer.writeHead(204).end();
      });
    },
    (url) => postWebhook({ ...options, url, body }),
  );
  assert.deepEqual(outcome, { status: 204 });
  assert.deepEqual(received, [{ body, id: 'msg_1', type: 'application/json', method: 'POST' }]);
});

test('a redirect is an answer and is not followed', async () => {
  let requests = 0;
  const outcome = await withReceiver(
    (request, answer) => {
      requests += 1;
      answer.writeHead(302, { location: `http://${request.headers.host}/elsewhere` }).end();
    },
    (url) => postWebhook({ ...options, url }),
  );
  assert.deepEqual(outcome, { status: 302, problem: 'redirect_not_followed' });
  assert.equal(requests, 1);
});

test('Retry-After is handed on', async () => {
  const outcome = await withReceiver(
    (_, answer) => answer.writeHead(429, { 'retry-after': '120' }).end('later'),
    (url) => postWebhook({ ...options, url }),
  );
  assert.deepEqual(outcome, { status: 429, retryAfter: '120' });
});

test('an endless answer is cut off and counts as a failure', async () => {
  const outcome = await withReceiver(
    (_, answer) => {
      const chunk = Buffer.alloc(65_536);
      answer.writeHead(200);
      const more = (): void => {
        while (!answer.destroyed && answer.write(chunk)) {}
      };
      answer.on('drain', more);
      more();
    },
    (url) => postWebhook({ ...options, url }),
  );
  assert.deepEqual(outcome, { status: null, problem: 'answer_too_large' });
});

test('a receiver that never answers, or never ends, runs into the deadline', async () => {
  const silent = await withReceiver(
    () => {},
    (url) => postWebhook({ ...options, url, timeoutMs: 30 }),
  );
  assert.deepEqual(silent, { status: null, problem: 'timeout' });
  const endless = await withReceiver(
    (_, answer) => void answer.writeHead(200).write('{'),
    (url) => postWebhook({ ...options, url, timeoutMs: 100 }),
  );
  assert.deepEqual(endless, { status: null, problem: 'timeout' });
});

test('a closed port, a broken answer and a name that does not exist are outcomes', async () => {
  const closed = await withReceiver(
    () => {},
    (url) => Promise.resolve(url),
  );
  assert.equal((await postWebhook({ ...options, url: closed })).problem, 'connection_failed');
  const broken = await withReceiver(
    (_, answer) => answer.socket?.end('not http\r\n\r\n'),
    (url) => postWebhook({ ...options, url }),
  );
  assert.equal(broken.problem, 'connection_failed');
  const unknown = await postWebhook({
    ...options,
    url: 'https://hooks.example.org/',
    resolve: () => Promise.reject(Object.assign(new Error('no such name'), { code: 'ENOTFOUND' })),
  });
  assert.deepEqual(unknown, { status: null, problem: 'name_not_found' });
});

/** Counts connections to a socket of this machine while posting; there must be none. */
async function connectionsWhile(run: (port: number) => Promise<void>): Promise<number> {
  let connections = 0;
  const sentinel = createSocketServer((socket) => {
    connections += 1;
    socket.destroy();
  });
  await new Promise<void>((settle) => sentinel.listen(0, '127.0.0.1', settle));
  await run((sentinel.address() as AddressInfo).port);
  await new Promise((settle) => sentinel.close(settle));
  return connections;
}

test('a name that leads inside is refused when connecting, also when only one address does', async () => {
  const outcomes: PostOutcome[] = [];
  const connections = await connectionsWhile(async () => {
    for (const address of ['127.0.0.1', '10.0.0.8', '169.254.169.254', '168.63.129.16']) {
      const inside = { address, family: 4 };
      const publicOne = { address: '93.184.216.34', family: 4 };
      for (const addresses of [[inside], [publicOne, inside], []]) {
        const resolve = (): Promise<typeof addresses> => Promise.resolve(addresses);
        const url = 'https://rebinding.example.org/';
        outcomes.push(await postWebhook({ ...options, url, allowLoopback: false, resolve }));
      }
    }
  });
  assert.equal(connections, 0);
  for (const outcome of outcomes) {
    assert.deepEqual(outcome, { status: null, problem: 'blocked_address' });
  }
});

test('a name is resolved once: what was checked is what is connected to', async () => {
  let resolved = 0;
  const outcome = await withReceiver(
    (_, answer) => answer.writeHead(200).end(),
    (url) =>
      postWebhook({
        ...options,
        url: url.replace('127.0.0.1', 'localhost'),
        resolve: () => {
          resolved += 1;
          const address = resolved === 1 ? '127.0.0.1' : '10.0.0.8';
          return Promise.resolve([{ address, family: 4 }]);
        },
      }),
  );
  assert.deepEqual(outcome, { status: 200 });
  assert.equal(resolved, 1);
});

const list = new URL('../../../../shared/data/bad-inputs/ssrf-urls.json', import.meta.url);
const absent = existsSync(list) ? false : 'the shared list of addresses is not present';

test('no refused address of the public list is connected to', { skip: absent }, async () => {
  const { urls } = JSON.parse(readFileSync(list, 'utf8')) as {
    urls: { url: string; expect: string }[];
  };
  const connections = await connectionsWhile(async (port) => {
    for (const { url } of urls.filter(({ expect }) => expect === 'refuse')) {
      for (const target of [url, url.replace(/(127\.0\.0\.1|localhost)\/?$/i, `$1:${port}/`)]) {
        const resolve = () => Promise.resolve([{ address: '127.0.0.1', family: 4 }]);
        const outcome = await postWebhook({
          ...options,
          url: target,
          allowLoopback: false,
          resolve,
        });
        assert.equal(outcome.status, null, target);
      }
    }
  });
  assert.equal(connections, 0);
});
