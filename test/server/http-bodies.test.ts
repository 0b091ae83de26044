import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { activity, openCases, reportOn } from './case-work.ts';
import {
  type PreparedDirectory,
  prepareDirectory,
  type RunningServer,
  startServer,
} from './running-server.ts';
import { type Ask, asPlatform, asStaff, assertProblem, assertRefusedOrTaken } from './talk.ts';

const badInputs = new URL('../../../shared/data/bad-inputs/', import.meta.url);
const absent: string | false = existsSync(badInputs) ? false : 'the shared inputs are not present';

let directory: PreparedDirectory;
let server: RunningServer;
let platform: Ask;
let moderator: Ask;

before(async () => {
  directory = await prepareDirectory();
  server = await startServer(directory);
  platform = asPlatform(directory);
  moderator = await asStaff(directory, 'moderator-1');
});
after(async () => {
  assert.equal(await server.end('SIGTERM'), 0);
  assert.doesNotMatch(server.output(), /"level":"error"/, 'nobody was surprised');
  directory.remove();
});

function read(name: string): unknown {
  return JSON.parse(readFileSync(new URL(name, badInputs), 'utf8'));
}

const unreadable: readonly (readonly [name: string, body: string | Uint8Array, code: string])[] = [
  ['no JSON at all', 'text=hello', 'invalid_json'],
  ['nothing', '', 'invalid_json'],
  ['cut in the middle', '{"text": "hel', 'invalid_json'],
  ['a hundred thousand levels', '['.repeat(100_000), 'too_deep'],
  ['levels of objects', '{"a":'.repeat(5_000), 'too_deep'],
  ['a key twice', '{"text":"one","text":"two"}', 'duplicate_key'],
  ['a key twice, once escaped', '{"text":"one","te\\u0078t":"two"}', 'duplicate_key'],
  ['the character NUL', '{"text":"\\u0000"}', 'invalid_unicode'],
  ['half of a surrogate pair', '{"text":"\\ud800"}', 'invalid_unicode'],
  ['bytes that are no UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d]), 'invalid_unicode'],
  ['a number that loses digits', '{"text":9007199254740993}', 'invalid_number'],
  ['a number beyond all bounds', '{"text":1e999}', 'invalid_number'],
  ['minus zero', '{"text":-0}', 'invalid_number'],
];

for (const [name, body, code] of unreadable) {
  test(`a body of ${name} is refused as ${code}, and the connection goes on`, async () => {
    for (const path of ['/v1/reports', '/v1/activities', '/v1/screen', '/v1/webhooks']) {
      const answer = await platform('POST', path, { body });
      assertProblem(answer, { statusCode: 400, code });
    }
    assert.equal((await platform('GET', '/readyz')).statusCode, 200);
  });
}

test('a pointer leads to the place, also through keys with slashes', async () => {
  const body = { ...reportOn('m-1'), 'a/b~c': 1 };
  const answer = await platform('POST', '/v1/reports', { body });
  assertProblem(answer, { statusCode: 400, code: 'unknown_field', pointer: '/a~1b~0c' });
  const nested = reportOn('m-1', { subject: { kind: 'member', member: 'm-1', role: 'lead' } });
  const inside = await platform('POST', '/v1/reports', { body: nested });
  assertProblem(inside, { statusCode: 400, code: 'unknown_field', pointer: '/subject/role' });
});

test('fields that would change who speaks or what an object is are unknown', async () => {
  const extras = ['role', 'community_id', 'decided_by', '__proto__', 'constructor', 'prototype'];
  const plain = JSON.stringify(reportOn('m-2')).slice(0, -1);
  for (const extra of extras) {
    const answer = await platform('POST', '/v1/reports', { body: `${plain},"${extra}":{}}` });
    assertProblem(answer, { statusCode: 400, code: 'unknown_field', pointer: `/${extra}` });
  }
});

test('what should be true or false is nothing else', async () => {
  for (const goodFaith of ['1', 'true', 1, [], null, {}]) {
    const answer = await platform('POST', '/v1/reports', { body: reportOn('m-3', { goodFaith }) });
    assertProblem(answer, { statusCode: 400, code: 'invalid_type', pointer: '/goodFaith' });
  }
});

test('a body over the limit is refused, announced or not, and one at the limit is read', async () => {
  const big = JSON.stringify(reportOn('m-4', { text: 'x'.repeat(262_144) }));
  assertProblem(await platform('POST', '/v1/reports', { body: big }), {
    statusCode: 413,
    code: 'too_large',
  });
  assertProblem(await platform('POST', '/v1/reports', { body: new Blob([big]).stream() }), {
    statusCode: 413,
    code: 'too_large',
  });
  const report = JSON.stringify(reportOn('m-4'));
  const body = report + ' '.repeat(262_144 - Buffer.byteLength(report));
  assert.equal((await platform('POST', '/v1/reports', { body })).statusCode, 202);
});

test('compressed and foreign media are refused before they are opened', async () => {
  const bomb = gzipSync(Buffer.alloc(64 * 1_048_576));
  const headers = { 'content-encoding': 'gzip' };
  assertProblem(await platform('POST', '/v1/reports', { body: bomb, headers }), {
    statusCode: 415,
    code: 'unsupported_media_type',
  });
  const types = ['text/plain', 'application/json; charset=utf-16', 'application/xml', ''];
  for (const type of types) {
    const body = JSON.stringify(reportOn('m-5'));
    const answer = await platform('POST', '/v1/reports', {
      body,
      headers: { 'content-type': type },
    });
    assertProblem(answer, { statusCode: 415, code: 'unsupported_media_type' });
  }
});

test('every document of the JSON suite is taken or refused, none breaks the server', {
  skip: absent,
}, async () => {
  const suite = read('json-parsing-suite.json') as {
    readonly parsing: readonly { name: string; base64?: string }[];
    readonly transform: readonly { name: string; base64?: string }[];
  };
  const before = await openCases(moderator);
  for (const { name, base64 } of [...suite.parsing, ...suite.transform]) {
    // Two very deep documents are only described; deep ones of our own are above.
    if (base64 === undefined) continue;
    const body = Buffer.from(base64, 'base64');
    for (const path of ['/v1/reports', '/v1/screen']) {
      const answer = await platform('POST', path, { body });
      assertRefusedOrTaken(answer, `${name} at ${path}`);
      assert.ok(answer.statusCode >= 400, `${name} is no report and no activity`);
    }
  }
  assert.deepEqual(await openCases(moderator), before, 'nothing was stored');
});

test('hostile JSON in the place of a report is refused with a code', { skip: absent }, async () => {
  const lists = read('fuzzdb-selection.json') as Record<string, readonly string[]>;
  for (const body of lists['json/JSON_Fuzzing.txt'] ?? []) {
    const answer = await platform('POST', '/v1/reports', { body });
    assertRefusedOrTaken(answer, body);
    assert.ok(answer.statusCode >= 400, body);
  }
});

test('naughty strings are text and taken as they are', {
  skip: absent,
}, async () => {
  const lists = read('fuzzdb-selection.json') as Record<string, readonly string[]>;
  const strings = [...(read('blns.json') as string[]), ...Object.values(lists).flat()];
  const events = strings.map((text, index) =>
    activity(`naughty-${index}`, { data: { content: { kind: 'post', text } } }),
  );
  const taken = await platform('POST', '/v1/activities', { body: events });
  assert.ok([202, 207].includes(taken.statusCode), taken.text.slice(0, 500));
  const items = taken.at('/items') as readonly { result: string; problem?: { code: string } }[];
  assert.equal(items.length, strings.length);
  const codes = new Set(items.map((item) => item.problem?.code ?? item.result));
  assert.deepEqual([...codes], ['accepted']);
});
