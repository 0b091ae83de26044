import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ActivityRegistry } from './activity-registry.ts';

const source = 'https://forum.example';

test('a held activity keeps its number, its name and its first time', () => {
  const registry = new ActivityRegistry({ seed: 1 });
  const number = registry.admit({ source, id: 'p-1', timeMs: 10 });
  assert.equal(registry.admit({ source, id: 'p-1', timeMs: 99 }), number);
  assert.notEqual(registry.admit({ source: `${source}/other`, id: 'p-1', timeMs: 10 }), number);
  assert.deepEqual(registry.identityOf(number), { source, id: 'p-1' });
  assert.equal(registry.timeMsOf(number), 10);
});

test('an activity is forgotten with its last holder, and its number is used again', () => {
  const registry = new ActivityRegistry({ seed: 1 });
  const number = registry.admit({ source, id: 'p-1', timeMs: 10 });
  registry.hold(number);
  registry.release(number);
  assert.equal(registry.size, 1);
  registry.release(number);
  registry.release(number);
  assert.equal(registry.size, 0);
  assert.equal(registry.identityOf(number), undefined);
  assert.equal(registry.admit({ source, id: 'p-2', timeMs: 11 }), number);
});

test('a full registry gives no number and counts that', () => {
  const registry = new ActivityRegistry({ seed: 1, activitiesMax: 2 });
  const first = registry.admit({ source, id: 'p-1', timeMs: 1 });
  registry.admit({ source, id: 'p-2', timeMs: 1 });
  assert.equal(registry.admit({ source, id: 'p-3', timeMs: 1 }), 0);
  registry.hold(0);
  registry.release(0);
  assert.equal(registry.unnamed, 1);
  assert.equal(registry.admit({ source, id: 'p-1', timeMs: 1 }), first, 'known ones still are');
});

test('thousands come and go and each is found by its name', () => {
  const registry = new ActivityRegistry({ seed: 1 });
  const numbers = Array.from({ length: 5_000 }, (_, index) =>
    registry.admit({ source, id: `p-${index}`, timeMs: index }),
  );
  for (let index = 0; index < 5_000; index += 2) registry.release(numbers[index] ?? 0);
  assert.equal(registry.size, 2_500);
  for (let index = 1; index < 5_000; index += 2) {
    assert.equal(registry.admit({ source, id: `p-${index}`, timeMs: 0 }), numbers[index]);
  }
  assert.equal([...registry.activities()].length, 2_500);
});
