import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chapterOf, withChapter } from '../../scripts/changelog.ts';
import { readRepository } from './repository.ts';

const fragments = readRepository()
  .filter(({ path }) => path.startsWith('changes/') && path !== 'changes/README.md')
  .map(({ path, text }) => ({ name: path.slice('changes/'.length), text }));

test('every fragment of the changelog belongs to a section', () => {
  assert.doesNotThrow(() => chapterOf('0.0.0', fragments));
});

test('a chapter keeps the order of sections and goes above older ones', () => {
  const chapter = chapterOf('0.2.0 (2027-01-31)', [
    { name: 'fixes-b.md', text: 'Two\nlines.\n' },
    { name: 'language-a.md', text: '★ One.\n' },
  ]);
  assert.equal(
    withChapter('# Changelog\n\nWords.\n\n## 0.1.0\n\nOld.\n', chapter),
    '# Changelog\n\nWords.\n\n## 0.2.0 (2027-01-31)\n\n### Language\n\n- ★ One.\n\n' +
      '### Fixes\n\n- Two\n  lines.\n\n## 0.1.0\n\nOld.\n',
  );
});

test('planted: a fragment without a section is told', () => {
  assert.throws(() => chapterOf('0.2.0', [{ name: 'other.md', text: 'X' }]), /must begin with/);
});
