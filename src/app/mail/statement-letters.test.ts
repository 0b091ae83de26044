import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DAY_MS } from '../../kernel/duration.ts';
import { instantMs } from '../../kernel/instant.ts';
import { sha256Hex } from '../snapshots.ts';
import {
  appealAs,
  decideBreach,
  decisionState,
  hear,
  openCase,
  outcomeReasons,
  reasonsGiven,
  reportedPost,
  restrict,
  statementOf,
} from '../testing-verbs.ts';
import {
  asMember,
  asPlatform,
  asStaff,
  must,
  pass,
  post,
  refused,
  report,
  reportOf,
} from '../testing-world.ts';
import { lettersIn, linkIn, onlyLetter, openPost, reachable, readable } from './testing-post.ts';

test('N1 the letter says the whole statement word for word, as it is stored', async () => {
  const world = await openPost();
  await reachable(world, 'm-0412');
  const { statement } = await restrict(world);
  const letter = onlyLetter(world);
  assert.equal(letter.to, 'm-0412@post.example');
  assert.ok(letter.text.startsWith(statement.text.plain.trimEnd()));
  const { text } = statement;
  const said = readable(letter);
  for (const part of [
    text.rule.title,
    text.rule.text.split('\n')[0] ?? '',
    reasonsGiven,
    text.facts[0]?.quote ?? '',
    text.redress.appeal.path,
    text.redress.outOfCourt,
    text.redress.court,
    'A person decided, and no machine had a part in it.',
    'You can read along, but not post',
    'in the whole community, from 2 March 2026 at 08:01 UTC until 5 March 2026',
    'You can appeal, free of charge, within 184 days',
  ]) {
    assert.ok(part !== '' && said.includes(part), part);
  }
  const [stored] = await lettersIn(world, 'accepted');
  assert.equal(stored?.digest, sha256Hex(letter.text));
  assert.equal(stored?.statement, statement.statement);
});

test('N1 the link in the letter opens the statement without signing in', async () => {
  const world = await openPost();
  await reachable(world, 'm-0412');
  const { statement } = await restrict(world);
  const secret = linkIn(onlyLetter(world), 'd');
  const opened = must(await world.application.statements.byLink(secret));
  assert.equal(opened.statement, statement.statement);
});

test('N2 the statement is written when the restriction begins, and not a moment later', async () => {
  const world = await openPost();
  const { statement, restriction } = await restrict(world);
  assert.equal(statement.text.issuedAt, restriction.from);
  assert.equal(statement.text.measures[0]?.from, restriction.from);
  assert.ok(statement.availableAt <= restriction.from);
});

test('N3 no letter tells who reported: it is the same whoever it was', async () => {
  const letters: string[] = [];
  for (const reporter of ['m-0777', 'm-0888']) {
    const world = await openPost();
    await reachable(world, 'm-0412');
    await post(world, { author: 'm-0412', item: 'post-1' });
    const contact = `${reporter}@reader.example`;
    await report(world, reportOf('post-1', 'm-0412', { contact }), asMember(reporter));
    await decideBreach(world, await openCase(world));
    await pass(world);
    const own = world.mailed.filter(({ to }) => to === 'm-0412@post.example');
    const whole = JSON.stringify(own);
    assert.equal(own.length, 1);
    assert.ok(!whole.includes(reporter) && !whole.includes('reader.example'));
    letters.push(whole.replaceAll(/secret-of-256-bits-\d+/g, 'secret'));
  }
  assert.equal(letters[0], letters[1]);
});

test('N1 a statement is written in the language the member chose, and says so of the rule', async () => {
  const world = await openPost();
  await reachable(world, 'm-0412', { language: 'ar-EG' });
  const { statement } = await restrict(world);
  assert.equal(statement.text.language, 'ar');
  assert.equal(statement.text.rule.language, 'en');
  const said = readable(onlyLetter(world));
  assert.match(said, /بيان أسباب القرار، 2 مارس 2026/);
  assert.match(said, /لم ينشر المجتمع هذه القاعدة باللغة العربية/);
  assert.match(onlyLetter(world).html, /<html lang="ar" dir="rtl">/);
});

test('without a choice a statement is in the first language of the rulebook', async () => {
  const world = await openPost({
    files: (files) => ({
      ...files,
      'rulebook.yaml': (files['rulebook.yaml'] ?? '').replace(/^languages:.*$/m, 'languages: [zh]'),
    }),
  });
  const { statement } = await restrict(world);
  assert.equal(statement.text.language, 'zh');
  assert.ok(statement.text.plain.includes('决定理由说明'));
});

test('A1 a letter that a mail server took over starts the window to appeal, once', async () => {
  const world = await openPost();
  await reachable(world, 'm-0412');
  const { statement, decision } = await restrict(world);
  assert.equal(statement.deliveredAt, statement.availableAt);
  const until = statement.appealUntil ?? assert.fail();
  assert.equal(instantMs(until) - instantMs(statement.availableAt), 184 * DAY_MS);
  await pass(world, DAY_MS);
  must(
    await world.application.statements.markDelivered(
      statement.statement,
      'page',
      asMember('m-0412'),
    ),
  );
  assert.equal((await statementOf(world, decision)).appealUntil, until);
});

