import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { firstByPrecedence, isRefusal, refusalCodes, refuse } from './refusal.ts';

const codes = fc.constantFrom(...refusalCodes);

test('every refusal code stands once in the order of precedence', () => {
  assert.equal(new Set(refusalCodes).size, refusalCodes.length);
});

test('the answered refusal does not depend on the order in which they were found', () => {
  fc.assert(
    fc.property(fc.uniqueArray(codes, { minLength: 1 }), fc.nat(), (found, seed) => {
      const refusals = found.map((code) => refuse(code, code));
      const turned = refusals.toSpliced(0, seed % refusals.length);
      const other = [...turned, ...refusals.slice(0, seed % refusals.length)];
      const first = firstByPrecedence(refusals);
      assert.deepEqual(firstByPrecedence(other), first);
      const best = Math.min(...found.map((code) => refusalCodes.indexOf(code)));
      assert.equal(first?.refused, refusalCodes[best]);
    }),
  );
});

test('of two refusals with the same code the first one found is answered', () => {
  const refusals = [refuse('required', 'first'), refuse('required', 'second')];
  assert.equal(firstByPrecedence(refusals)?.detail, 'first');
  assert.equal(firstByPrecedence([]), undefined);
});

test('an unreadable body is answered before what it says', () => {
  const refusals = [
    refuse('required', ''),
    refuse('duplicate_key', ''),
    refuse('bad_signature', ''),
  ];
  assert.equal(firstByPrecedence(refusals)?.refused, 'bad_signature');
});

test('a refusal is told from everything else', () => {
  assert.equal(isRefusal(refuse('not_found', 'There is nothing here')), true);
  for (const value of [null, undefined, [], {}, 'refused']) assert.equal(isRefusal(value), false);
});
