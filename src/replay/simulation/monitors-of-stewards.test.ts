import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stewardMonitors } from './monitors/stewards.ts';
import type { EventOf } from './record/seen-commit.ts';
import { altered, breakEvent, LATER, noticed, noticedIds, show } from './testing-plantings.ts';

const EARLY = '2020-01-01T00:00:00.000Z';

test('O4 planted: a duty is neglected before it is due, unknown to the steward, or answered', async () => {
  const early = await breakEvent('duty-neglected', ({ seen }) => altered(seen, { at: EARLY }));
  noticed('O4', early);
  for (const change of ['deliveredAt', 'answeredAt'] as const) {
    const found = await breakEvent('duty-neglected', ({ seen, record }) => {
      const duty = record.duties.get(seen.id);
      if (duty === undefined) return undefined;
      if (change === 'deliveredAt') delete duty.deliveredAt;
      else duty.answeredAt = EARLY;
      return [seen];
    });
    noticed('O4', found);
  }
});

test('O4 planted: a steward answers for what others said, or unheard', async () => {
  const found = await breakEvent('decision-made', ({ event, seen, record }) => {
    if (!isBreachOfSteward(event)) return undefined;
    const file = record.cases.get(event.case);
    const strange = { evidence: 'e-strange', author: { kind: 'member', id: 'm-099' } };
    file?.evidence.push(strange as never);
    return altered(seen, { factsReliedOn: [...event.factsReliedOn, 'e-strange'] });
  });
  noticed('O4', found);
  const unheard = await breakEvent('decision-made', ({ event, seen, record }) => {
    if (!isBreachOfSteward(event)) return undefined;
    const omitted = record.cases
      .get(event.case)
      ?.evidence.flatMap(({ duty }) => (duty?.kind === 'omission' ? [duty.duty] : []));
    for (const id of omitted ?? []) delete record.duties.get(id)?.defendedAt;
    return (omitted ?? []).length === 0 ? undefined : altered(seen, { at: EARLY });
  });
  noticed('O4', unheard);
});

test('O4 planted: nobody is asked what to make of a duty that was due', async () => {
  const found = await show((watch) => {
    const [id = ''] = watch.record.duties.keys();
    const duty = watch.record.duties.get(id);
    assert.ok(duty);
    duty.dueAt = EARLY;
    watch.record.dutiesToAnswer.add(id);
    watch.turned(LATER);
  });
  noticed('O4', found);
});

function isBreachOfSteward({ subject, outcome }: EventOf<'decision-made'>): boolean {
  return subject.kind === 'steward-conduct' && outcome === 'breach';
}

test('every monitor of stewards has been shown what it watches for', () => {
  assert.deepEqual(new Set(stewardMonitors.map(({ id }) => id)), noticedIds);
});
