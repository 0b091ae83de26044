import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Instant } from '../../kernel/instant.ts';
import { locales } from '../../main.ts';
import { webhooks } from './community.ts';
import { languages } from './machine.ts';

const disabledAt = '2026-03-02T10:00:00.000Z' as Instant;
const open = { id: 'e-1', url: 'https://one.example/' };
const removed = { ...open, id: 'e-2', disabledAt, disabledBecause: 'removed' };
const gone = {
  id: 'e-3',
  url: 'https://gone.example/',
  disabledAt,
  disabledBecause: 'it said 410',
};

test('an endpoint that ended itself is named with its reason, one that was removed is not', () => {
  assert.equal(webhooks([open, removed]).ok, true);
  const check = webhooks([open, removed, gone]);
  assert.equal(check.ok, false);
  assert.match(check.found, /any more to https:\/\/gone\.example\/ \(it said 410\); register/);
  assert.match(check.found, /`DELETE \/v1\/webhooks\/e-3`$/);
});

test('a language that this Node.js does not write is missing', () => {
  assert.equal(locales.length, 4);
  assert.equal(languages(locales).ok, true);
  assert.match(languages([...locales, 'tlh']).found, /without tlh; use one with full ICU/);
});
