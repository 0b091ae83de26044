import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { decide, openCases, reportedCase, reportOn } from './case-work.ts';
import {
  type PreparedDirectory,
  prepareDirectory,
  type RunningServer,
  startServer,
} from './running-server.ts';
import { type Ask, asPlatform, asStaff, assertProblem, assertRefusedOrTaken } from './talk.ts';

const naughty = new URL('../../../shared/data/bad-inputs/blns.json', import.meta.url);
const absent: string | false = existsSync(naughty) ? false : 'the shared inputs are not present';

/** One of each kind: quotes, comments, wildcards, paths, shells, directories, templates. */
const metacharacters: readonly string[] = [
  "' OR '1'='1",
  "'; DROP TABLE events; --",
  '" OR ""="',
  '1; SELECT 1',
  '%27%20UNION%20SELECT%201--',
  '*',
  '%',
  '_',
  '../../etc/passwd',
  '..\\..\\windows',
  '/etc/passwd\0.txt',
  '$(id)',
  '`id`',
  '| cat /etc/passwd',
  '*)(uid=*))(|(uid=*',
  '{{7*7}}',
  `$\{7*7}`,
  '<script>alert(1)</script>',
  'a\r\nSet-Cookie: b=c',
  '__proto__',
  'constructor',
  'case-',
  'x'.repeat(255),
  'x'.repeat(256),
  'x'.repeat(3_000),
  '\u202Eabc',
  'null',
  'NaN',
  '-1',
  '9007199254740993',
];

let directory: PreparedDirectory;
let server: RunningServer;
let platform: Ask;
let lead: Ask;

before(async () => {
  directory = await prepareDirectory();
  server = await startServer(directory);
  platform = asPlatform(directory);
  lead = await asStaff(directory, 'lead-1');
});
after(async () => {
  assert.equal(await server.end('SIGTERM'), 0);
  assert.doesNotMatch(server.output(), /"level":"error"/, 'nobody was surprised');
  directory.remove();
});

interface Operation {
  readonly method: string;
  readonly path: string;
  readonly query: readonly string[];
}

/** Every operation of the published document: new routes are tried by themselves. */
async function operations(): Promise<readonly Operation[]> {
  const document = await platform('GET', '/openapi.json');
  const paths = document.at('/paths') as Readonly<
    Record<string, Readonly<Record<string, { parameters?: { in: string; name: string }[] }>>>
  >;
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { parameters = [] }]) => ({
      method: method.toUpperCase(),
      path,
      query: parameters.filter((one) => one.in === 'query').map((one) => one.name),
    })),
  );
}

function fill(path: string, value: string): string {
  return path.replaceAll(/\{\w+\}/g, () => encodeURIComponent(value));
}

test('metacharacters in every part of every address find nothing or are refused', async () => {
  const inPath = (await operations()).filter(({ path }) => path.includes('{'));
  assert.ok(inPath.length > 20, 'the document names the operations');
  for (const { method, path } of inPath) {
    for (const value of metacharacters) {
      const asked = method === 'GET' ? {} : { body: {} };
      for (const ask of [platform, lead]) {
        const answer = await ask(method, fill(path, value), asked);
        assertRefusedOrTaken(answer, `${method} ${path} with ${value}`);
      }
    }
  }
  assert.equal((await platform('GET', '/readyz')).statusCode, 200);
});

test('metacharacters in every query are refused or find nothing', async () => {
  for (const { method, path, query } of await operations()) {
    for (const name of query) {
      for (const value of metacharacters) {
        const asked = `${fill(path, 'x')}?${name}=${encodeURIComponent(value)}`;
        for (const ask of [platform, lead]) {
          assertRefusedOrTaken(await ask(method, asked), `${method} ${asked}`);
        }
      }
    }
  }
});

test('naughty strings as a subject or a case find nothing', { skip: absent }, async () => {
  const strings = JSON.parse(readFileSync(naughty, 'utf8')) as readonly string[];
  for (const value of strings.filter((one) => one.isWellFormed())) {
    const encoded = encodeURIComponent(value);
    const found = await platform('GET', `/v1/restrictions?subject=member:${encoded}`);
    assertRefusedOrTaken(found, value);
    if (found.statusCode === 200) assert.deepEqual(found.at('/items'), []);
    assertRefusedOrTaken(await lead('GET', `/v1/cases/${encoded}`), value);
  }
});

test('a cursor belongs to one list and is refused everywhere else', async () => {
  for (let count = 0; count < 3; count += 1) {
    await reportedCase({ reporter: platform, handler: lead }, reportOn(`m-listed-${count}`));
  }
  const first = await lead('GET', '/v1/cases?limit=2');
  const cursor = encodeURIComponent(first.textAt('/next'));
  assert.match(first.headers.get('link') ?? '', /rel="next"/);
  const second = await lead('GET', `/v1/cases?limit=2&cursor=${cursor}`);
  assert.equal((second.at('/items') as readonly unknown[]).length, 1);
  const forged = Buffer.from(JSON.stringify(['tickets', 'all', '', ''])).toString('base64url');
  const elsewhere = [
    `/v1/appeals?cursor=${cursor}`,
    `/v1/cases?phase=decided&cursor=${cursor}`,
    `/v1/restrictions?subject=member:m-1&cursor=${cursor}`,
    `/v1/cases?cursor=${cursor.slice(0, -3)}`,
    `/v1/cases?cursor=${forged}`,
    '/v1/cases?cursor=none',
    '/v1/cases?cursor=',
    `/v1/cases?cursor=${'a'.repeat(2_049)}`,
  ];
  for (const path of elsewhere) {
    const answer = await lead('GET', path);
    assertProblem(answer, { statusCode: 400, code: 'bad_cursor', pointer: '/cursor' });
  }
});

test('parameters that are unknown, doubled or no numbers are refused with the place', async () => {
  const bad: readonly (readonly [query: string, code: string, pointer: string])[] = [
    ['sort=id', 'unknown_field', '/sort'],
    ['limit=1&limit=2', 'invalid_value', '/limit'],
    ['limit=0', 'invalid_value', '/limit'],
    ['limit=201', 'invalid_value', '/limit'],
    ['limit=ten', 'invalid_type', '/limit'],
    ['phase=every', 'invalid_value', '/phase'],
  ];
  for (const [query, code, pointer] of bad) {
    const answer = await lead('GET', `/v1/cases?${query}`);
    assertProblem(answer, { statusCode: 400, code, pointer });
  }
});

test('the pages answer strange addresses with a page and never fail', async () => {
  await decide(lead, (await openCases(lead))[0] ?? '');
  const pages = ['/m/cases/', '/a/', '/me/statements/', '/rules/', '/d/', '/r/', '/sign-in/'];
  for (const page of pages) {
    for (const value of metacharacters) {
      const answer = await lead('GET', `${page}${encodeURIComponent(value)}`);
      assert.ok(answer.statusCode < 500, `${page}${value}: ${answer.statusCode}`);
      assert.doesNotMatch(answer.text, /<script>alert/);
    }
  }
});
