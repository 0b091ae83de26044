import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { activityTypes } from '../../domain/activity.ts';
import type { CommunityId } from '../../kernel/identifier.ts';
import { instant } from '../../kernel/instant.ts';
import type { Refusal } from '../../kernel/refusal.ts';
import type { IncomingActivity, ReadActivities } from '../port.ts';
import { readEvent } from './event.ts';
import { readActivities } from './intake.ts';
import { activityTypeOf, cloudEventType } from './vocabulary.ts';

const NOW = instant('2026-11-20T08:15:00Z');
const BATCH = 'application/cloudevents-batch+json';
const SINGLE = 'application/cloudevents+json';

function read(text: string, mediaType = 'application/json'): ReadActivities | Refusal {
  const body = new TextEncoder().encode(text);
  const answer = readActivities({
    mediaType,
    body,
    community: 'riverbank' as CommunityId,
    now: NOW,
  });
  return answer.ok ? answer.value : answer.error;
}

function readOne(event: unknown): IncomingActivity {
  const answer = read(JSON.stringify(event));
  assert.ok('activities' in answer);
  const [first] = answer.activities;
  assert.ok(first !== undefined);
  return first;
}

/** Code and pointer of what is wrong with an event, or the kind of what came out. */
function verdictOn(event: unknown): string {
  const one = readOne(event);
  return one.kind === 'refused' ? `${one.refusal.refused} ${one.refusal.pointer}` : one.kind;
}

function posted(data: object = {}, event: object = {}): Record<string, unknown> {
  return {
    specversion: '1.0',
    id: 'e-1',
    source: 'https://forum.example.org',
    type: 'org.evenhand.content.posted.v1',
    time: '2026-11-20T10:15:00+02:00',
    ...event,
    data: {
      actor: { id: 'm-0412', createdAt: '2026-11-19T00:00:00Z' },
      item: 'post-7',
      group: 'g-1',
      thread: 't-1',
      content: { kind: 'post', text: 'See https://books.example.org/list.', language: 'en' },
      ...data,
    },
  };
}

test('every activity type has a CloudEvents name and comes back from it', () => {
  for (const type of activityTypes) assert.equal(activityTypeOf(cloudEventType(type)), type);
  assert.equal(cloudEventType('content.posted'), 'org.evenhand.content.posted.v1');
  assert.equal(activityTypeOf('org.evenhand.content.posted.v2'), undefined);
});

test('an event becomes an activity, with its links taken from the text', () => {
  assert.deepEqual(readOne(posted()), {
    kind: 'activity',
    activity: {
      id: 'e-1',
      source: 'https://forum.example.org',
      type: 'content.posted',
      time: '2026-11-20T08:15:00.000Z',
      community: 'riverbank',
      actor: { id: 'm-0412', createdAt: '2026-11-19T00:00:00.000Z' },
      item: 'post-7',
      group: 'g-1',
      thread: 't-1',
      content: {
        kind: 'post',
        text: 'See https://books.example.org/list.',
        language: 'en',
        links: ['https://books.example.org/list'],
        mentions: [],
        hashes: [],
        detectors: [],
      },
    },
  });
});

test('lists, mentions, hashes and detectors are taken as sent', () => {
  const content = {
    kind: 'comment',
    text: '',
    links: [],
    mentions: ['m-0009'],
    hashes: [{ algorithm: 'sha256', value: 'ab12' }],
    detectors: [{ name: 'spam-words', version: '3', output: 'likely' }],
  };
  const one = readOne(posted({ content }));
  assert.ok(one.kind === 'activity');
  assert.deepEqual(one.activity.content, content);
});

test('the smallest events of the other types are taken', () => {
  const actor = { id: 'm-0412' };
  for (const [type, data] of [
    ['content.removed', { actor, item: 'post-7' }],
    ['message.sent', { actor, content: { kind: 'message', text: 'hello' } }],
    ['member.joined', { actor }],
    ['member.left', { actor }],
    ['group.created', { actor, group: 'g-1' }],
    ['steward.appointed', { actor, group: 'g-1', community: 'riverbank', visibility: 'public' }],
  ] as const) {
    const event = { ...posted(), type: `org.evenhand.${type}.v1`, data };
    assert.equal(verdictOn(event), 'activity', type);
  }
});

