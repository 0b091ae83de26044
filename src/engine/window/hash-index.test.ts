import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { HashCounts } from './hash-counts.ts';
import { HashIndex } from './hash-index.ts';

// Few different hashes with the same low bits, so that cells collide and holes must close.
const hashes = fc.record({ low: fc.constantFrom(0, 8, 16, -8, 3), high: fc.nat(7) });

test('an index finds what a plain map finds, through adding, removing and growing', () => {
  const moves = fc.array(fc.record({ hash: hashes, remove: fc.boolean() }), { maxLength: 200 });
  fc.assert(
    fc.property(moves, (all) => {
      const index = new HashIndex(4, 3);
      let capacity = 4;
      const slots = new Map<string, number>();
      const free = Array.from({ length: 64 }, (_, slot) => 63 - slot);
      for (const { hash, remove } of all) {
        const name = `${hash.low} ${hash.high}`;
        const known = slots.get(name);
        assert.equal(index.find(hash.low, hash.high), known ?? -1);
        if (known !== undefined && remove) {
          index.remove(known);
          slots.delete(name);
          free.push(known);
        } else if (known === undefined) {
          const slot = free.pop() ?? 0;
          while (slot >= capacity) {
            capacity *= 2;
            index.grow(capacity);
          }
          index.add(slot, hash.low, hash.high);
          slots.set(name, slot);
        }
      }
      for (const [name, slot] of slots) {
        const [low = 0, high = 0] = name.split(' ').map(Number);
        assert.equal(index.find(low, high), slot);
      }
    }),
  );
});

test('a hash that moves to another slot takes its words along', () => {
  const index = new HashIndex(4, 3);
  index.add(2, 5, 6);
  index.words[2 * 3 + 2] = 77;
  index.renumber({ from: 2, to: 0 });
  assert.equal(index.find(5, 6), 0);
  assert.equal(index.words[2], 77);
});

test('counts are those of a plain map', () => {
  const moves = fc.array(
    fc.record({ low: fc.integer({ min: -90, max: 90 }), high: fc.nat(1), remove: fc.boolean() }),
    { maxLength: 400, size: 'max' },
  );
  fc.assert(
    fc.property(moves, (all) => {
      const counts = new HashCounts();
      const plain = new Map<string, number>();
      for (const { low, high, remove } of all) {
        const name = `${low} ${high}`;
        const before = plain.get(name) ?? 0;
        if (remove) counts.remove(low, high);
        else counts.add(low, high);
        const after = Math.max(0, before + (remove ? -1 : 1));
        if (after === 0) plain.delete(name);
        else plain.set(name, after);
        assert.equal(counts.get(low, high), after);
        assert.equal(counts.size, plain.size);
      }
      for (const [name, count] of plain) {
        const [low = 0, high = 0] = name.split(' ').map(Number);
        assert.equal(counts.get(low, high), count);
      }
      counts.clear();
      assert.equal(counts.size + counts.get(0, 0), 0);
    }),
  );
});
