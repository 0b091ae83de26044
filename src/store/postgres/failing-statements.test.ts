import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, test } from 'node:test';
import pg from 'pg';
import { minute, mustCommit, sampleItem, sampleWrite } from '../contract/samples.ts';
import { StorageFull, StoreBusy } from '../failure.ts';
import type { Store } from '../port.ts';
import { openPostgresStore } from './open.ts';
import { endTestingDatabase, newCommunity, testingDatabase } from './testing-database.ts';

after(endTestingDatabase);

/** Where PostgreSQL fails: at a row written, or only when the transaction is committed. */
type Moment = 'the row' | 'the commit';

interface Failing {
  readonly store: Store;
  /** How often a row of the table was refused, over all tries. */
  tries(): Promise<number>;
  mend(): Promise<void>;
}

/**
 * A store of which PostgreSQL refuses the first rows of a table with an SQLSTATE. The tries are
 * counted by a sequence, which no rollback sets back.
 */
async function failing(
  fault: {
    readonly code: string;
    readonly at: Moment;
    readonly times: number;
    readonly patienceMs?: number;
  },
  task: (failing: Failing) => Promise<void>,
  table = 'events',
): Promise<void> {
  const { url } = await testingDatabase();
  const community = newCommunity();
  const { patienceMs = 15_000 } = fault;
  const store = await openPostgresStore({ url, community, patienceMs });
  const name = `fault_${randomBytes(6).toString('hex')}`;
  const owner = new pg.Client(url);
  await owner.connect();
  const [kind, when] =
    fault.at === 'the row' ? ['TRIGGER', 'BEFORE INSERT'] : ['CONSTRAINT TRIGGER', 'AFTER INSERT'];
  await owner.query(`
    CREATE SEQUENCE ${name};
    CREATE FUNCTION ${name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      IF nextval('${name}') <= ${fault.times} THEN
        RAISE EXCEPTION 'planted' USING ERRCODE = '${fault.code}';
      END IF;
      RETURN NEW;
    END $$;
    CREATE ${kind} ${name} ${when} ON ${table}
      ${fault.at === 'the row' ? '' : 'DEFERRABLE INITIALLY DEFERRED'}
      FOR EACH ROW WHEN (NEW.community = '${community}') EXECUTE FUNCTION ${name}()`);
  const mend = async (): Promise<void> => {
    await owner.query(`DROP FUNCTION IF EXISTS ${name} CASCADE`);
  };
  const tries = async (): Promise<number> => {
    const { rows } = await owner.query(`SELECT last_value AS n FROM ${name}`);
    return Number(rows[0]?.n);
  };
  try {
    await task({ store, tries, mend });
  } finally {
    await mend();
    await owner.query(`DROP SEQUENCE ${name}`);
    await owner.end();
    await store.close();
  }
}

const undone = [
  ['40001', 'serialization failure'],
  ['40P01', 'deadlock'],
  ['55P03', 'lock not available'],
] as const;

for (const at of ['the row', 'the commit'] as const) {
  for (const [code, meaning] of undone) {
    test(`${code} (${meaning}) at ${at} is tried again until it is answered, with one effect`, async () => {
      await failing({ code, at, times: 3 }, async ({ store, tries }) => {
        const commit = { streams: [sampleWrite('case-1', 0)], outbox: [sampleItem('item-1')] };
        assert.equal(await mustCommit(store, commit), 1);
        assert.equal(await tries(), 4);
        assert.equal((await store.events('case-1')).length, 1);
        assert.equal(await store.countOutbox('webhook'), 1);
      });
    });
  }

  test(`40001 that does not end at ${at} is StoreBusy: nothing was changed, and later it is done once`, async () => {
    const fault = { code: '40001', at, times: 1_000_000, patienceMs: 300 } as const;
    await failing(fault, async ({ store, tries, mend }) => {
      const commit = { streams: [sampleWrite('case-1', 0)], outbox: [sampleItem('item-1')] };
      const other = { streams: [sampleWrite('case-2', 0)] };
      const refused = await Promise.allSettled([store.commit(commit), store.commit(other)]);
      for (const one of refused) {
        assert.ok(one.status === 'rejected' && one.reason instanceof StoreBusy);
      }
      assert.ok((await tries()) > 2, 'it was tried again first');
      assert.deepEqual(await store.allEvents(0, 10), []);
      assert.equal(await store.countOutbox('webhook'), 0);
      await mend();
      assert.equal(await mustCommit(store, commit), 1, 'the store is as usable as before');
      assert.equal((await store.events('case-1')).length, 1);
      assert.equal(await store.countOutbox('webhook'), 1);
    });
  });

  test(`53100 (disk full) at ${at} is StorageFull: nothing was changed, reading goes on`, async () => {
    await failing({ code: '53100', at, times: 1_000 }, async ({ store, tries, mend }) => {
      const commit = { streams: [sampleWrite('case-1', 0)], outbox: [sampleItem('item-1')] };
      await assert.rejects(store.commit(commit), StorageFull);
      assert.equal(await tries(), 1, 'no room is not waited for: the caller is told');
      assert.deepEqual(await store.events('case-1'), []);
      assert.equal(await store.view('case-1'), undefined);
      assert.equal(await store.countOutbox('webhook'), 0);
      await mend();
      assert.equal(await mustCommit(store, commit), 1, 'and there is room again');
    });
  });
}

test('40001 that one write meets does not double those that share its transaction', async () => {
  await failing({ code: '40001', at: 'the row', times: 5 }, async ({ store }) => {
    const streams = Array.from({ length: 30 }, (_, n) => `case-${n}` as const);
    await Promise.all(
      streams.map((stream) => mustCommit(store, { streams: [sampleWrite(stream, 0)] })),
    );
    const events = await store.allEvents(0, 100);
    assert.deepEqual(
      events.map(({ position }) => position),
      streams.map((_, n) => n + 1),
    );
    assert.deepEqual(new Set(events.map(({ stream }) => stream)), new Set(streams));
  });
});

test('without room a single statement is StorageFull too', async () => {
  const ticket = { hash: 'h', kind: 'session', holder: 'm-1', expiresAt: minute(9), body: {} };
  const fault = { code: '53100', at: 'the row', times: 1 } as const;
  await failing(
    fault,
    async ({ store }) => {
      await assert.rejects(store.putTicket(ticket), StorageFull);
      assert.equal(await store.ticket('h'), undefined);
      await store.putTicket(ticket);
      assert.deepEqual(await store.ticket('h'), ticket);
    },
    'tickets',
  );
});
