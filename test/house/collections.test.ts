import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertNone, type Check, isTest, lineAt, readRepository } from './repository.ts';

const ofAggregates: RegExp = /\bcollection: '(\w+)',\n/g;
const ofTheShell: RegExp = /\.append\('(\w+)'/g;

/** Whoever folds a stream goes by its collection, so one name never stands for two things. */
const twice: Check = (files) => {
  const aggregates = new Map<string, string>();
  const found = files.flatMap(({ path, text }) =>
    [...text.matchAll(ofAggregates)].flatMap(({ 1: name = '', index }) => {
      const first = aggregates.get(name);
      aggregates.set(name, first ?? path);
      if (first === undefined) return [];
      return [{ path, line: lineAt(text, index), message: `\`${name}\` is that of ${first}` }];
    }),
  );
  const shell = files.flatMap(({ path, text }) =>
    [...text.matchAll(ofTheShell)].flatMap(({ 1: name = '', index }) => {
      const aggregate = aggregates.get(name);
      if (aggregate === undefined) return [];
      return [{ path, line: lineAt(text, index), message: `\`${name}\` is that of ${aggregate}` }];
    }),
  );
  return [...found, ...shell];
};

function isApplication(path: string): boolean {
  return path.startsWith('src/app/') && !isTest(path) && !path.includes('testing-');
}

test('a collection of streams has one name, and the name one collection', () => {
  const files = readRepository().filter(({ path }) => isApplication(path));
  const named = files.flatMap(({ text }) => [...text.matchAll(ofAggregates)]);
  assert.ok(named.length > 12, `only ${named.length} aggregates were found`);
  assertNone(twice(files));
});

test('planted: two aggregates of one name, and a stream of the shell named like one', () => {
  const aggregate = "const a = {\n  collection: 'case',\n};";
  const files = [
    { path: 'src/app/a.ts', text: aggregate },
    { path: 'src/app/b.ts', text: aggregate },
    { path: 'src/app/c.ts', text: "await work.append('case', id, {});" },
  ];
  assert.equal(twice(files).length, 2);
});
