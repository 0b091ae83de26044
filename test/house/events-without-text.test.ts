import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertNone, type Check, lineAt, readRepository } from './repository.ts';

/**
 * Texts that events hold themselves: names, references and digests, never what somebody wrote about
 * somebody. Everything else is a part beside them, so that it can go (decision 6, P1).
 */
const named: ReadonlySet<string> = new Set([
  'authority',
  'criterion',
  'digest',
  'id',
  'knownAs',
  'legalGround',
  'month',
  'reference',
  'rung',
  'rungChosen',
  'rungSuggested',
  'seed',
  'territory',
]);
/** The sentence with which the product itself refuses something inside a job. */
const ofTheProduct: ReadonlySet<string> = new Set(['src/domain/bulk/event.ts detail']);

const textField: RegExp = /\breadonly (\w+)\??: (?:readonly )?string\b/g;

const freeTexts: Check = (files) =>
  files.flatMap(({ path, text }) =>
    [...text.matchAll(textField)].flatMap(({ 1: name = '', index }) =>
      named.has(name) || ofTheProduct.has(`${path} ${name}`)
        ? []
        : [{ path, line: lineAt(text, index), message: `\`${name}\` is free text: keep a part` }],
    ),
  );

test('P1 no event holds what somebody wrote', () => {
  const events = readRepository().filter(({ path }) => /^src\/domain\/\w.*\/event\.ts$/.test(path));
  assert.ok(events.length > 15, `only ${events.length} files of events were found`);
  assertNone(freeTexts(events));
});

test('planted: a reason that stands in an event is found', () => {
  const planted = 'export interface A { readonly reason: string; readonly why?: string }';
  const path = 'src/domain/a/event.ts';
  assert.equal(freeTexts([{ path, text: planted }]).length, 2);
  assert.deepEqual(freeTexts([{ path, text: 'readonly reason: PartId;' }]), []);
});
