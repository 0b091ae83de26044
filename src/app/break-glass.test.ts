import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../kernel/duration.ts';
import type { CaseId, MemberId, StaffId } from '../kernel/identifier.ts';
import type { AskAccessInput } from './contract/break-glass.ts';
import { webhookTopics } from './contract/webhooks.ts';
import { assertViewsFollowEvents, eventsOf } from './testing-consistency.ts';
import { openCase, reportedPost } from './testing-verbs.ts';
import {
  allEvents,
  anonymous,
  asMember,
  asPlatform,
  asStaff,
  later,
  must,
  openWorld,
  pass,
  post,
  refused,
  report,
  reportOf,
  type TestingWorld,
} from './testing-world.ts';

const reason = 'Somebody announces to harm themselves tonight.';
const alone: AskAccessInput = { kind: 'identity-before-finding', way: 'counted', reason };
const together: AskAccessInput = { ...alone, way: 'two-persons' };

async function opened(): Promise<{ world: TestingWorld; id: CaseId }> {
  const world = await openWorld();
  const id = await reportedPost(world, { author: 'm-0412', item: 'post-1' });
  return { world, id };
}

test('O7 with a second person it opens for the asker, uncounted, and closes by itself', async () => {
  const { world, id } = await opened();
  const { breakGlass } = world.application;
  const asker = asStaff('moderator-1');
  const { access } = must(await breakGlass.ask(id, together, asker));
  refused(await breakGlass.open(access, asker), 'not_in_force');
  refused(await breakGlass.confirm(access, asker), 'second_person_required');
  must(await breakGlass.confirm(access, asStaff('lead-1')));
  const shown = must(await breakGlass.open(access, asker));
  assert.deepEqual(shown.respondent, { kind: 'member', id: 'm-0412' });
  refused(await breakGlass.open(access, asStaff('lead-1')), 'not_found');
  assert.deepEqual(await breakGlass.counts(), []);
  await pass(world, 61 * MINUTE_MS);
  refused(await breakGlass.open(access, asker), 'not_in_force');
  await assertViewsFollowEvents(world.store);
});

test('O7 alone it raises a public counter with month and kind, and no name', async () => {
  const { world, id } = await opened();
  const { breakGlass } = world.application;
  must(await breakGlass.ask(id, alone, asStaff('moderator-1')));
  must(await breakGlass.ask(id, { ...alone, kind: 'sealed-file' }, asStaff('operator-1')));
  await pass(world, 40 * DAY_MS);
  const second = await reportedPost(world, { author: 'm-0413', item: 'post-2' });
  must(await breakGlass.ask(second, alone, asStaff('moderator-2')));
  assert.deepEqual(await breakGlass.counts(), [
    { month: '2026-04', kind: 'identity-before-finding', count: 1 },
    { month: '2026-03', kind: 'identity-before-finding', count: 1 },
    { month: '2026-03', kind: 'sealed-file', count: 1 },
  ]);
});

test('O7 names that a handler looks at before the finding are in the public count too', async () => {
  const { world, id } = await opened();
  const { breakGlass, cases } = world.application;
  must(await cases.lease(id, {}, asStaff('moderator-1')));
  must(await cases.reveal(id, { reason: 'The text names its author.' }, asStaff('moderator-1')));
  assert.deepEqual(await breakGlass.counts(), [
    { month: '2026-03', kind: 'identity-before-finding', count: 1 },
  ]);
});

test('O7 a colleague may say no, and nobody answers after the short time', async () => {
  const { world, id } = await opened();
  const { breakGlass } = world.application;
  const first = must(await breakGlass.ask(id, together, asStaff('moderator-1')));
  const no = { reason: 'The text itself says who it is about.' };
  const declined = must(await breakGlass.decline(first.access, no, asStaff('lead-1')));
  assert.equal(declined.phase, 'declined');
  refused(await breakGlass.open(first.access, asStaff('moderator-1')), 'not_in_force');
  const second = must(await breakGlass.ask(id, together, asStaff('moderator-1')));
  await pass(world, 31 * MINUTE_MS);
  refused(await breakGlass.confirm(second.access, asStaff('lead-1')), 'deadline_passed');
  assert.equal(must(await breakGlass.read(second.access, asStaff('auditor-1'))).phase, 'lapsed');
});

