import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runRuleMutants } from '../../src/engine/rule-mutants.ts';
import { versionOf } from '../../src/engine/testing-engine.ts';
import { exampleRulebooks } from '../../src/rulebook/testing-examples.ts';

for (const [name, files] of exampleRulebooks()) {
  test(`tests of the example rulebook ${name} notice every change of its rules`, () => {
    const version = versionOf(files);
    const mutations = version.rulebook.rules.flatMap((rule) => runRuleMutants(version, rule) ?? []);
    assert.ok(mutations.every(({ tried }) => tried > 1));
    assert.equal(mutations.length, version.rulebook.rules.filter(({ when }) => when).length);
    const bare = mutations.flatMap(({ survivors }) => survivors.filter(({ reason }) => !reason));
    assert.deepEqual(bare, []);
    assert.ok(mutations.every(({ needless }) => needless.length === 0));
  });
}
