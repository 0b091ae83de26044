import assert from 'node:assert/strict';
import { test } from 'node:test';
import { appealMonitors } from './monitors/appeals.ts';
import { powerHolderMonitors } from './monitors/power-holders.ts';
import { restrictionMonitors } from './monitors/restrictions.ts';
import { standingMonitors } from './monitors/standing.ts';
import type { SeenDecision } from './record/seen.ts';
import type { EventOf, SeenCommit } from './record/seen-commit.ts';
import {
  altered,
  breakCommit,
  breakEvent,
  breakRestriction,
  has,
  type Imposed,
  LATER,
  type Look,
  laterBy,
  MEMBER,
  noticed,
  noticedIds,
  powersLacking,
  refusedTo,
  relation,
  show,
  standingOf,
  without,
} from './testing-plantings.ts';

test('N7 planted: a power is gone and no record says so, or one should be gone', async () => {
  noticed('N7', await show((watch) => watch.powers(powersLacking({}))));
  noticed(
    'N7',
    await show((watch) => {
      const [id = '', one] = bindingMember(watch);
      watch.record.binding.set(MEMBER, new Set([id]));
      watch.powers({ member: MEMBER as never, at: one.imposed.startsAt, limits: [] });
    }),
  );
});

type Bound = NonNullable<ReturnType<Parameters<Look>[0]['record']['restrictions']['get']>>;

function bindingMember({ record }: Parameters<Look>[0]): readonly [string, Bound] {
  const found = [...record.restrictions].find(
    ([, { imposed, stayed }]) => imposed.target.kind === 'member' && !stayed,
  );
  if (found === undefined) throw new Error('nobody was ever restricted');
  return found;
}

test('X1 and X4 planted: a restriction for more than a year, or without an end', async () => {
  const long = ({ startsAt }: Imposed) => ({ endsAt: laterBy(startsAt, 24 * 366) });
  const none = () => ({ endsAt: undefined });
  noticed('X1', await breakRestriction('member', long));
  noticed('X1', await breakRestriction('member', none));
  noticed('X4', await breakRestriction('member', long));
});

test('X4 planted: one measure after the other in one course of conduct, over the cap', async () => {
  const year = { measures: [{ kind: 'suspension', for: 'P365D' }] };
  const near = (event: EventOf<'decision-made'>, other: SeenDecision | undefined) =>
    other?.made.weight?.family === event.weight?.family &&
    other?.issuedAt !== undefined &&
    other.restrictions.length > 0 &&
    laterBy(other.made.conductAt, 24 * 14) >= (event.conductFrom ?? event.conductAt);
  noticed(
    'X4',
    await breakEvent('decision-made', ({ event, seen, record }) => {
      const about = record.decisionsAbout.get(`member:${event.respondent.id}`) ?? [];
      const again = event.weight !== undefined && event.overrideOf === undefined;
      return again && about.some((id) => near(event, record.decisions.get(id)))
        ? altered(seen, year)
        : undefined;
    }),
  );
});

test('X2 planted: a restriction that goes on after its end', async () => {
  const until = '2029-01-01T00:00:00.000Z';
  noticed('X2', await show((watch) => watch.powers(powersLacking({ until }))));
  noticed(
    'X2',
    await show((watch) => {
      const [id, one] = bindingMember(watch);
      const imposed = { ...one.imposed, endsAt: LATER };
      watch.record.restrictions.set(id, { imposed, stayed: false });
      watch.atLast();
    }),
  );
});

test('X3 planted: a restriction imposed again, and one without a new decision', async () => {
  noticed(
    'X3',
    await breakEvent('restriction-imposed', ({ seen }) => [seen, ...altered(seen, {})]),
  );
  const issues = (commit: SeenCommit) =>
    has(commit, 'decision-issued') && has(commit, 'restriction-imposed');
  noticed('X3', await breakCommit(issues, (commit) => [without(commit, 'decision-issued')]));
});

