import assert from 'node:assert/strict';
import { test } from 'node:test';
import { platforms, signed } from './platform-delivery.ts';
import { prepareDirectory, startServer } from './running-server.ts';
import { asNobody, assertProblem } from './talk.ts';

test('a platform nobody set up answers 503, whatever is sent and however signed', async () => {
  const directory = await prepareDirectory();
  const server = await startServer(directory);
  const nobody = asNobody(directory);
  for (const platform of platforms) {
    const { body, headers } = signed(platform, '{"ping":"OK"}');
    const answer = await nobody('POST', `/v1/intake/${platform}`, { body, headers, key: '' });
    assertProblem(answer, { statusCode: 503, code: 'not_configured' });
    assert.match(answer.headers.get('retry-after') ?? '', /^\d+$/);
  }
  const elsewhere = await nobody('POST', '/v1/intake/elsewhere', { body: '{}', key: '' });
  assertProblem(elsewhere, { statusCode: 404, code: 'not_found' });
  assert.equal(await server.end('SIGTERM'), 0);
  directory.remove();
});
