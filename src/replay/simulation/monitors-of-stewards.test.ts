import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stewardMonitors } from './monitors/stewards.ts';
import type { SeenCommit } from './record/seen-commit.ts';
import {
  altered,
  breakCommit,
  breakEvent,
  has,
  LATER,
  noticed,
  noticedIds,
  show,
  without,
} from './testing-plantings.ts';

const stranger = { kind: 'member', id: 'm-099' } as const;

test('O4 planted: a steward answers for what they did not know or could not do', async () => {
  const neglect = async (
    change: (id: string, watch: Parameters<Parameters<typeof show>[0]>[0]['record']) => void,
  ): Promise<readonly string[]> =>
    await breakEvent('duty-neglected', ({ seen, record }) => {
      change(seen.id, record);
      return [seen];
    });
  noticed('O4', await neglect((id, { beside }) => delete beside.duties.get(id)?.delivered));
  noticed(
    'O4',
    await neglect((id, { beside }) => {
      const brought = beside.duties.get(id)?.brought;
      const seat = beside.groups.get(brought?.group ?? '')?.get(brought?.steward ?? '');
      if (seat !== undefined) seat.gone = true;
    }),
  );
  noticed(
    'O4',
    await breakEvent('duty-neglected', ({ event, seen }) =>
      altered(seen, { defenceUntil: event.at }),
    ),
  );
  const opens = (commit: SeenCommit) => has(commit, 'duty-neglected');
  noticed('O4', await breakCommit(opens, (commit) => [without(commit, 'case-opened')]));
});

test('O4 planted: a charter nobody accepted, a time cut short, and a case decided unheard', async () => {
  noticed(
    'O4',
    await breakEvent('matter-brought', ({ seen }) => altered(seen, { charterVersion: 9 })),
  );
  noticed(
    'O4',
    await breakEvent('matter-delivered', ({ event, seen }) => altered(seen, { dueAt: event.at })),
  );
  noticed(
    'O4',
    await breakEvent('matter-delivered', ({ seen }) => altered(seen, { by: stranger })),
  );
  noticed(
    'O4',
    await breakEvent('decision-made', ({ event, seen, record }) => {
      if (event.outcome === 'no-breach' || event.inAppeal !== undefined) return undefined;
      record.beside.defences.set(event.case, { duty: 'id-0', until: LATER });
      return [seen];
    }),
  );
});

test('O4 planted: a steward answers for what others said, and what was due is forgotten', async () => {
  noticed(
    'O4',
    await breakEvent('decision-made', ({ event, seen, record }) => {
      if (event.subject.kind !== 'steward-conduct' || event.outcome === 'no-breach')
        return undefined;
      const file = record.cases.get(event.case);
      file?.evidence.push({ evidence: 'e-strange', author: 'm-099' } as never);
      return altered(seen, { factsReliedOn: [...event.factsReliedOn, 'e-strange'] });
    }),
  );
  noticed(
    'O4',
    await show((watch) => {
      const { duties, openDuties } = watch.record.beside;
      const [id = ''] = [...duties].find(([, { delivered }]) => delivered !== undefined) ?? [];
      openDuties.add(id);
      watch.turned(LATER);
    }),
  );
});

test('every monitor of stewards was shown what it watches for', () => {
  const ids = stewardMonitors.map(({ id }) => id);
  assert.deepEqual(
    ids.filter((id) => !noticedIds.has(id)),
    [],
  );
});