test('X5 planted: a power that does not come back when the restriction is lifted', async () => {
  noticed(
    'X5',
    await show((watch) => {
      const [restriction = ''] = [...watch.record.restrictions].find(
        ([, { endedAt }]) => endedAt !== undefined,
      ) ?? [''];
      watch.powers(powersLacking({ restriction }));
    }),
  );
});

test('X5 planted: an early end that was agreed to and does not come', async () => {
  const ends = (commit: SeenCommit) =>
    has(commit, 'early-end-answered') && has(commit, 'restriction-lifted');
  noticed('X5', await breakCommit(ends, (commit) => [without(commit, 'restriction-lifted')]));
});

test('X6 planted: a measure and a power from outside of the community', async () => {
  noticed('X6', await breakRestriction('member', () => ({ measure: 'no-bank-account' })));
  noticed('X6', await breakRestriction('item', () => ({ measure: 'no-bank-account' })));
  noticed('X6', await show((watch) => watch.powers(powersLacking({ power: 'vote' }))));
});

test('X7 planted: reading, exporting or appealing is taken away', async () => {
  noticed('X7', await show((watch) => watch.powers(powersLacking({ power: 'appeal' }))));
  const refused = refusedTo('exports their file', 'role_required');
  noticed('X7', await show((watch) => watch.answered(refused)));
});

test('X8 planted: a hold for a hundred hours', async () => {
  noticed(
    'X8',
    await breakEvent('restriction-imposed', ({ event, seen }) =>
      event.basis.kind === 'hold'
        ? altered(seen, { endsAt: laterBy(event.startsAt, 100) })
        : undefined,
    ),
  );
});

test('S1, S2 and S3 planted: points from nowhere, and points that are not final', async () => {
  noticed(
    'S1',
    await show((watch) => watch.standing({ member: MEMBER, standing: standingOf(1, []) })),
  );
  noticed(
    'S2',
    await show((watch) => watch.standing({ member: MEMBER, standing: standingOf(1, []) })),
  );
  const stray = standingOf(1, [{ decision: 'id-0' as never, active: 1 }]);
  noticed('S2', await show((watch) => watch.standing({ member: MEMBER, standing: stray })));
  noticed('S3', await show((watch) => watch.standing({ member: MEMBER, standing: stray })));
});

test('S4 planted: standing that rises by itself', async () => {
  const standing = standingOf(2, [{ decision: 'id-0' as never, active: 2 }]);
  const before = standingOf(1, []);
  noticed('S4', await show((watch) => watch.standing({ member: MEMBER, standing, before })));
});

test('S8 planted: a restriction that follows from no decision', async () => {
  const issues = (commit: SeenCommit) =>
    has(commit, 'decision-issued') && has(commit, 'restriction-imposed');
  noticed('S8', await breakCommit(issues, (commit) => [without(commit, 'decision-issued')]));
});

test('S9 and A5 planted: an appeal that ends harsher than it began', async () => {
  const replaced = (change: object): Promise<readonly string[]> =>
    breakEvent('decision-made', ({ event, seen }) =>
      event.overrideOf === undefined ? undefined : altered(seen, change),
    );
  const weight = { family: 'spam', points: 99, memory: 'P180D' };
  noticed('S9', await replaced({ weight }));
  noticed('A5', await replaced({ measures: [{ kind: 'suspension', for: 'P999D' }] }));
  noticed(
    'A5',
    await breakEvent('restriction-imposed', ({ event, seen, commit }) => {
      const varied = commit.events.some(
        ({ event: beside }) => beside.type === 'decision-made' && beside.overrideOf !== undefined,
      );
      return varied ? altered(seen, { endsAt: laterBy(event.endsAt, 24 * 300) }) : undefined;
    }),
  );
});

test('A1 planted: a window that is too short, and a decision final before its end', async () => {
  noticed(
    'A1',
    await breakEvent('statement-delivered', ({ event, seen }) =>
      altered(seen, { appealUntil: laterBy(event.at, 24 * 183) }),
    ),
  );
  noticed(
    'A1',
    await breakEvent('decision-became-final', ({ event, seen }) =>
      event.because === 'appeal-window-ended'
        ? altered(seen, { at: '2026-01-06T00:00:00.000Z' })
        : undefined,
    ),
  );
});

