import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contestMonitors } from './monitors/contests.ts';
import { emergencyMonitors } from './monitors/emergencies.ts';
import { letterMonitors } from './monitors/letters.ts';
import { misuseMonitors } from './monitors/misuse.ts';
import { panelMonitors } from './monitors/panels.ts';
import { recognitionMonitors } from './monitors/recognitions.ts';
import { registerMonitors } from './monitors/registers.ts';
import { SeenBeside } from './record/beside.ts';
import type { SeenCommit } from './record/seen-commit.ts';
import { deedKey, takeBeside } from './record/take-in-beside.ts';
import {
  altered,
  breakCommit,
  breakEvent,
  has,
  LATER,
  laterBy,
  noticed,
  noticedIds,
  relation,
  show,
  without,
} from './testing-plantings.ts';

const stranger = { kind: 'member', id: 'm-999' };

test('O6 planted: members or an outsider hear although somebody is independent', async () => {
  const newcomer = (role: string) => ({
    ...relation('newcomer', {}),
    event: { type: 'staff-appointed', at: LATER, by: stranger, staff: 'newcomer', role } as never,
  });
  for (const type of ['panel-called', 'outside-reviewer-named'] as const) {
    noticed('O6', await breakEvent(type, ({ seen }) => [newcomer('reviewer'), seen]));
  }
});

test('A2 planted: the lot draws somebody who is part of it, or who never offered', async () => {
  const drawing = async (member: (about: string) => string): Promise<readonly string[]> =>
    await breakEvent('panel-drawn', ({ event, seen, record }) => {
      const decision = record.beside.panels.get(seen.id)?.called.decision ?? '';
      const about = record.decisions.get(decision)?.made.respondent.id ?? '';
      const drawn = member(about) as never;
      record.beside.volunteers.set(about, []);
      return altered(seen, { order: [{ ticket: '', member: drawn }, ...event.order] });
    });
  noticed('A2', await drawing((about) => about));
  noticed('A2', await drawing(() => 'm-999'));
  noticed(
    'A2',
    await breakEvent('panel-drawn', ({ event, seen, record }) => {
      const decision = record.beside.panels.get(seen.id)?.called.decision ?? '';
      const about = record.decisions.get(decision)?.made.respondent.id ?? '';
      for (const { member } of event.order) record.beside.volunteers.set(member, [about]);
      return event.order.length > 0 ? [seen] : undefined;
    }),
  );
});

test('A2 planted: a panel or an outsider reads what was decided before an own view', async () => {
  noticed(
    'A2',
    await breakEvent('ballot-cast', ({ event, seen }) => [
      { ...seen, event: { type: 'deliberation-opened', at: event.at, by: event.by } as never },
    ]),
  );
  noticed(
    'A2',
    await breakEvent('outside-finding-recorded', ({ seen, event }) => [
      { ...seen, event: { ...event, type: 'outside-first-opened' } as never },
    ]),
  );
});

test('A3 planted: an outcome that no majority carries, or that is another than theirs', async () => {
  noticed(
    'A3',
    await breakEvent('panel-concluded', ({ event, seen }) =>
      altered(seen, { majority: event.minority, minority: event.majority }),
    ),
  );
  noticed(
    'A3',
    await breakEvent('panel-concluded', ({ event, seen }) =>
      altered(seen, { majority: [...event.majority, 'm-999'] }),
    ),
  );
  for (const type of ['panel-concluded', 'outside-review-concluded'] as const) {
    const concludes = (commit: SeenCommit) => has(commit, type);
    noticed('A3', await breakCommit(concludes, (commit) => [without(commit, type)]));
  }
});

test('X9 and N1 planted: an order that nobody is told of, or told of while it is forbidden', async () => {
  const openly = (commit: SeenCommit) =>
    has(commit, 'order-effect-given') &&
    has(commit, 'restriction-imposed') &&
    has(commit, 'order-member-told');
  const silently = await breakCommit(openly, (commit) => [without(commit, 'order-member-told')]);
  noticed('X9', silently);
  noticed('N1', silently);
  noticed('X9', await breakCommit(openly, (commit) => [without(commit, 'order-effect-given')]));
  noticed(
    'X9',
    await breakEvent('order-member-told', ({ seen, record }) => {
      const order = record.beside.orders.get(seen.id);
      if (order !== undefined) order.silentUntil = LATER;
      return [seen];
    }),
  );
  noticed(
    'X9',
    await breakEvent('order-receipt-sent', ({ seen, event }) => [
      { ...seen, event: { ...event, type: 'order-refused' } as never },
    ]),
  );
});