test('E1 reactions, votes, views, follows and reads are refused as types and as fields', () => {
  for (const type of [
    'content.liked',
    'vote.cast',
    'thread.viewed',
    'member.followed',
    'post.read',
  ]) {
    const verdict = verdictOn({ ...posted(), type: `org.evenhand.${type}.v1` });
    assert.equal(verdict, 'signal_not_allowed /type', type);
  }
  assert.equal(verdictOn(posted({ likes: 4 })), 'signal_not_allowed /data/likes');
  assert.equal(
    verdictOn(posted({ actor: { id: 'm-1', trustLevel: 3 } })),
    'signal_not_allowed /data/actor/trustLevel',
  );
  assert.equal(verdictOn(posted({}, { reactions: [] })), 'signal_not_allowed /reactions');
});

test('E1 an unknown type is not set aside with a reaction inside', () => {
  const event = { ...posted(), type: 'com.example.thing', data: { a: [{ 'vote/count': 3 }] } };
  assert.equal(verdictOn(event), 'signal_not_allowed /data/a/0/vote~1count');
  const named = { ...posted(), type: 'com.example.thing', data: { email: 'm@example.org' } };
  assert.equal(verdictOn(named), 'identity_not_allowed /data/email');
});

test('P3 fields and handles that tell who a person is are refused', () => {
  for (const field of ['email', 'ip', 'phone', 'name', 'legalName', 'dateOfBirth', 'avatar']) {
    const actor = { id: 'm-0412', [field]: 'x' };
    assert.equal(verdictOn(posted({ actor })), `identity_not_allowed /data/actor/${field}`);
  }
  for (const id of ['m@example.org', '+49 170 1234567', '192.0.2.7']) {
    assert.equal(verdictOn(posted({ actor: { id } })), 'identity_not_allowed /data/actor/id');
  }
  const content = { kind: 'post', text: 'hi', mentions: ['m-1', 'm@example.org'] };
  assert.equal(verdictOn(posted({ content })), 'identity_not_allowed /data/content/mentions/1');
});

test('E2 private conversations are not taken in', () => {
  const verdict = verdictOn(posted({ visibility: 'private' }));
  assert.equal(verdict, 'private_without_participant /data/visibility');
});

test('E4 an event of another community is refused as if there were none', () => {
  assert.equal(verdictOn(posted({ community: 'hillside' })), 'not_found /data/community');
});

test('an event more than five minutes ahead of the clock is refused', () => {
  assert.equal(verdictOn(posted({}, { time: '2026-11-20T08:20:00Z' })), 'activity');
  const ahead = verdictOn(posted({}, { time: '2026-11-20T08:20:00.001Z' }));
  assert.equal(ahead, 'timestamp_in_future /time');
  assert.equal(verdictOn(posted({}, { time: '2024-02-29T00:00:00Z' })), 'activity');
  for (const time of [
    '2026-02-30T00:00:00Z',
    '2026-11-20',
    '2026-11-20T25:00:00Z',
    'x'.repeat(20),
  ]) {
    assert.equal(verdictOn(posted({}, { time })), 'invalid_value /time', time);
  }
});

test('other types and versions are kept aside as they came', () => {
  const event = posted({}, { type: 'org.evenhand.content.posted.v2' });
  assert.deepEqual(readOne(event), {
    kind: 'unknown',
    id: 'e-1',
    source: 'https://forum.example.org',
    type: 'org.evenhand.content.posted.v2',
    raw: JSON.stringify(event),
  });
});

