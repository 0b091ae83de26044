import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CorrespondenceState } from '../domain/correspondence/state.ts';
import { DAY_MS } from '../kernel/duration.ts';
import type { MemberId, PartId } from '../kernel/identifier.ts';
import { lettersIn, linkIn, onlyLetter, openPost, reachable } from './mail/testing-post.ts';
import { restrict } from './testing-verbs.ts';
import {
  anonymous,
  asMember,
  asPlatform,
  asStaff,
  must,
  pass,
  refused,
  type TestingWorld,
} from './testing-world.ts';

const member = 'm-0412' as MemberId;
const own = asMember('m-0412');
const address = 'fern@post.example';

async function partOf(world: TestingWorld): Promise<PartId> {
  const view = await world.store.view(`correspondence-member:${member}`);
  const state = view?.body as unknown as CorrespondenceState;
  return state.address?.part ?? assert.fail('no address');
}

test('a member’s own address waits for whoever reads the mailbox; until then nothing goes there', async () => {
  const world = await openPost();
  const { correspondence } = world.application;
  const given = must(await correspondence.giveAddress(member, { address }, own));
  assert.equal(given.address?.text, address);
  assert.equal(given.address?.confirmedAt, undefined);
  await pass(world);
  const question = onlyLetter(world);
  assert.equal(question.to, address);
  await restrict(world);
  assert.equal(world.mailed.length, 1);
  const secret = linkIn(question, 'mail');
  must(await correspondence.question(secret));
  assert.equal(must(await correspondence.read(member, own)).address?.confirmedAt, undefined);
  must(await correspondence.confirm(secret, anonymous));
  must(await correspondence.confirm(secret, anonymous));
  assert.ok(must(await correspondence.read(member, own)).address?.confirmedAt !== undefined);
  await restrict(world, { item: 'post-2', rule: 'spam.shop-links' as never, rung: 'no-links-1d' });
  assert.equal(world.mailed.length, 2);
});

test('the link of a question ends, and opens nothing for an address that was replaced', async () => {
  const world = await openPost();
  const { correspondence } = world.application;
  must(await correspondence.giveAddress(member, { address }, own));
  await pass(world);
  const first = linkIn(onlyLetter(world), 'mail');
  must(await correspondence.giveAddress(member, { address: 'moss@post.example' }, own));
  await pass(world);
  refused(await correspondence.confirm(first, anonymous), 'not_found');
  const second = linkIn(world.mailed[1] ?? assert.fail(), 'mail');
  await pass(world, 4 * DAY_MS);
  refused(await correspondence.confirm(second, anonymous), 'not_found');
  refused(await correspondence.question(second), 'not_found');
});

test('P2 an address that is deleted or replaced is gone, and a waiting letter with it', async () => {
  const world = await openPost();
  const { correspondence } = world.application;
  await reachable(world, member, { address });
  const part = await partOf(world);
  world.server = () => ({ kind: 'put-off', problem: '451 later', unreachable: false });
  await restrict(world);
  const tried = world.mailed.length;
  const removed = must(await correspondence.removeAddress(member, own));
  assert.equal(removed.address, undefined);
  assert.equal(await world.store.part(part), undefined);
  await pass(world, DAY_MS);
  assert.equal(world.mailed.length, tried);
  assert.equal((await lettersIn(world, 'failed')).length, 1);
  await reachable(world, member, { address: 'one@post.example' });
  const one = await partOf(world);
  await reachable(world, member, { address: 'two@post.example' });
  assert.equal(await world.store.part(one), undefined);
  assert.deepEqual((await world.store.part(await partOf(world)))?.body, 'two@post.example');
});

test('S6 an address is for the member alone: neither staff nor the platform read it', async () => {
  const world = await openPost();
  const { correspondence } = world.application;
  await reachable(world, member, { address });
  const seen = must(await correspondence.read(member, asPlatform()));
  assert.ok(seen.address !== undefined && !('text' in seen.address));
  refused(await correspondence.read(member, asStaff('operator-1')), 'not_found');
  refused(await correspondence.read(member, asMember('m-9')), 'not_found');
  refused(await correspondence.read(member, anonymous), 'not_signed_in');
  refused(await correspondence.giveAddress(member, { address }, asMember('m-9')), 'not_found');
});

test('P5 a member’s file has how they are written to', async () => {
  const world = await openPost();
  await reachable(world, member, { address, language: 'de' });
  const file = must(await world.application.members.export(member, own));
  assert.equal(file.correspondence.address?.text, address);
  assert.equal(file.correspondence.language, 'de');
  await restrict(world);
  const { letters } = must(await world.application.members.export(member, own));
  assert.deepEqual(
    letters.map(({ kind, phase }) => [kind, phase]),
    [['statement', 'accepted']],
  );
  const seen = must(await world.application.members.export(member, asStaff('moderator-1')));
  assert.equal(seen.correspondence.address?.text, undefined);
});

test('a language is one that there are words in', async () => {
  const world = await openPost();
  const { correspondence } = world.application;
  const asked = { language: 'fr' as never };
  const refusal = refused(await correspondence.chooseLanguage(member, asked, own), 'invalid_value');
  assert.equal(refusal.pointer, '/language');
  const chosen = { language: 'zh-Hant-TW' as never };
  const view = must(await correspondence.chooseLanguage(member, chosen, own));
  assert.equal(view.language, 'zh');
  assert.equal(view.languageChosenAt, world.application.now());
});

test('an address that could add a line, a name or a second reader is refused', async () => {
  const world = await openPost();
  const { correspondence } = world.application;
  for (const [bad, code] of [
    ['a@b.example\r\nBcc: victim@c.example', 'invalid_value'],
    ['a@b.example\nSubject: hello', 'invalid_value'],
    ['a@b.example\u2028x', 'invalid_value'],
    ['Fern <a@b.example>', 'invalid_value'],
    ['a@b.example, c@d.example', 'invalid_value'],
    ['"a b"@c.example', 'invalid_value'],
    ['a@localhost', 'invalid_value'],
    ['a@[192.0.2.1]', 'invalid_value'],
    ['a@192.0.2.1', 'invalid_value'],
    ['a@b..example', 'invalid_value'],
    ['.a@b.example', 'invalid_value'],
    ['a@-b.example', 'invalid_value'],
    ['größe@b.example', 'invalid_value'],
    [`${'a'.repeat(65)}@b.example`, 'invalid_value'],
    [`a@${'b'.repeat(64)}.example`, 'invalid_value'],
    [`a@${'b.'.repeat(200)}example`, 'too_large'],
    ['   ', 'required'],
  ] as const) {
    const refusal = refused(await correspondence.giveAddress(member, { address: bad }, own), code);
    assert.equal(refusal.pointer, '/address', bad);
  }
  for (const good of [
    'a+b@c.example',
    'a@bücher.example',
    'a@例え.example',
    'O_o@x-y.co.example',
  ]) {
    must(await correspondence.giveAddress(member, { address: good }, own));
  }
  await pass(world);
  assert.ok(world.mailed.length >= 1);
});
