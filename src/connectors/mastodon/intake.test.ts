import assert from 'node:assert/strict';
import { test } from 'node:test';
import { activityTypes } from '../../domain/activity.ts';
import type { Refusal } from '../../kernel/refusal.ts';
import type { Intaken } from '../port.ts';
import {
  canariesOf,
  payloadsAbsent,
  samplePayload,
  signedDelivery,
} from '../signed-delivery.fixture.ts';
import { readMastodon } from './intake.ts';
import { activityOf, allegationOf, categoryOf, mastodonEventOf } from './vocabulary.ts';

function read(body: unknown): Intaken | Refusal | undefined {
  const taken = readMastodon(signedDelivery('X-Hub-Signature', body));
  return taken.ok ? taken.value[0] : taken.error;
}

const post = {
  id: '900',
  created_at: '2026-11-20T08:00:00.000Z',
  edited_at: null,
  visibility: 'public',
  language: 'de',
  uri: 'https://social.example.org/users/x/statuses/900',
  spoiler_text: '',
  content: '<p>Lies <a href="https://books.example.org/">https://books.example.org/</a></p>',
  in_reply_to_id: null,
  reblog: null,
  account: { id: '7', username: 'x', created_at: '2026-11-19T00:00:00.000Z' },
  mentions: [{ id: '8', acct: 'y@other.example' }],
  favourites_count: 3,
};

const report = {
  id: '55',
  category: 'spam',
  comment: 'Same link in ten threads',
  account: { id: '9', domain: null, email: 'm@example.org', ip: '192.0.2.7' },
  target_account: { id: '7', domain: null, email: 'n@example.org', ips: [{ ip: '192.0.2.8' }] },
  statuses: [post],
  rules: [],
};

function reported(object: object) {
  const taken = read({ event: 'report.created', object });
  assert.ok(taken !== undefined && 'kind' in taken && taken.kind === 'report');
  return taken.report;
}

test('Mastodon’s words come back from ours', () => {
  for (const type of activityTypes) {
    const event = mastodonEventOf(type);
    if (event !== undefined) assert.equal(activityOf(event), type);
  }
  for (const allegation of ['illegal-content', 'incompatible-with-rulebook'] as const) {
    assert.equal(allegationOf(categoryOf(allegation)), allegation);
  }
});

test('a report is about the first post, with its author, its reporter and what it shows', () => {
  assert.deepEqual(reported(report), {
    source: 'report',
    subject: { kind: 'item', item: '900', author: '7' },
    reporter: { kind: 'member', id: '9' },
    text: 'Same link in ten threads',
    language: 'de',
    alleges: 'incompatible-with-rulebook',
    goodFaith: true,
    shown: {
      text: 'Lies https://books.example.org/',
      occurredAt: '2026-11-20T08:00:00.000Z',
      private: false,
    },
    externalId: 'mastodon:55',
  });
});

test('a report without posts is about the member; without a comment it still has a text', () => {
  const bare = reported({ ...report, statuses: [], comment: ' ', category: 'legal' });
  assert.deepEqual(bare.subject, { kind: 'member', member: '7' });
  assert.equal(bare.alleges, 'illegal-content');
  assert.equal(bare.text, 'Reported as “legal” without a comment.');
  assert.equal(bare.shown, undefined);
});

test('a report from another server has no reporter: its account is the server’s', () => {
  const account = { id: '9', domain: 'other.example' };
  assert.equal(reported({ ...report, account }).reporter, undefined);
});

test('E2 a private post comes in only with the report of somebody who could read it', () => {
  const statuses = [{ ...post, visibility: 'direct' }];
  const { participant, shown } = reported({ ...report, statuses });
  assert.equal(participant, true);
  assert.equal(shown?.private, true);
  const taken = read({ event: 'status.created', object: { ...post, visibility: 'private' } });
  assert.ok(taken !== undefined && 'kind' in taken && taken.kind === 'activity');
  assert.ok(taken.activity.kind === 'refused');
  assert.equal(taken.activity.refusal.refused, 'private_without_participant');
});