test('X9 planted: an effect without end, without a mark, or that goes on', async () => {
  noticed(
    'X9',
    await breakEvent('order-effect-given', ({ event, seen }) =>
      event.effect.kind === 'restricted'
        ? altered(seen, { effect: { ...event.effect, until: LATER } })
        : undefined,
    ),
  );
  noticed(
    'X9',
    await breakEvent('restriction-imposed', ({ event, seen }) =>
      event.basis.kind === 'order'
        ? altered(seen, { basis: { ...event.basis, order: 'another' } })
        : undefined,
    ),
  );
  const frees = (commit: SeenCommit) =>
    has(commit, 'order-effect-ended') && has(commit, 'restriction-reversed');
  noticed('X9', await breakCommit(frees, (commit) => [without(commit, 'restriction-reversed')]));
});

test('X9 planted: a silence that is over, and nobody says anything', async () => {
  for (const end of ['turned', 'atLast'] as const) {
    noticed(
      'X9',
      await show((watch) => {
        const [[id = '', order] = []] = watch.record.beside.orders;
        if (order !== undefined) order.silentUntil = laterBy(LATER, -1);
        watch.record.beside.untoldOrders.add(id);
        if (end === 'atLast') watch.atLast();
        else watch.turned(LATER);
      }),
    );
  }
});

test('T6 planted: an order or a danger that is recorded together with a case', async () => {
  const note = { type: 'note-added', at: LATER, by: stranger } as never;
  for (const type of ['danger-recorded', 'order-received'] as const) {
    noticed(
      'T6',
      await breakEvent(type, ({ seen }) => [
        seen,
        { collection: 'case', id: 'id-0', version: 1, event: note },
      ]),
    );
  }
});

test('G1 planted: thanks to oneself, in the name of another, and twice for one deed', async () => {
  const given = async (change: object): Promise<readonly string[]> =>
    await breakEvent('recognition-given', ({ seen }) => altered(seen, change));
  noticed('G1', await given({ by: stranger }));
  noticed('G1', await given({ by: stranger, giver: stranger, receiver: stranger.id }));
  noticed(
    'G1',
    await breakEvent('recognition-given', ({ seen }) => [seen, { ...seen, id: 'id-again' }]),
  );
});

test('G1 thanks that were put right free what they were for, and take nothing that is taken', () => {
  const beside = new SeenBeside();
  const take = (id: string, type: 'recognition-given' | 'recognition-corrected', item: string) => {
    const event = { type, at: LATER, by: stranger, receiver: 'm-1', deed: { item } } as never;
    takeBeside(beside, { collection: 'recognition', id, version: 1, event });
  };
  const holder = (item: string) => beside.deeds.get(deedKey({ item }, 'm-1'));
  take('id-1', 'recognition-given', 'post-1');
  take('id-1', 'recognition-corrected', 'post-2');
  take('id-2', 'recognition-given', 'post-1');
  assert.deepEqual([holder('post-1'), holder('post-2')], ['id-2', 'id-1']);
  take('id-2', 'recognition-corrected', 'post-2');
  assert.equal(holder('post-2'), 'id-1');
});

test('G3 planted: somebody else decides what becomes of thanks', async () => {
  const types = [
    'recognition-shown',
    'recognition-hidden',
    'recognition-declined',
    'recognition-corrected',
  ] as const;
  for (const type of types) {
    noticed('G3', await breakEvent(type, ({ seen }) => altered(seen, { by: stranger })));
  }
});

test('O7 planted: one person alone opens something, and nobody counts it or tells', async () => {
  noticed(
    'O7',
    await breakEvent('glass-broken', ({ event, seen }) =>
      event.second === undefined ? undefined : altered(seen, { second: undefined }),
    ),
  );
  noticed(
    'O7',
    await breakEvent('glass-broken', ({ event, seen }) =>
      event.month === undefined ? undefined : altered(seen, { month: undefined }),
    ),
  );
  noticed(
    'O7',
    await breakEvent('glass-broken', ({ seen }) => altered(seen, { openUntil: LATER })),
  );
  noticed(
    'O7',
    await breakEvent('access-asked', ({ event, seen, record }) => {
      const subject = record.cases.get(event.case)?.opened.subject;
      if (subject?.kind !== 'item') return undefined;
      return [relation(event.asker, { kind: 'member', id: subject.author }), seen];
    }),
  );
  noticed(
    'O7',
    await breakEvent('concerned-told', ({ event, seen }) =>
      altered(seen, { at: laterBy(event.at, -24 * 200) }),
    ),
  );
  for (const end of ['turned', 'atLast'] as const) {
    noticed(
      'O7',
      await show((watch) => {
        const [id = ''] = watch.record.beside.accesses.keys();
        watch.record.beside.untoldAccesses.add(id);
        if (end === 'atLast') watch.atLast();
        else watch.turned(LATER);
      }),
    );
  }
});

