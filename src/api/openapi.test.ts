import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { openapiDocument } from './openapi.ts';
import { testingApi } from './testing-application.ts';

const golden = new URL('../../spec/openapi.json', import.meta.url);
const document = openapiDocument();

type Node = Readonly<Record<string, unknown>>;

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null;
}

test('spec/openapi.json is the document that the routes make (UPDATE_GOLDEN=1 writes it)', () => {
  const text = `${JSON.stringify(document, null, 2)}\n`;
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(golden, text);
  assert.equal(readFileSync(golden, 'utf8'), text);
});

test('the document is the same on every call and is what the server serves', async () => {
  assert.equal(JSON.stringify(openapiDocument()), JSON.stringify(document));
  const { ask } = testingApi();
  assert.deepEqual((await ask('/openapi.json')).json, JSON.parse(JSON.stringify(document)));
});

test('every reference leads somewhere and every operation has one name', () => {
  const schemas = document.components['schemas'] as Node;
  for (const reference of JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)) {
    const name = reference[1]?.replace('#/components/schemas/', '') ?? '';
    assert.ok(Object.hasOwn(schemas, name), name);
  }
  const names = Object.values(document.paths).flatMap((methods) =>
    Object.values(methods).map((operation) => (operation as Node)['operationId']),
  );
  assert.equal(new Set(names).size, names.length);
});

test('every string and list that a caller may send has a maximum', () => {
  let checked = 0;
  const seen = new Set<unknown>();
  const visit = (value: unknown, at: string): void => {
    if (!isNode(value) || seen.has(value)) return;
    seen.add(value);
    if (typeof value['$ref'] === 'string') {
      visit(resolve(value['$ref']), `${at} → ${value['$ref']}`);
      return;
    }
    const closed = 'enum' in value || 'const' in value;
    if (value['type'] === 'string' && !closed) {
      assert.equal(typeof value['maxLength'], 'number', `${at} has no maxLength`);
      checked += 1;
    }
    if (value['type'] === 'array') assert.equal(typeof value['maxItems'], 'number', at);
    if (value['type'] === 'object' && value['additionalProperties'] !== false) {
      assert.ok(isNode(value['propertyNames']), `${at} takes any field`);
    }
    for (const [key, child] of Object.entries(value)) visit(child, `${at}/${key}`);
  };
  for (const [path, methods] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(methods)) {
      visit((operation as Node)['parameters'], `${method} ${path} parameters`);
      visit((operation as Node)['requestBody'], `${method} ${path} body`);
    }
  }
  assert.ok(checked > 50);
});

function resolve(reference: string): unknown {
  const name = reference.replace('#/components/schemas/', '');
  return (document.components['schemas'] as Node)[name];
}

test('P3 no field for a legal name, government id, phone or biometric exists', () => {
  const forbidden =
    /legal.?name|first.?name|last.?name|passport|ssn|tax.?id|phone|biometric|birth/i;
  const keys = [...JSON.stringify(document).matchAll(/"(\w+)":\{/g)].map(([, key]) => key ?? '');
  assert.deepEqual(
    keys.filter((key) => forbidden.test(key)),
    [],
  );
  assert.match('legalName', forbidden);
});