test('the member concerned is told afterwards, by itself, and on the platform', async () => {
  const { world, id } = await opened();
  const { breakGlass, webhooks } = world.application;
  const url = 'https://forum.example/hook';
  must(await webhooks.add({ url, topics: webhookTopics }, asPlatform()));
  must(await breakGlass.ask(id, alone, asStaff('moderator-1')));
  const own = asMember('m-0412');
  const read = async () => must(await breakGlass.toldTo('m-0412' as MemberId, own));
  await pass(world, 6 * DAY_MS);
  assert.deepEqual(await read(), []);
  await pass(world, DAY_MS);
  await pass(world);
  const [told] = await read();
  assert.deepEqual([told?.kind, told?.way], ['identity-before-finding', 'counted']);
  assert.ok(world.posted.some(({ body }) => body.includes('"type":"access.told"')));
  for (const call of [asMember('m-0900'), asStaff('lead-1'), anonymous]) {
    refused(await breakGlass.toldTo('m-0412' as MemberId, call), 'not_found');
  }
});

test('where telling endangers somebody, it is later, for a reason and by a bounded date', async () => {
  const { world, id } = await opened();
  const { breakGlass } = world.application;
  const because = 'They threatened whoever they believe reported them.';
  const until = later(world.application.now(), 60 * DAY_MS);
  const asker = asStaff('moderator-1');
  const far = { until: later(until, 365 * DAY_MS), because };
  refused(await breakGlass.ask(id, { ...alone, later: far }, asker), 'invalid_value');
  const { access } = must(await breakGlass.ask(id, { ...alone, later: { until, because } }, asker));
  await pass(world, 59 * DAY_MS);
  assert.equal(must(await breakGlass.read(access, asStaff('auditor-1'))).toldAt, undefined);
  await pass(world, DAY_MS);
  assert.notEqual(must(await breakGlass.read(access, asStaff('auditor-1'))).toldAt, undefined);
});

test('a reporter without an account reads on their own page that it was opened', async () => {
  const world = await openWorld();
  await post(world, { author: 'm-0412', item: 'post-1' });
  const input = { ...reportOf('post-1', 'm-0412'), contact: 'kind.reader@forum.example' };
  const { secret } = await report(world, input, anonymous);
  const id = await openCase(world);
  const { breakGlass, reports } = world.application;
  const asker = asStaff('moderator-1');
  const ask = { ...together, kind: 'reporter-identity' } as const;
  const { access } = must(await breakGlass.ask(id, ask, asker));
  must(await breakGlass.confirm(access, asStaff('lead-1')));
  const shown = must(await breakGlass.open(access, asker));
  assert.equal(shown.reporters?.[0]?.contact, 'kind.reader@forum.example');
  assert.equal(must(await reports.status(secret)).identityOpened, undefined);
  await pass(world, 7 * DAY_MS);
  assert.equal(must(await reports.status(secret)).identityOpened?.length, 1);
});

test('O2 O5 who is part of the case finds nothing of it; each opening is on record', async () => {
  const { world, id } = await opened();
  const { breakGlass, staffRoom } = world.application;
  const self = { staff: 'moderator-3' as StaffId, role: 'moderator', member: 'm-0412' } as const;
  must(await staffRoom.appoint(self as never, asStaff('operator-1')));
  const { access } = must(await breakGlass.ask(id, alone, asStaff('moderator-1')));
  refused(await breakGlass.read(access, asStaff('moderator-3')), 'conflict_of_interest');
  assert.deepEqual(must(await breakGlass.list({}, asStaff('moderator-3'))).items, []);
  assert.equal(must(await breakGlass.list({}, asStaff('lead-1'))).items.length, 1);
  must(await breakGlass.open(access, asStaff('moderator-1')));
  const events = await allEvents(world);
  const [reading] = eventsOf(events, 'file-read');
  assert.deepEqual(reading?.event, {
    type: 'file-read',
    at: world.application.now(),
    by: { kind: 'staff', id: 'moderator-1' },
    file: `access-${access}`,
  });
  assert.ok(!JSON.stringify(events).includes(reason), 'a reason is a part, not in an event');
  await pass(world, HOUR_MS);
});
