import assert from 'node:assert/strict';
import { test } from 'node:test';
import { post } from '../../engine/testing-engine.ts';
import { readActivity } from './read-activity.ts';

const sound = post('p-1', 0, { links: 2, text: 'Ferry' });

test('an activity as it is stored is taken as it is', () => {
  const read = readActivity(JSON.parse(JSON.stringify(sound)));
  assert.deepEqual(read, { ok: true, value: sound });
});

const wrong: readonly (readonly [changes: object, sentence: RegExp])[] = [
  [{ id: '' }, /`id`/],
  [{ source: 7 }, /`source`/],
  [{ type: 'post.liked' }, /`type` must be one of content\.posted/],
  [{ time: '20 November 2026' }, /`time`/],
  [{ time: '2026-13-40T00:00:00Z' }, /`time`/],
  [{ actor: {} }, /`actor\.id`/],
  [{ actor: { id: 'm-1', createdAt: 'soon' } }, /`actor\.createdAt`/],
  [{ group: 7 }, /`group`/],
  [{ content: 'words' }, /`content` must be an object/],
  [{ content: { ...sound.content, kind: 'poem' } }, /`content\.kind`/],
  [{ content: { ...sound.content, text: undefined } }, /`content\.text`/],
  [{ content: { ...sound.content, language: 7 } }, /`content\.language`/],
  [{ content: { ...sound.content, links: [7] } }, /`content\.links`/],
  [{ content: { ...sound.content, hashes: [{ algorithm: 'md5' }] } }, /`content\.hashes`/],
  [{ content: { ...sound.content, detectors: [{}] } }, /`content\.detectors`/],
];

for (const [changes, sentence] of wrong) {
  test(`an activity with ${JSON.stringify(changes).slice(0, 60)} is told what is wrong`, () => {
    const read = readActivity({ ...sound, ...changes });
    assert.match(read.ok ? '' : read.error, sentence);
  });
}
