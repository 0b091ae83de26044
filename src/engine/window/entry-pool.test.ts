import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { BLOCK_SIZE_MAX, EntryColumns, EntryPool } from './entry-pool.ts';

test('blocks in use never overlap and keep what was written, however they come and go', () => {
  const moves = fc.array(
    fc.record({ size: fc.integer({ min: 0, max: BLOCK_SIZE_MAX }), back: fc.option(fc.nat()) }),
    { maxLength: 120, size: 'max' },
  );
  fc.assert(
    fc.property(moves, (all) => {
      const pool = new EntryPool('count');
      const inUse: { block: number; size: number; sign: number }[] = [];
      for (const [index, { size, back }] of all.entries()) {
        if (back !== null && inUse.length > 0) {
          const [gone] = inUse.splice(back % inUse.length, 1);
          if (gone !== undefined) pool.release(gone.block, gone.size);
          continue;
        }
        const block = pool.allocate(size);
        inUse.push({ block, size, sign: index });
        const columns = pool.columnsOf(block);
        for (let at = 0; at < 1 << size; at += 1) {
          columns.setTime(pool.offsetOf(block) + at, index * 4_096 + at);
        }
      }
      for (const { block, size, sign } of inUse) {
        const columns = pool.columnsOf(block);
        const wrong = Array.from({ length: 1 << size }, (_, at) => at).find(
          (at) => columns.timeOf(pool.offsetOf(block) + at) !== sign * 4_096 + at,
        );
        assert.equal(wrong, undefined);
      }
    }),
    { numRuns: 30 },
  );
});

test('blocks that were given back are used again before memory grows', () => {
  const pool = new EntryPool('sum');
  const blocks = Array.from({ length: 40_000 }, () => pool.allocate(1));
  const { bytes } = pool;
  for (const block of blocks) pool.release(block, 1);
  for (let taken = 0; taken < 80_000; taken += 1) pool.allocate(0);
  assert.equal(pool.bytes, bytes);
});

test('times, amounts and activities of any size survive', () => {
  const columns = new EntryColumns(2, 'sum');
  const whole = fc.integer({ min: -(2 ** 42), max: 2 ** 42 });
  const times = fc.integer({ min: 0, max: Date.UTC(9999, 11, 31) });
  fc.assert(
    fc.property(times, whole, fc.nat(2 ** 29), fc.boolean(), (timeMs, amount, number, replaces) => {
      columns.setTime(1, timeMs);
      columns.setAmount(1, amount);
      columns.setActivity(1, number, replaces);
      columns.setReplaced(1, true);
      assert.deepEqual(
        [columns.timeOf(1), columns.amountOf(1), columns.activityOf(1), columns.isEdit(1)],
        [timeMs, amount, number, replaces],
      );
      assert.equal(columns.isReplaced(1), true);
    }),
  );
});