test('missing, mistyped, overlong and unknown fields are refused at their place', () => {
  const content = { kind: 'post', text: 'hi' };
  for (const [event, expected] of [
    [posted({ actor: undefined }), 'required /data/actor'],
    [posted({ item: undefined }), 'required /data/item'],
    [posted({ item: '' }), 'required /data/item'],
    [posted({ item: 7 }), 'invalid_type /data/item'],
    [posted({ item: 'a b' }), 'invalid_value /data/item'],
    [posted({ item: 'a\u202Eb' }), 'invalid_value /data/item'],
    [posted({ item: 'x'.repeat(256) }), 'invalid_value /data/item'],
    [posted({ actor: { id: null } }), 'invalid_type /data/actor/id'],
    [posted({ actor: ['m-1'] }), 'invalid_type /data/actor'],
    [posted({ role: 'lead' }), 'unknown_field /data/role'],
    [posted({ content: { ...content, kind: 'poem' } }), 'invalid_value /data/content/kind'],
    [posted({ content: { ...content, language: 'e' } }), 'invalid_value /data/content/language'],
    [posted({ content: { ...content, links: 'x' } }), 'invalid_type /data/content/links'],
    [posted({ content: { ...content, links: [1] } }), 'invalid_type /data/content/links/0'],
    [posted({ content: { ...content, hashes: [1] } }), 'invalid_type /data/content/hashes/0'],
    [posted({ content: { kind: 'post' } }), 'required /data/content/text'],
    [posted({}, { id: undefined }), 'required /id'],
    [posted({}, { source: 7 }), 'invalid_type /source'],
    [posted({}, { specversion: '0.3' }), 'invalid_value /specversion'],
    [posted({}, { datacontenttype: 'text/xml' }), 'invalid_value /datacontenttype'],
    [{ ...posted(), data: undefined }, 'required /data'],
    [{ ...posted(), data: 'x' }, 'invalid_type /data'],
    [7, 'invalid_type '],
  ] as const) {
    assert.equal(verdictOn(event), expected);
  }
});

test('in a list every event has its own outcome and pointers start at the list', () => {
  const events = [posted(), posted({ role: 'lead' }, { id: 'e-2' }), posted({}, { id: 'e-3' })];
  const answer = read(JSON.stringify(events), BATCH);
  assert.ok('activities' in answer);
  assert.equal(answer.single, false);
  const kinds = answer.activities.map((one) =>
    one.kind === 'refused' ? [one.id, one.refusal.refused, one.refusal.pointer] : one.kind,
  );
  assert.deepEqual(kinds, ['activity', ['e-2', 'unknown_field', '/1/data/role'], 'activity']);
});

test('one event per line: blank lines are read past and a broken line is refused alone', () => {
  const lines = [JSON.stringify(posted()), '', '{"id":', JSON.stringify(posted()), ''].join('\r\n');
  const answer = read(lines, 'application/x-ndjson; charset=utf-8');
  assert.ok('activities' in answer);
  const kinds = answer.activities.map((one) =>
    one.kind === 'refused' ? one.refusal.refused : one.kind,
  );
  assert.deepEqual(kinds, ['activity', 'invalid_json', 'activity']);
});

test('a body that cannot be read is refused as a whole', () => {
  const refusedWith = (text: string, mediaType?: string): string | undefined => {
    const answer = read(text, mediaType);
    return 'refused' in answer ? answer.refused : undefined;
  };
  assert.equal(refusedWith('[]', 'text/plain'), 'unsupported_media_type');
  assert.equal(refusedWith('[]', 'application/json; charset=utf-16'), 'unsupported_media_type');
  assert.equal(refusedWith('{"id":1,"id":2}', SINGLE), 'duplicate_key');
  assert.equal(refusedWith('['.repeat(100_000)), 'too_deep');
  assert.equal(refusedWith(`[${'1,'.repeat(10_000)}1]`), 'too_large');
  assert.equal(refusedWith('1\n'.repeat(10_001), 'application/x-ndjson'), 'too_large');
  assert.equal(refusedWith(' '.repeat(8_388_609)), 'too_large');
  assert.equal(refusedWith('[]', 'Application/CloudEvents-Batch+JSON; charset="utf-8"'), undefined);
});

test('no event, however strange, is answered with an exception', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), fc.jsonValue(), (data, actor, content) => {
      const place = { base: '', community: 'riverbank' as CommunityId, latest: NOW };
      const strange = { ...posted(), type: 'com.example.thing', data, actor };
      for (const event of [{ ...posted(), data }, posted({ actor, content }), strange, data]) {
        assert.match(readEvent(event, place).kind, /^(?:activity|refused|unknown)$/);
      }
    }),
  );
});