test('a post becomes an activity and an edit another one', () => {
  const taken = read({ event: 'status.created', object: { ...post, spoiler_text: 'Bücher' } });
  assert.ok(taken !== undefined && 'kind' in taken && taken.kind === 'activity');
  assert.ok(taken.activity.kind === 'activity');
  const { id, source, actor, item, thread, content } = taken.activity.activity;
  assert.deepEqual(
    { id, source, actor, item, thread },
    {
      id: 'status.created:900',
      source: 'https://social.example.org',
      actor: { id: '7', createdAt: '2026-11-19T00:00:00.000Z' },
      item: '900',
      thread: '900',
    },
  );
  assert.equal(content?.text, 'Bücher\n\nLies https://books.example.org/');
  assert.deepEqual(content?.links, ['https://books.example.org/']);
  assert.deepEqual(content?.mentions, ['8']);
  const edit = { ...post, edited_at: '2026-11-20T08:10:00Z' };
  const edited = read({ event: 'status.updated', object: edit });
  assert.ok(edited !== undefined && 'kind' in edited && edited.kind === 'activity');
  assert.ok(edited.activity.kind === 'activity');
  assert.equal(edited.activity.activity.id, 'status.updated:900:2026-11-20T08:10:00.000Z');
});

test('E1 boosts are ignored, and so are events without conduct', () => {
  for (const body of [
    { event: 'status.created', object: { ...post, reblog: post } },
    { event: 'account.updated', object: {} },
    { event: 'report.updated', object: report },
  ]) {
    const taken = read(body);
    assert.ok(taken !== undefined && 'kind' in taken && taken.kind === 'ignored');
  }
});

test('P3 no e-mail or address of the admin objects survives', () => {
  const account = { id: '7', created_at: '2026-11-19T00:00:00Z', email: 'm@example.org' };
  const joined = read({ event: 'account.created', object: { ...account, ip: '192.0.2.7' } });
  const out = JSON.stringify([reported(report), joined]);
  for (const canary of ['m@example.org', 'n@example.org', '192.0.2.', 'y@other.example']) {
    assert.equal(out.includes(canary), false, canary);
  }
});

test('what is needed and missing is named with its place', () => {
  for (const [body, pointer] of [
    [{ object: report }, '/event'],
    [{ event: 'report.created' }, '/object'],
    [{ event: 'report.created', object: {} }, '/object/id'],
    [{ event: 'report.created', object: { id: 1 } }, '/object/target_account/id'],
    [{ event: 'status.created', object: {} }, '/object/id'],
    [{ event: 'status.created', object: { id: '1' } }, '/object/account/id'],
    [{ event: 'account.created', object: {} }, '/object/id'],
  ] as const) {
    const refusal = read(body);
    assert.ok(refusal !== undefined && 'refused' in refusal);
    assert.deepEqual([refusal.refused, refusal.pointer], ['required', pointer]);
  }
});

test('P3 the printed report passes and leaves persons behind', { skip: payloadsAbsent }, () => {
  const sample = samplePayload('mastodon-webhook-report.created.json');
  const taken = read(sample);
  assert.ok(taken !== undefined && 'kind' in taken && taken.kind === 'report');
  const canaries = canariesOf(sample);
  assert.ok(canaries.length > 4);
  const out = JSON.stringify(taken);
  for (const canary of canaries) assert.equal(out.includes(canary), false, canary);
});

test('P3 the printed admin report passes too', { skip: payloadsAbsent }, () => {
  // The documentation leaves out fields with a comment; what is left must be JSON.
  const sample = samplePayload('mastodon-admin-report.jsonc').replace(/,\s*\/\/ \.\.\.\s*/g, '');
  const wholesome = sample.replace(/\/\/ \.\.\.\s*/g, '').replace(/,(\s*[}\]])/g, '$1');
  const object: unknown = JSON.parse(wholesome.replace(/"\s*"account":/g, '","account":'));
  const taken = read({ event: 'report.created', object });
  assert.ok(taken !== undefined && 'kind' in taken && taken.kind === 'report');
  const out = JSON.stringify(taken);
  for (const canary of canariesOf(sample)) assert.equal(out.includes(canary), false, canary);
});
