import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Refusal } from '../../kernel/refusal.ts';
import type { Intaken } from '../port.ts';
import { payloadsAbsent, samplePayload, signedDelivery } from '../signed-delivery.fixture.ts';
import { readActivityPub } from './intake.ts';
import { federatedTypeOf, isItemAddress, meaningOf } from './vocabulary.ts';

function read(body: unknown): Intaken | Refusal | undefined {
  const taken = readActivityPub(signedDelivery('X-Evenhand-Signature', body));
  return taken.ok ? taken.value[0] : taken.error;
}

function reported(body: unknown) {
  const taken = read(body);
  assert.ok(taken !== undefined && 'kind' in taken && taken.kind === 'report');
  return taken.report;
}

const account = 'https://social.example.org/users/x';
const item = 'https://social.example.org/users/x/statuses/900';
const sent = {
  '@context': 'https://www.w3.org/ns/activitystreams',
  id: 'https://other.example/reports/1',
  type: 'Flag',
  actor: 'https://other.example/actor',
  content: 'Same link in ten threads',
};

test('the federated word comes back from ours', () => {
  assert.equal(meaningOf(federatedTypeOf('report')), 'report');
  assert.equal(meaningOf('Like'), undefined);
});

test('accounts and posts are told apart by their address', () => {
  for (const address of [
    item,
    'https://social.example.org/@x/900',
    'https://social.example.org/posts/380590',
    'https://lemmy.example.org/post/7',
    'https://lemmy.example.org/comment/9',
    'https://misskey.example.org/notes/9abc',
  ]) {
    assert.equal(isItemAddress(address), true, address);
  }
  for (const address of [account, 'https://lemmy.example.org/u/x', 'https://x.example/@x', 'x']) {
    assert.equal(isItemAddress(address), false, address);
  }
});

test('a list is about its first post, an account alone about the member', () => {
  assert.deepEqual(reported({ ...sent, object: [account, item, `${item}1`] }), {
    source: 'other-notification',
    subject: { kind: 'item', item, author: account },
    text: 'Same link in ten threads',
    alleges: 'incompatible-with-rulebook',
    goodFaith: true,
    externalId: 'https://other.example/reports/1',
  });
  const { subject } = reported({ ...sent, object: account });
  assert.deepEqual(subject, { kind: 'member', member: account });
  const { subject: inside } = reported({ ...sent, object: [{ id: account }, { id: item }] });
  assert.deepEqual(inside, { kind: 'item', item, author: account });
});

test('a post alone has no author yet; the reason may stand in the summary', () => {
  const { content: _, ...rest } = sent;
  const object = 'https://lemmy.example.org/post/7';
  const report = reported({ ...rest, summary: 'report this post', object });
  assert.deepEqual(report.subject, { kind: 'item', item: object, author: '' });
  assert.equal(report.text, 'report this post');
});

test('posts named at the head of the comment are found and the head is taken off', () => {
  const content = `Note: ${item}\n-----\nTen threads`;
  const report = reported({ ...sent, content, object: account });
  assert.deepEqual(report.subject, { kind: 'item', item, author: account });
  assert.equal(report.text, 'Ten threads');
});

test('D2 the sending server is never taken for the person who reported', () => {
  const report = reported({ ...sent, object: account });
  assert.equal(report.reporter, undefined);
  assert.equal(JSON.stringify(report).includes(sent.actor), false);
});

test('anything but a report is ignored; a report without an object or id is refused', () => {
  for (const type of ['Like', 'Announce', 'Resolve', 'Block', 'Undo', undefined]) {
    const taken = read({ ...sent, type, object: account });
    assert.ok(taken !== undefined && 'kind' in taken && taken.kind === 'ignored');
  }
  for (const [body, pointer] of [
    [sent, '/object'],
    [{ ...sent, object: [] }, '/object'],
    [{ ...sent, object: 'javascript:alert(1)' }, '/object'],
    [{ ...sent, object: account, id: 7 }, '/id'],
  ] as const) {
    const refusal = read(body);
    assert.ok(refusal !== undefined && 'refused' in refusal);
    assert.deepEqual([refusal.refused, refusal.pointer], ['required', pointer]);
  }
});

test('every printed variant becomes a report', { skip: payloadsAbsent }, () => {
  const kinds = [
    'mastodon',
    'mastodon-account-only',
    'gotosocial',
    'misskey',
    'calckey',
    'lemmy',
  ].map((name) => {
    const sample = samplePayload(`activitypub-flag-${name}.json`);
    const report = reported(sample);
    const { actor } = JSON.parse(sample) as { actor: string };
    assert.equal(JSON.stringify(report).includes(actor), false, name);
    assert.ok(report.text.length > 0 && !report.text.startsWith('Note:'), name);
    return [name, report.subject.kind];
  });
  assert.deepEqual(kinds, [
    ['mastodon', 'item'],
    ['mastodon-account-only', 'member'],
    ['gotosocial', 'item'],
    ['misskey', 'item'],
    ['calckey', 'item'],
    ['lemmy', 'item'],
  ]);
});

test('the other printed activities of the network are ignored', { skip: payloadsAbsent }, () => {
  for (const name of ['block', 'undo-block', 'lock', 'delete', 'remove-mod', 'resolve']) {
    const taken = read(samplePayload(`activitypub-${name}-lemmy.json`));
    assert.ok(taken !== undefined && 'kind' in taken && taken.kind === 'ignored', name);
  }
});
