import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { buildDomainSet, type DomainEntry } from './domain-set.ts';

function targets(entries: readonly DomainEntry[], host: string): readonly number[] {
  const found: number[] = [];
  buildDomainSet(entries).lookup(host, { add: (target) => found.push(target) });
  return found.toSorted((a, b) => a - b);
}

test('a host is under an entry label by label', () => {
  const entries = [{ domain: 'example.com', target: 7 }];
  assert.deepEqual(targets(entries, 'example.com'), [7]);
  assert.deepEqual(targets(entries, 'a.shop.example.com'), [7]);
  for (const other of [
    'attacker-example.com',
    'example.com.evil.test',
    'com',
    '',
    '.',
    'example',
  ]) {
    assert.deepEqual(targets(entries, other), [], other);
  }
});

test('all lists are told that have the host or a domain above it', () => {
  const entries = [
    { domain: 'shop.example.com', target: 1 },
    { domain: 'example.com', target: 2 },
    { domain: 'example.com', target: 0 },
    { domain: 'example.com', target: 2 },
    { domain: 'pay.example.com', target: 3 },
  ];
  assert.deepEqual(targets(entries, 'shop.example.com'), [0, 1, 2]);
  assert.deepEqual(targets(entries, 'example.com'), [0, 2]);
});

test('agrees with comparing labels from the right', () => {
  const host = fc
    .array(fc.constantFrom('a', 'b', 'ab', 'xn--a'), { minLength: 1, maxLength: 4 })
    .map((labels) => labels.join('.'));
  const entries = fc.array(fc.record({ domain: host, target: fc.nat({ max: 4 }) }));
  fc.assert(
    fc.property(entries, host, (all, asked) => {
      const under = all.filter(({ domain }) => `.${asked}`.endsWith(`.${domain}`));
      const expected = new Set(under.map(({ target }) => target));
      assert.deepEqual(new Set(targets(all, asked)), expected);
    }),
  );
});
