import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import pg from 'pg';
import { mustCommit, sampleWrite } from '../contract/samples.ts';
import { StoreBroken } from '../failure.ts';
import { openPostgresStore } from './open.ts';
import { BreakingWay } from './testing-breaking-way.ts';
import { endTestingDatabase, newCommunity, testingDatabase } from './testing-database.ts';

after(endTestingDatabase);

for (const cut of ['before the commit', 'after the commit'] as const) {
  test(`a connection lost ${cut} leaves one effect and a true answer`, async () => {
    const { way, url } = await BreakingWay.to((await testingDatabase()).url);
    const store = await openPostgresStore({ url, community: newCommunity(), patienceMs: 10_000 });
    try {
      await mustCommit(store, { streams: [sampleWrite('case-1', 0)] });
      way.cut = cut;
      assert.equal(await mustCommit(store, { streams: [sampleWrite('case-1', 1)] }), 2);
      assert.equal(way.cuts, 1, 'the connection was cut');
      assert.equal((await store.events('case-1')).length, 2);
      assert.equal(await mustCommit(store, { streams: [sampleWrite('case-1', 2)] }), 3);
    } finally {
      await store.close();
      way.close();
    }
  });
}

test('a commit in doubt that nobody can look up breaks the store: "nothing was changed" is no guess', async () => {
  const { url: direct, adminUrl } = await testingDatabase();
  const role = new URL(direct).username;
  const admin = new pg.Client(adminUrl);
  await admin.connect();
  await admin.query(`ALTER ROLE ${role} SET lock_timeout = '30ms'`);
  const { way, url } = await BreakingWay.to(direct);
  const community = newCommunity();
  const store = await openPostgresStore({ url, community, patienceMs: 300 });
  let held: Promise<unknown> = Promise.resolve();
  try {
    await mustCommit(store, { streams: [sampleWrite('case-1', 0)] });
    way.cut = 'after the commit';
    way.atCut = () => {
      // The next one to have it, as soon as the commit lets go of it.
      held = admin.query('SELECT pg_advisory_lock(hashtextextended($1, 4558))', [community]);
    };
    await assert.rejects(store.commit({ streams: [sampleWrite('case-1', 1)] }), StoreBroken);
    await held;
    assert.equal((await store.events('case-1')).length, 2, 'it was kept, which nobody could know');
  } finally {
    await admin.query('SELECT pg_advisory_unlock_all()');
    await admin.query(`ALTER ROLE ${role} RESET lock_timeout`);
    await store.close();
    way.close();
    await admin.end();
  }
});

test('a server that ends every connection is asked again', async () => {
  const { url, adminUrl } = await testingDatabase();
  const store = await openPostgresStore({ url, community: newCommunity() });
  const admin = new pg.Client(adminUrl);
  await admin.connect();
  try {
    for (let turn = 0; turn < 5; turn += 1) {
      const writing = mustCommit(store, { streams: [sampleWrite('case-1', turn)] });
      const reading = store.view('case-1');
      await admin.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE application_name = 'evenhand' AND usename = $1`,
        [new URL(url).username],
      );
      assert.equal(await writing, turn + 1);
      await reading;
    }
  } finally {
    await admin.end();
    await store.close();
  }
});

test('a database that stays away breaks the store, and says so', async () => {
  const { way, url } = await BreakingWay.to((await testingDatabase()).url);
  const store = await openPostgresStore({ url, community: newCommunity(), patienceMs: 300 });
  try {
    way.close();
    await assert.rejects(store.commit({ streams: [sampleWrite('case-1', 0)] }), StoreBroken);
    await assert.rejects(store.view('case-1'), StoreBroken);
  } finally {
    await store.close();
  }
});
