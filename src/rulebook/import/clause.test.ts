import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Clause, remainderOf, withoutUnknown } from './clause.ts';

/** A condition over three facts, and parts that nobody knows. */
const leaf: fc.Arbitrary<Clause> = fc.oneof(
  fc
    .constantFrom('a', 'b', 'c')
    .map((value): Clause => ({ kind: 'equals', subject: 'group', value })),
  fc.constant<Clause>({ kind: 'unknown', about: 'absent' }),
);
const clauses = fc.letrec<{ readonly clause: Clause }>((tie) => ({
  clause: fc.oneof(
    { maxDepth: 4 },
    leaf,
    fc
      .array(tie('clause'), { minLength: 1, maxLength: 3 })
      .map((of): Clause => ({ kind: 'all', of })),
    fc
      .array(tie('clause'), { minLength: 1, maxLength: 3 })
      .map((of): Clause => ({ kind: 'any', of })),
    tie('clause').map((of): Clause => ({ kind: 'not', of })),
  ),
})).clause;

/** Unknown parts take their values from a list, in the order in which they stand. */
function truth(clause: Clause, facts: ReadonlySet<string>, unknown: () => boolean): boolean {
  switch (clause.kind) {
    case 'all':
      return clause.of.map((part) => truth(part, facts, unknown)).every(Boolean);
    case 'any':
      return clause.of.map((part) => truth(part, facts, unknown)).some(Boolean);
    case 'not':
      return !truth(clause.of, facts, unknown);
    case 'equals':
      return facts.has(clause.value);
    case 'always':
      return clause.holds;
    default:
      return unknown();
  }
}

test('without its unknown parts a condition never catches more than the source did', () => {
  const facts = fc.subarray(['a', 'b', 'c']).map((list) => new Set(list));
  fc.assert(
    fc.property(clauses, facts, fc.infiniteStream(fc.boolean()), (clause, known, stream) => {
      const caught = truth(withoutUnknown(clause), known, () => assert.fail('unknown left'));
      const original = truth(clause, known, () => stream.next().value === true);
      return !caught || original;
    }),
    { numRuns: 2_000, seed: 7 },
  );
});

test('the remainder of a condition has no unknown parts', () => {
  fc.assert(
    fc.property(clauses, (clause) => {
      truth(remainderOf(clause), new Set(), () => assert.fail('unknown left'));
    }),
    { numRuns: 1_000, seed: 7 },
  );
});

test('an exemption by role falls away, and a rule only for a role never matches', () => {
  const role: Clause = { kind: 'unknown', about: 'role' };
  const word: Clause = { kind: 'equals', subject: 'group', value: 'a' };
  const exempt: Clause = { kind: 'all', of: [word, { kind: 'not', of: role }] };
  assert.deepEqual(withoutUnknown(exempt), word);
  const only: Clause = { kind: 'all', of: [word, role] };
  assert.deepEqual(withoutUnknown(only), { kind: 'always', holds: false });
});
