import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openapiDocument } from '../../src/api/openapi.ts';
import { readText } from './repository.ts';

test('spec/openapi.json is what the routes say; UPDATE_GOLDEN=1 rewrites it', () => {
  const written: unknown = JSON.parse(readText('spec/openapi.json'));
  assert.deepEqual(written, JSON.parse(JSON.stringify(openapiDocument())));
});

test('planted: a changed summary is noticed', () => {
  const document = JSON.stringify(openapiDocument());
  const changed = document.replace(/"summary":"/, '"summary":"No longer: ');
  assert.notEqual(changed, document);
  assert.notDeepEqual(JSON.parse(changed), JSON.parse(document));
});
