import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HOUR_MS } from '../../kernel/duration.ts';
import type { PartId } from '../../kernel/identifier.ts';
import { addDuration, type Instant, instantFromMs, instantMs } from '../../kernel/instant.ts';
import { caseOpenedAt, caseUpTo } from '../../testing/case-fixture.ts';
import { fixturePromises } from '../../testing/rulebook-fixture.ts';
import { given } from '../../testing/scenario.ts';
import { byStaff, contextOf, staffRecord } from '../../testing/staff-fixture.ts';
import { asideAt } from './aside.ts';
import type { CaseCommand } from './command.ts';
import { caseDecider } from './decide.ts';
import type { OpenCase } from './state.ts';

const staff = staffRecord('moderator-2');
const me = contextOf(byStaff('moderator-2'), caseOpenedAt);
const promisedBy = addDuration(caseOpenedAt, fixturePromises.firstDecision);
const leased = given(caseDecider, caseUpTo('leased', { staff }));

function hoursLater(hours: number): Instant {
  return instantFromMs(instantMs(caseOpenedAt) + hours * HOUR_MS);
}

function aside(until: Instant, text = 'The translator answers tomorrow.'): CaseCommand {
  return { type: 'put-aside', until, reason: { part: 'part-1' as PartId, text }, staff };
}

function put(until: Instant): OpenCase {
  const { after } = leased.when(aside(until), me).thenAgreed();
  assert.ok(after.phase !== 'none');
  return after;
}

test('a case put aside waits until its moment, and comes back by itself', () => {
  const file = put(hoursLater(10));
  assert.equal(file.lease, undefined);
  assert.equal(asideAt(file, hoursLater(9.99))?.until, hoursLater(10));
  assert.equal(asideAt(file, hoursLater(10)), undefined);
});

test('a case is never put aside past its promise, nor into the past', () => {
  for (const until of [promisedBy, hoursLater(100), caseOpenedAt, hoursLater(-1)]) {
    leased.when(aside(until), me).thenRefused('invalid_value', '/until');
  }
  assert.ok(put(instantFromMs(instantMs(promisedBy) - 1)).aside !== undefined);
});

test('putting a case aside says why, and only its holder does it', () => {
  leased.when(aside(hoursLater(1), 'later'), me).thenRefused('required', '/reason');
  const opened = given(caseDecider, caseUpTo('opened', { staff }));
  opened.when(aside(hoursLater(1)), me).thenRefused('lease_required');
  const pending = given(caseDecider, caseUpTo('decision', { staff }));
  pending.when(aside(hoursLater(1)), me).thenRefused('already_decided');
});

test('whoever takes a case that was put aside brings it back', () => {
  const events = [
    ...caseUpTo('leased', { staff }),
    ...leased.when(aside(hoursLater(10)), me).thenAgreed().events,
  ];
  const taken = given(caseDecider, events).when({ type: 'lease-case', staff }, me).thenAgreed();
  assert.ok(taken.after.phase !== 'none');
  assert.equal(asideAt(taken.after, caseOpenedAt), undefined);
});