test('S3 planted: what is contested becomes final', async () => {
  noticed(
    'S3',
    await breakEvent('decision-became-final', ({ seen, record }) => {
      record.beside.openDisputes.set(seen.id, new Set(['id-0']));
      return [seen];
    }),
  );
  noticed(
    'S3',
    await breakEvent('decision-became-final', ({ seen, record }) => {
      const [id, appeal] = [...record.appeals].find(([, one]) => one.decided !== undefined) ?? [];
      if (id === undefined || appeal === undefined) return undefined;
      const received = { ...appeal.received, decision: seen.id as never };
      record.appeals.set('id-waits', { received, late: false });
      record.waitingAppeals.add('id-waits');
      return [seen];
    }),
  );
});

test('O2 planted: whoever decided first answers new facts or ends the dispute', async () => {
  for (const type of ['reopening-accepted', 'reopening-declined'] as const) {
    noticed(
      'O2',
      await breakEvent(type, ({ seen, record }) => {
        const decision = record.beside.reopenings.get(seen.id)?.asked.decision ?? '';
        const [first] = record.decisions.get(decision)?.takenPartIn ?? [];
        return first === undefined ? undefined : altered(seen, { holder: first });
      }),
    );
  }
  noticed(
    'O2',
    await breakEvent('dispute-ended', ({ seen }) => altered(seen, { holder: 'nobody-at-all' })),
  );
});

test('A5 planted: new facts that are accepted and not heard, or never answered', async () => {
  const accepts = (commit: SeenCommit) => has(commit, 'reopening-accepted');
  noticed('A5', await breakCommit(accepts, (commit) => [without(commit, 'appeal-received')]));
  noticed(
    'A5',
    await breakEvent('decision-reopened', ({ seen, record }) => {
      const known = record.decisions.get(seen.id);
      if (known !== undefined) known.undoneAt = known.issuedAt ?? LATER;
      return [seen];
    }),
  );
  for (const end of ['turned', 'atLast'] as const) {
    noticed(
      'A5',
      await show((watch) => {
        const [id = ''] = watch.record.beside.reopenings.keys();
        watch.record.beside.reopeningsToAnswer.add(id);
        if (end === 'atLast') watch.atLast();
        else watch.turned(LATER);
      }),
    );
  }
});

test('D4 and A9 planted: a pause without a warning, and waiting without a pause', async () => {
  const pause = { measures: [{ kind: 'pause-reports', for: 'P30D' }] };
  noticed('D4', await breakEvent('decision-made', ({ seen }) => altered(seen, pause)));
  noticed(
    'D4',
    await breakEvent('decision-made', ({ event, seen, record }) => {
      const warned = event.measures.some(({ kind }) => kind === 'pause-reports');
      if (warned) record.decisionsAbout.clear();
      return warned ? [seen] : undefined;
    }),
  );
  const until = { restriction: 'id-0', until: LATER };
  noticed('A9', await breakEvent('appeal-received', ({ seen }) => altered(seen, { pause: until })));
  noticed(
    'A9',
    await breakEvent('report-closed-without-case', ({ event, seen, record }) => {
      record.binding.clear();
      return event.reason === 'misuse-measure' ? [seen] : undefined;
    }),
  );
});

test('A1 planted: mail that nobody took over starts the clock', async () => {
  noticed(
    'A1',
    await breakEvent('statement-delivered', ({ seen }) => altered(seen, { channel: 'mail' })),
  );
});

test('every monitor of these was shown what it watches for', () => {
  const watched = [
    ...[...panelMonitors, ...registerMonitors, ...recognitionMonitors],
    ...[...emergencyMonitors, ...contestMonitors, ...misuseMonitors, ...letterMonitors],
  ].map(({ id }) => id);
  assert.deepEqual(
    watched.filter((id) => !noticedIds.has(id)),
    [],
  );
});
