import type { MemberId } from '../kernel/identifier.ts';
import type { StoredEventBody } from '../store/port.ts';
import { appealAs, breachInput, hear, readyToDecide, reportedPost } from './testing-verbs.ts';
import {
  allEvents,
  asMember,
  asStaff,
  must,
  openWorld,
  pass,
  post,
  type TestingWorld,
} from './testing-world.ts';

/** Everything that was shown to whoever handled one case, and everything that was recorded. */
export interface Lived {
  readonly said: string;
  readonly events: string;
}

const respondent = 'm-0412' as MemberId;
const besideCases: RegExp = /^(?:recognition|order|danger|reading)-/;

/**
 * One case from report to outcome in two communities that are alike, but for what `perturb` does in
 * one of them before. Ids are given out in the same order, so that both can be compared by byte.
 */
export async function perturbed(
  perturb: (world: TestingWorld) => Promise<void>,
): Promise<{ readonly with: Lived; readonly without: Lived }> {
  const other = await furnished();
  await perturb(other);
  const last = await nextNumber(other);
  const plain = await furnished();
  while ((await nextNumber(plain)) < last);
  return { with: await live(other), without: await live(plain) };
}

async function furnished(): Promise<TestingWorld> {
  const world = await openWorld();
  for (const author of ['m-0412', 'm-0900']) {
    await post(world, { author, item: `answer-of-${author}`, text: 'Water it from below.' });
  }
  return world;
}

// A reading takes one number and is a stream of its own, so it tells how far the numbers have come.
async function nextNumber(world: TestingWorld): Promise<number> {
  const call = asStaff('auditor-1');
  must(await world.application.members.standing('m-0999' as MemberId, call));
  const newest = await world.store.newestEvent();
  return Number(newest?.stream.slice('reading-id-'.length));
}

async function live(world: TestingWorld): Promise<Lived> {
  const seen: unknown[] = [];
  const { cases, members, appeals, restrictions } = world.application;
  const member = asMember(respondent);
  const id = await reportedPost(world, { author: respondent, item: 'post-1' });
  seen.push(must(await cases.queue({}, asStaff('moderator-1'))));
  seen.push(must(await cases.read(id, asStaff('auditor-1'))));
  const ready = await readyToDecide(world, id);
  const asDecider = asStaff('moderator-1', ready.blind.version);
  const decided = must(await cases.decide(id, breachInput(ready), asDecider));
  await pass(world);
  seen.push(ready, decided, must(await cases.read(id, asStaff('lead-1'))));
  seen.push(must(await members.statements(respondent, member)), members.powers(respondent));
  const subject = `member:${respondent}`;
  seen.push(must(await restrictions.ofSubject({ subject }, asStaff('auditor-1'))));
  const appeal = await appealAs(world, respondent, decided.decision);
  seen.push(must(await appeals.queue({}, asStaff('reviewer-1'))));
  seen.push(await hear(world, appeal.appeal), must(await members.standing(respondent, member)));
  const events = (await allEvents(world))
    .filter(({ stream, event }) => !besideCases.test(stream) && !isOrdered(event))
    .map(({ event }) => event);
  return { said: JSON.stringify(seen), events: JSON.stringify(events) };
}

// What an order imposed is the order's own and no part of the case.
function isOrdered(event: StoredEventBody): boolean {
  return 'basis' in event && (event.basis as { readonly kind: string }).kind === 'order';
}

/** Where two texts part, because the whole of them is too long to read. */
export function difference(one: string, other: string): string {
  if (one === other) return '';
  const at = [...one].findIndex((character, index) => character !== other[index]);
  return `${one.slice(Math.max(at - 80, 0), at + 80)} | ${other.slice(Math.max(at - 80, 0), at + 80)}`;
}
