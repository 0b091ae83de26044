import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type {
  AppealId,
  DecisionId,
  MemberId,
  ReportId,
  RestrictionId,
} from '../../kernel/identifier.ts';
import { instant } from '../../kernel/instant.ts';
import { foldEvents, given } from '../../testing/scenario.ts';
import { byStaff, contextOf } from '../../testing/staff-fixture.ts';
import { toldDecider } from './decide.ts';
import { entryKey } from './entry-key.ts';
import type { TellingSubject, ToldEvent, ToldReceiver } from './event.ts';

const at = instant('2026-03-02T11:00:00Z');
const clock = contextOf({ kind: 'clock' }, at);
const reviewer = contextOf(byStaff('reviewer-1'), at);
const appeal = 'appeal-1' as AppealId;

const receiver: fc.Arbitrary<ToldReceiver> = fc.oneof(
  fc.constantFrom('e-1', 'e-2', 'e-3').map((id) => ({ kind: 'endpoint' as const, id })),
  fc
    .constantFrom('r-1', 'r-2')
    .map((report) => ({ kind: 'reporter' as const, report: report as ReportId })),
  fc.constant({
    kind: 'person' as const,
    person: { kind: 'member' as const, id: 'm-1' as MemberId },
  }),
);
const about: fc.Arbitrary<TellingSubject> = fc.oneof(
  fc.constant({ kind: 'decision' as const, id: 'decision-1' as DecisionId }),
  fc
    .constantFrom('x-1', 'x-2')
    .map((id) => ({ kind: 'restriction' as const, id: id as RestrictionId })),
  fc.constant({ kind: 'report' as const, id: 'r-1' as ReportId }),
);
const telling = fc.record({ to: receiver, about });

function toldOf(
  tellings: readonly { to: ToldReceiver; about: TellingSubject }[],
): readonly ToldEvent[] {
  const events: ToldEvent[] = [];
  for (const one of tellings) {
    const { events: more } = given(toldDecider, events)
      .when({ type: 'remember', ...one }, clock)
      .thenAgreed();
    events.push(...more);
  }
  return events;
}

test('A6 whoever was told before is exactly who is told after, each once', () => {
  fc.assert(
    fc.property(
      fc.array(telling, { maxLength: 12 }),
      fc.constantFrom('decision-reversed' as const, 'decision-varied' as const),
      (tellings, because) => {
        const before = toldOf(tellings);
        const { events } = given(toldDecider, before)
          .when({ type: 'correct', appeal, because }, reviewer)
          .thenAgreed();
        const sent = events.flatMap((event) =>
          event.type === 'correction-sent' ? [entryKey(event)] : [],
        );
        assert.equal(new Set(sent).size, sent.length);
        assert.deepEqual(new Set(sent), new Set(tellings.map(entryKey)));
        given(toldDecider, [...before, ...events])
          .when({ type: 'correct', appeal, because }, reviewer)
          .thenEvents([]);
      },
    ),
  );
});

test('A6 a second appeal corrects everybody again, and what was told is kept once', () => {
  const one = {
    to: { kind: 'endpoint', id: 'e-1' },
    about: { kind: 'decision', id: 'decision-1' as DecisionId },
  } as const;
  const before = toldOf([one, one]);
  assert.equal(before.length, 1);
  const { events } = given(toldDecider, before)
    .when({ type: 'correct', appeal, because: 'decision-varied' }, reviewer)
    .thenAgreed();
  const again = given(toldDecider, [...before, ...events])
    .when(
      { type: 'correct', appeal: 'appeal-2' as AppealId, because: 'decision-reversed' },
      reviewer,
    )
    .thenAgreed();
  assert.equal(again.events.length, 1);
  const { entries } = foldEvents(toldDecider, [...before, ...events, ...again.events]);
  assert.equal(entries[0]?.corrected?.because, 'decision-reversed');
});

test('A3 no machine takes back what was told', () => {
  given(toldDecider, [])
    .when({ type: 'correct', appeal, because: 'decision-reversed' }, clock)
    .thenRefused('role_required');
});
