import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../kernel/duration.ts';
import type { MemberId } from '../../kernel/identifier.ts';
import { limits } from '../../kernel/limits.ts';
import { memoryStore } from '../../store/memory.ts';
import type { Store } from '../../store/port.ts';
import { decideBreach, decideNoBreach, openCase, restrict } from '../testing-verbs.ts';
import {
  allEvents,
  anonymous,
  asMember,
  asPlatform,
  asStaff,
  must,
  openWorld,
  pass,
  post,
  refused,
  report,
  reportOf,
} from '../testing-world.ts';
import { lettersIn, linkIn, onlyLetter, openPost, reachable, readable } from './testing-post.ts';

const down = {
  kind: 'put-off',
  problem: 'connect ECONNREFUSED 192.0.2.1:587',
  unreachable: true,
} as const;

test('a letter is tried again, later each time, and then stands as failed', async () => {
  const world = await openPost();
  await reachable(world, 'm-0412');
  world.server = () => ({ kind: 'put-off', problem: '451 try later', unreachable: false });
  await restrict(world);
  const first = world.mailed[0]?.id;
  const tries = (): readonly unknown[] => world.mailed.filter(({ id }) => id === first);
  const waits: number[] = [];
  for (let hours = 0; hours < 24 * 5; hours += 1) {
    const before = tries().length;
    await pass(world, HOUR_MS);
    if (tries().length > before) waits.push(hours);
  }
  const failed = (await lettersIn(world, 'failed')).find(({ kind }) => kind === 'statement');
  assert.equal(failed?.attempts.length, 10);
  assert.equal(tries().length, 10);
  const gaps = waits.slice(1).map((hour, index) => hour - (waits[index] ?? 0));
  assert.deepEqual(
    gaps,
    gaps.toSorted((a, b) => a - b),
  );
});

test('while the mail server does not answer, no letter keeps another waiting for it', async () => {
  const world = await openPost();
  world.server = () => down;
  for (const member of ['m-1', 'm-2', 'm-3']) {
    await reachable(world, member);
    await restrict(world, { author: member, item: `post-of-${member}` });
  }
  const tried = world.mailed.length;
  assert.ok(tried < 4, `${tried} tries within three minutes`);
  world.server = () => ({ kind: 'accepted' });
  await pass(world, 2 * HOUR_MS);
  assert.equal((await lettersIn(world, 'accepted')).length, 3);
});

test('failed letters are seen by operators, and can be sent again as they were written', async () => {
  const world = await openPost();
  await reachable(world, 'm-0412');
  world.server = () => ({ kind: 'refused', problem: '552 the mailbox is full' });
  await restrict(world);
  const { letters, health } = world.application;
  const found = await health();
  assert.equal(found.ready, true);
  assert.match(found.problems.join(), /letters that did not arrive: 1/);
  refused(await letters.list({ phase: 'failed' }, asStaff('moderator-1')), 'role_required');
  refused(await letters.list({ phase: 'failed' }, asMember('m-0412')), 'not_found');
  const [failed] = await lettersIn(world, 'failed');
  const id = failed?.letter ?? '';
  const first = world.mailed[0]?.text;
  world.server = () => ({ kind: 'accepted' });
  must(await letters.retry(id, asStaff('operator-1')));
  await pass(world);
  assert.equal(world.mailed[1]?.text, first);
  assert.deepEqual((await health()).problems, []);
  refused(await letters.retry(id, asStaff('operator-1')), 'already_decided');
  refused(await letters.retry('nothing', asStaff('operator-1')), 'not_found');
});

test('P1 the text of a letter is swept, and then it cannot be sent again', async () => {
  const world = await openPost();
  await reachable(world, 'm-0412');
  world.server = () => ({ kind: 'refused', problem: '550 no' });
  await restrict(world);
  await pass(world, 31 * DAY_MS);
  await world.application.sweep();
  const failed = (await lettersIn(world, 'failed')).find(({ kind }) => kind === 'statement');
  const { retry } = world.application.letters;
  refused(await retry(failed?.letter ?? '', asStaff('operator-1')), 'not_found');
});

