import assert from 'node:assert/strict';
import { test } from 'node:test';
import { partClasses } from '../../src/app/retention.ts';
import { partFates } from '../../src/app/testing-export-fates.ts';
import { isProductionModule } from './import-table.ts';
import { readRepository } from './repository.ts';

const kept: RegExp = /\b(?:work|ending)\.(?:text|keep|keepUntil)\(\s*'(?<kind>[\w-]+)'/g;

test('P1 P5 every kind of part that the code keeps has a day, and a place in the member’s file', () => {
  const found = readRepository()
    .filter(isProductionModule)
    .flatMap(({ path, text }) =>
      [...text.matchAll(kept)].map(({ groups }) => ({ path, kind: groups?.['kind'] ?? '' })),
    );
  assert.ok(found.length >= Object.keys(partClasses).length, `${found.length} were found`);
  const forgotten = found.filter(
    ({ kind }) => !Object.hasOwn(partClasses, kind) || !Object.hasOwn(partFates, kind),
  );
  assert.deepEqual(forgotten, []);
});