test('A2 and A3 planted: the first decider reviews, and a machine does', async () => {
  noticed(
    'A2',
    await breakEvent('appeal-decided', ({ seen, record }) => {
      const first = record.appeals.get(seen.id)?.received.decision ?? '';
      return altered(seen, { holder: record.decisions.get(first)?.made.decidedBy });
    }),
  );
  const byClock = { by: { kind: 'clock' } };
  noticed('A3', await breakEvent('appeal-decided', ({ seen }) => altered(seen, byClock)));
});

test('A4 planted: an outcome without reasons', async () => {
  const reasons = 'id-nowhere';
  noticed('A4', await breakEvent('appeal-decided', ({ seen }) => altered(seen, { reasons })));
});

test('A6 planted: a reversal that leaves the decision or its restriction standing', async () => {
  const reverses = (commit: SeenCommit) =>
    has(commit, 'decision-reversed') && has(commit, 'restriction-reversed');
  noticed('A6', await breakCommit(reverses, (commit) => [without(commit, 'decision-reversed')]));
  const binds = (commit: SeenCommit, record: Parameters<Look>[0]['record']) =>
    reverses(commit) &&
    commit.events.some(
      ({ event, id }) =>
        event.type === 'restriction-reversed' &&
        (record.restrictions.get(id)?.imposed.endsAt ?? '') > event.at,
    );
  noticed('A6', await breakCommit(binds, (commit) => [without(commit, 'restriction-reversed')]));
});

test('A7 planted: a reporter may not appeal, and one appeals a breach', async () => {
  const refused = refusedTo('appeals that nothing was found', 'role_required');
  noticed('A7', await show((watch) => watch.answered(refused)));
  const appellant = { kind: 'reporter', report: 'id-0' };
  noticed(
    'A7',
    await breakEvent('appeal-received', ({ event, seen }) =>
      event.appellant.kind === 'respondent' ? altered(seen, { appellant }) : undefined,
    ),
  );
});

test('O2 planted: somebody handles a case about a person close to them', async () => {
  for (const type of ['case-leased', 'finding-recorded', 'precedents-seen'] as const) {
    noticed(
      'O2',
      await breakEvent(type, ({ event, seen, record }) => {
        const subject = record.cases.get(seen.id)?.opened.subject;
        if (subject?.kind !== 'item') return undefined;
        return [relation(event.holder, { kind: 'member', id: subject.author }), seen];
      }),
    );
  }
});

test('O3 planted: an act without its author, and one by somebody never appointed', async () => {
  noticed(
    'O3',
    await breakEvent('case-leased', ({ seen }) => altered(seen, { by: { kind: 'nobody' } })),
  );
  const by = { kind: 'staff', id: 'stranger' };
  noticed('O3', await breakEvent('note-added', ({ seen }) => altered(seen, { by })));
  noticed('O3', await breakEvent('role-ended', ({ seen }) => altered(seen, { reason: '' })));
});

test('O5 planted: a file is read and nothing says so', async () => {
  const read = { does: 'reads a file', by: 'moderator-1', what: MEMBER, eventsBefore: 1_000_000 };
  noticed('O5', await show((watch) => watch.answered(read)));
});

test('planted: an appeal that waits for ever while the restriction binds', async () => {
  noticed(
    'liveness',
    await show((watch) => {
      const [id = ''] = watch.record.appeals.keys();
      watch.record.waitingAppeals.add(id);
      const appeal = watch.record.appeals.get(id);
      if (appeal !== undefined) appeal.late = false;
      watch.atLast();
    }),
  );
});

test('every monitor of these was shown what it watches for', () => {
  const watched = [
    ...restrictionMonitors,
    ...standingMonitors,
    ...appealMonitors,
    ...powerHolderMonitors,
  ].map(({ id }) => id);
  assert.deepEqual(
    watched.filter((id) => !noticedIds.has(id)),
    [],
  );
});
