import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { HOUR_MS } from '../../kernel/duration.ts';
import type { Instant } from '../../kernel/instant.ts';
import { instantFromMs, instantMs } from '../../kernel/instant.ts';
import { isRefusal } from '../../kernel/refusal.ts';
import { isItemMeasure } from '../../rulebook/model.ts';
import { fixtureLadder } from '../../testing/rulebook-fixture.ts';
import { given, type Scenario } from '../../testing/scenario.ts';
import { byStaff, contextOf, staffRecord } from '../../testing/staff-fixture.ts';
import type { Hearing } from '../case/hearing-event.ts';
import type { OpenCase } from '../case/state.ts';
import type { DecisionDraft } from './command.ts';
import { decisionDecider } from './decide.ts';
import {
  breachDraft,
  decidedAt,
  heardHearing,
  makeCommand,
  noBreachDraft,
  readyCase,
  words,
} from './decision-fixture.test.ts';
import type { DecisionEvent, DecisionMade } from './event.ts';
import type { DecisionRefusalCode } from './refusal.ts';
import type { DecisionState } from './state.ts';

const moderator = staffRecord('moderator-1');
const now = contextOf(byStaff('moderator-1'), decidedAt);
const severe = { rung: 'seven-days', deviationReason: words('The third time in one week.') };
const urgency = words('The same words are posted again every few minutes.', 'part-urgent');

function inHours(hours: number): Instant {
  return instantFromMs(instantMs(decidedAt) + hours * HOUR_MS);
}

function unheard(hearing?: Hearing): OpenCase {
  const { hearing: _hearing, ...file } = readyCase();
  return hearing === undefined ? file : { ...file, hearing };
}

const waiting: Hearing = { asked: { ...heardHearing.asked, until: inHours(1) } };
const silent: Hearing = { asked: { ...heardHearing.asked, until: decidedAt } };

function made(file: OpenCase, options: Partial<DecisionDraft>): DecisionMade['hearing'] {
  const command = makeCommand(moderator, { file, draft: breachDraft(options) });
  const [event] = given(decisionDecider, []).when(command, now).thenAgreed().events;
  assert.ok(event?.type === 'decision-made');
  return event.hearing;
}

function scenario(
  file: OpenCase,
  options: Partial<DecisionDraft>,
): Scenario<DecisionState, DecisionEvent, DecisionRefusalCode> {
  const command = makeCommand(moderator, { file, draft: breachDraft(options) });
  return given(decisionDecider, []).when(command, now);
}

test('D3 nobody is restricted as a person before they were asked and could answer', () => {
  for (const hearing of [undefined, waiting]) {
    scenario(unheard(hearing), severe).thenRefused('hearing_required', '/urgency');
  }
  const refusal = scenario(unheard(waiting), severe).thenRefused('hearing_required');
  assert.deepEqual(refusal.facts, { until: inHours(1) });
});

test('D3 who answered was heard, and who let the time pass was asked', () => {
  const { asked, given: said } = heardHearing;
  assert.deepEqual(made(readyCase(), severe), {
    kind: 'heard',
    askedAt: asked.at,
    givenAt: said?.at,
  });
  assert.deepEqual(made(unheard(silent), severe), {
    kind: 'silent',
    askedAt: asked.at,
    until: decidedAt,
  });
});

test('D3 what cannot wait says why in words, and the record keeps that it was so', () => {
  for (const hearing of [undefined, waiting]) {
    const kept = made(unheard(hearing), { ...severe, urgency });
    assert.deepEqual(kept, { kind: 'urgent', urgency: 'part-urgent' });
  }
  for (const text of ['', 'It is urgent.']) {
    scenario(unheard(), { ...severe, urgency: words(text) }).thenRefused(
      'reasons_required',
      '/urgency',
    );
  }
  scenario(unheard(), {
    ...severe,
    urgency: words('Because m-2 asked us to be quick with it.'),
  }).thenRefused('may_identify_reporter', '/urgency');
});

test('D3 a reminder, a warning and a measure on an item need no hearing', () => {
  assert.deepEqual(made(unheard(), { rung: 'warning' }), { kind: 'not-needed' });
  assert.deepEqual(made(readyCase(), { rung: 'warning' })?.kind, 'heard');
  const draft = noBreachDraft();
  const precedents = { ...readyCase().precedents, breach: 'no-breach' } as never;
  const command = makeCommand(moderator, { file: { ...unheard(), precedents }, draft });
  const [event] = given(decisionDecider, []).when(command, now).thenAgreed().events;
  assert.ok(event?.type === 'decision-made' && event.hearing === undefined);
});

test('an urgency that is none is not taken', () => {
  scenario(readyCase(), { ...severe, urgency }).thenRefused('invalid_value', '/urgency');
  scenario(unheard(), { rung: 'warning', urgency }).thenRefused('invalid_value', '/urgency');
});

test('D3 whatever is drafted, a person is restricted only when heard, silent or in urgency', () => {
  const anyHearing = fc.constantFrom(undefined, waiting, silent, heardHearing);
  const anyRung = fc.constantFrom(...fixtureLadder.map(({ name }) => name));
  const anyUrgency = fc.constantFrom(undefined, urgency);
  fc.assert(
    fc.property(anyHearing, anyRung, anyUrgency, (hearing, rung, why) => {
      const draft = breachDraft({
        rung,
        deviationReason: words('The third time in one week.'),
        ...(why === undefined ? {} : { urgency: why }),
      });
      const file = unheard(hearing);
      const answer = decisionDecider.decide(
        makeCommand(moderator, { file, draft }),
        decisionDecider.initial,
        now,
      );
      if (isRefusal(answer)) return;
      const [event] = answer;
      assert.ok(event?.type === 'decision-made');
      const restricts = event.measures.some(({ kind }) => !isItemMeasure(kind));
      if (!restricts) return;
      const wasHeard = hearing === silent || hearing === heardHearing;
      assert.equal(event.hearing?.kind === 'urgent', !wasHeard);
      assert.ok(wasHeard || why !== undefined);
    }),
  );
});
