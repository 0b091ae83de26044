import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { readLines } from './read-lines.ts';

let path: string;

before(() => {
  path = join(mkdtempSync(join(tmpdir(), 'evenhand-lines-')), 'lines');
});
after(() => rmSync(join(path, '..'), { recursive: true }));

test('chunks of any size give the same lines with their numbers; long ones are left out', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'ü', '\n', '"'), maxLength: 60 });
  const sizes = fc.record({
    chunkBytes: fc.integer({ min: 1, max: 20 }),
    lineBytesMax: fc.integer({ min: 1, max: 30 }),
  });
  fc.assert(
    fc.property(text, sizes, (written, options) => {
      writeFileSync(path, written);
      const lines = [...readLines(path, options)].map(({ number }) => number);
      const read: (string | undefined)[] = [];
      for (const { bytes } of readLines(path, options)) read.push(bytes?.toString());
      const expected = written.split('\n');
      if (expected.at(-1) === '') expected.pop();
      assert.deepEqual(
        lines,
        expected.map((_, at) => at + 1),
      );
      assert.deepEqual(
        read,
        expected.map((line) => (Buffer.byteLength(line) > options.lineBytesMax ? undefined : line)),
      );
    }),
  );
});
