import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Mutant, mutantProblems, readMutants } from './mutants.ts';
import { assertNone, readRepository } from './repository.ts';

test('every mutant of an invariant can still be made, and names a test of that invariant', () => {
  const mutants = readMutants();
  assert.ok(mutants.length > 0);
  assertNone(mutantProblems(mutants, readRepository()));
});

test('planted: a mutant that cannot be made or proves nothing is named', () => {
  const files = [
    { path: 'src/term.ts', text: 'if (a) return b;\nif (a) return c;\n' },
    { path: 'src/term.test.ts', text: "test('X1 it ends', () => {});" },
  ];
  const sound: Mutant = {
    invariant: 'X1',
    breaks: 'A term may be without end.',
    file: 'src/term.ts',
    find: 'return c',
    replace: 'return b',
    test: 'src/term.test.ts',
  };
  const messages = (changed: Partial<Mutant>): readonly string[] =>
    mutantProblems([{ ...sound, ...changed }], files).map(({ message }) => message);

  assert.deepEqual(messages({}), []);
  assert.match(messages({ find: 'if (a)' })[0] ?? '', /stands 2 times in src\/term\.ts \(1, 2\)/);
  assert.match(messages({ find: 'return d' })[0] ?? '', /stands 0 times/);
  assert.match(messages({ file: 'src/gone.ts' })[0] ?? '', /does not exist/);
  assert.match(messages({ replace: 'return c' })[0] ?? '', /by itself/);
  assert.match(messages({ breaks: 'no stop' })[0] ?? '', /no sentence/);
  assert.match(messages({ invariant: 'X2' })[0] ?? '', /no test that starts with `X2`/);
  assert.match(messages({ invariant: 'X99' })[0] ?? '', /is no invariant/);
});