test('A1 a letter that nobody took over starts no window, and the page is left', async () => {
  const world = await openPost();
  await reachable(world, 'm-0412');
  world.server = () => ({ kind: 'refused', problem: '550 <m-0412@post.example> is not here' });
  const { statement } = await restrict(world);
  assert.equal(statement.deliveredAt, undefined);
  const [failed] = await lettersIn(world, 'failed');
  assert.equal(failed?.attempts.at(-1)?.problem, '550 <(address)> is not here');
  const page = must(
    await world.application.statements.read(statement.statement, asMember('m-0412')),
  );
  assert.equal(page.text.plain, statement.text.plain);
});

test('A1 a letter that came back stops the window it started, and the decision stays open', async () => {
  const world = await openPost();
  await reachable(world, 'm-0412');
  const { decision, statement } = await restrict(world);
  const [letter] = await lettersIn(world, 'accepted');
  const { letters } = world.application;
  const id = letter?.letter ?? '';
  refused(await letters.noteReturned(id, asStaff('moderator-1')), 'role_required');
  must(await letters.noteReturned(id, asPlatform()));
  assert.equal((await statementOf(world, decision)).appealUntil, undefined);
  await pass(world, 185 * DAY_MS);
  assert.equal((await decisionState(world, decision)).phase, 'issued');
  assert.equal((await appealAs(world, 'm-0412', decision)).phase, 'waiting');
  const again = await statementOf(world, decision);
  assert.ok((again.appealUntil ?? '') > (statement.appealUntil ?? ''));
});

test('A4 the answer to an appeal has its reasons and says where to turn next', async () => {
  const world = await openPost();
  await reachable(world, 'm-0412');
  const { decision } = await restrict(world);
  const { appeal } = await appealAs(world, 'm-0412', decision);
  await pass(world);
  await hear(world, appeal);
  await pass(world);
  const [, receipt, answer] = world.mailed.map(readable);
  assert.match(receipt ?? '', /You have an answer by 3 March 2026 at \d\d:\d\d UTC/);
  for (const part of [
    'The decision stays as it is.',
    outcomeReasons,
    'certified body for out-of-court dispute settlement',
    'You may go to court at any time.',
  ]) {
    assert.ok(answer?.includes(part), `${part} is not in ${answer}`);
  }
  assert.equal(world.mailed.length, 3);
});

test('D8 a member whose post was held hears that the case closed in their favour', async () => {
  const world = await openPost({
    files: (files) => ({
      ...files,
      'rulebook.yaml': (files['rulebook.yaml'] ?? '').replace(
        /first-decision: \S+/,
        'first-decision: 6h',
      ),
    }),
  });
  await reachable(world, 'm-0412', { language: 'de' });
  const links = ['https://pots-at-cost.example/blue'];
  await post(world, { author: 'm-0412', item: 'post-7', text: 'Best pots ever!', links });
  assert.match(readable(onlyLetter(world)), /Warum Ihr Beitrag zurückgehalten wird/);
  await pass(world, DAY_MS / 3);
  const told = world.mailed.slice(1).map(readable);
  assert.equal(told.length, 2);
  assert.ok(told.some((text) => text.includes('Ihr Beitrag ist wieder frei.')));
  assert.ok(told.some((text) => text.includes('zu Ihren Gunsten abgeschlossen')));
});

test('D8 a member who was never told of a case is not frightened by its end', async () => {
  const world = await openPost();
  await reachable(world, 'm-0412');
  await reportedPost(world, { author: 'm-0412', item: 'post-1' });
  await pass(world, 30 * DAY_MS);
  assert.equal(world.mailed.length, 0);
});

test('a restriction that is lifted, paused or over is told, each once', async () => {
  const world = await openPost();
  await reachable(world, 'm-0412');
  const { decision } = await restrict(world);
  const { appeal } = await appealAs(world, 'm-0412', decision);
  await pass(world, 2 * DAY_MS);
  await hear(world, appeal);
  await pass(world);
  await pass(world, 2 * DAY_MS);
  const told = world.mailed.slice(2).map((letter) => readable(letter).split('\n')[0] ?? '');
  assert.deepEqual(
    told.map((line) => line.slice(0, 40)),
    [
      'We are late with your appeal. Until it i',
      'The appeal is decided, and this restrict',
      'This is the answer to the appeal that yo',
      'This restriction is over. What stands he',
    ],
  );
});

test('a lifted restriction is told', async () => {
  const world = await openPost();
  await reachable(world, 'm-0412');
  const { restriction } = await restrict(world);
  const reason = 'The member has shown that it was a quotation.';
  must(
    await world.application.restrictions.lift(
      restriction.restriction,
      { reason },
      asStaff('moderator-2'),
    ),
  );
  await pass(world);
  assert.match(readable(world.mailed[1] ?? { text: '' }), /lifted this restriction before its end/);
});

test('a member without an address gets no letter, and nobody waits for one', async () => {
  const world = await openPost();
  await reportedPost(world, { author: 'm-0412', item: 'post-1' });
  await decideBreach(world, await openCase(world));
  await pass(world);
  assert.equal(world.mailed.length, 0);
  assert.equal(await world.store.countOutbox('mail'), 0);
  assert.equal(await world.store.countOutbox('letter'), 0);
});
