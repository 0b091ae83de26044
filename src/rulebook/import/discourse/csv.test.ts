import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCsv } from './csv.ts';

function texts(source: string): readonly (readonly string[])[] {
  return readCsv(source).map((row) => row.map(({ text }) => text));
}

test('fields, quotes and empty rows', () => {
  assert.deepEqual(texts('a,b\n\n"c, d","e ""f"""\n,,\nlast'), [
    ['a', 'b'],
    ['c, d', 'e "f"'],
    ['last'],
  ]);
  assert.deepEqual(texts(''), []);
});

test('places count lines over quoted line ends', () => {
  const rows = readCsv('a\n"two\nlines",x\nb,c');
  assert.deepEqual(
    rows.flat().map(({ place }) => place),
    [
      { line: 1, column: 1 },
      { line: 2, column: 1 },
      { line: 3, column: 8 },
      { line: 4, column: 1 },
      { line: 4, column: 3 },
    ],
  );
});