test('N5 a reporter who left a mail address has a receipt and the outcome, each once', async () => {
  for (const [decide, sentence] of [
    [decideBreach, 'found that a rule was broken'],
    [decideNoBreach, 'found that no rule was broken'],
  ] as const) {
    const world = await openPost();
    await post(world, { author: 'm-0412', item: 'post-1' });
    const contact = 'quiet-reader@post.example';
    await report(world, reportOf('post-1', 'm-0412', { contact }), anonymous);
    await pass(world);
    const receipt = onlyLetter(world);
    assert.equal(receipt.to, contact);
    assert.match(readable(receipt), /You have an answer by \d+ March 2026 at \d\d:\d\d UTC/);
    await decide(world, await openCase(world));
    await pass(world);
    await pass(world, DAY_MS);
    assert.equal(world.mailed.length, 2);
    const told = world.mailed[1] ?? assert.fail();
    assert.ok(readable(told).includes(sentence));
    assert.ok(readable(told).includes('You may go to court at any time.'));
    assert.ok(!JSON.stringify(world.mailed).includes('m-0412'));
    const seen = must(await world.application.reports.status(linkIn(told, 'r')));
    assert.equal(seen.phase, 'outcome-told');
  }
});

test('N5 the report’s own language is the one it is answered in', async () => {
  const world = await openPost();
  await post(world, { author: 'm-0412', item: 'post-1' });
  const more = { contact: 'reader@post.example', language: 'zh-CN' as never };
  await report(world, reportOf('post-1', 'm-0412', more), anonymous);
  await pass(world);
  assert.ok(readable(onlyLetter(world)).includes('我们已于 2026年3月2日'));
});

test('a contact that is no mail address gets no mail', async () => {
  const world = await openPost();
  const contacts = [
    'https://reader.example/me',
    '@reader@social.example',
    'a@b\r\nBcc: c@d.example',
  ];
  for (const [n, contact] of contacts.entries()) {
    await post(world, { author: 'm-0412', item: `post-${n}` });
    await report(world, reportOf(`post-${n}`, 'm-0412', { contact }), anonymous);
  }
  await pass(world);
  assert.equal(world.mailed.length, 0);
});

test('a stranger’s mailbox is not flooded by whoever writes its address into reports', async () => {
  const world = await openPost();
  const most = limits.unconfirmedLettersPerDayMax;
  for (let n = 0; n < most + 5; n += 1) {
    await post(world, { author: 'm-0412', item: `post-${n}` });
    const contact = n % 2 === 0 ? 'victim@post.example' : 'Victim@post.example';
    await report(world, reportOf(`post-${n}`, 'm-0412', { contact }), anonymous);
  }
  await pass(world);
  assert.equal(world.mailed.length, most);
  assert.equal((await lettersIn(world, 'failed')).length, 5);
});

test('a letter that was asked for twice is written once', async () => {
  const memory = memoryStore();
  let lost = 1;
  // The process dies after the commit and before the item is acknowledged.
  const forgetful = new Proxy(memory, {
    get: (store, name) => {
      if (name === 'acknowledgeOutbox' && lost > 0) {
        return async () => {
          lost -= 1;
        };
      }
      const member: unknown = Reflect.get(store, name, store);
      return typeof member === 'function' ? member.bind(store) : member;
    },
  }) as Store;
  const world = await openPost({ store: forgetful });
  await post(world, { author: 'm-0412', item: 'post-1' });
  lost = 1;
  const contact = 'reader@post.example';
  await report(world, reportOf('post-1', 'm-0412', { contact }), anonymous);
  await pass(world);
  assert.equal(lost, 0);
  await pass(world, 5 * MINUTE_MS);
  assert.equal(world.mailed.length, 1);
});

test('N5 no event and no list holds an address', async () => {
  const world = await openPost();
  await reachable(world, 'm-0412', { address: 'fern-lover@post.example' });
  await post(world, { author: 'm-0412', item: 'post-1' });
  const contact = 'reader@post.example';
  await report(world, reportOf('post-1', 'm-0412', { contact }), anonymous);
  world.server = ({ to }) => ({ kind: 'refused', problem: `550 5.1.1 <${to}>: no such mailbox` });
  await decideBreach(world, await openCase(world));
  await pass(world);
  const failed = await lettersIn(world, 'failed');
  assert.ok(failed.length >= 2);
  const kept = JSON.stringify([await allEvents(world), failed]);
  assert.ok(!kept.includes('fern-lover') && !kept.includes('reader@'));
});

test('where no mail is set up, nothing is written and nothing waits', async () => {
  const world = await openPost();
  const plain = await openWorld();
  assert.equal(plain.application.letters.sends(), false);
  assert.equal(world.application.letters.sends(), true);
  const { correspondence } = plain.application;
  const given = { address: 'm-0412@post.example' };
  must(await correspondence.giveAddress('m-0412' as MemberId, given, asPlatform()));
  await restrict(plain);
  assert.equal(await plain.store.countOutbox('mail'), 0);
  assert.equal(await plain.store.countOutbox('letter'), 0);
});
