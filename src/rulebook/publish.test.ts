import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rulebookText, ruleTexts } from './publish.ts';
import { brokenFiles, soundFiles } from './testing-files.ts';

const RULE = 'rules/spam.links.md';

test('order, line ends and other files do not change the text that is hashed', () => {
  const other = Object.fromEntries(
    Object.entries({ ...soundFiles, 'notes.txt': 'not a rule' })
      .toReversed()
      .map(([path, text]) => [path, text.replaceAll('\n', '\r\n')]),
  );
  assert.equal(rulebookText(other), rulebookText(soundFiles));
});

test('any character that members read changes it', () => {
  const changed = brokenFiles(RULE, 'At most two', 'At most 2');
  assert.notEqual(rulebookText(changed), rulebookText(soundFiles));
});

test('text cannot move from one file to another unseen', () => {
  const one = rulebookText({ 'rules/a.md': 'x\n', 'rules/b.md': 'y' });
  const two = rulebookText({ 'rules/a.md': 'x\ny', 'rules/b.md': '' });
  assert.notEqual(one, two);
});

test('the texts of rules go by their ids', () => {
  assert.deepEqual(ruleTexts(soundFiles), { 'spam.links': soundFiles[RULE] });
});
