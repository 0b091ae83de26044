import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import pg from 'pg';
import { entry, mustCommit, samplePart, sampleWrite } from '../contract/samples.ts';
import { StoreRefused } from '../failure.ts';
import { openPostgresStore } from './open.ts';
import { endTestingDatabase, newCommunity, testingDatabase } from './testing-database.ts';

after(endTestingDatabase);

/** Asks as the role of a server, with any SQL at all. */
async function asServer(
  community: string,
  task: (ask: (sql: string) => Promise<pg.QueryResult>) => Promise<void>,
): Promise<void> {
  const { url } = await testingDatabase();
  const options = `-c evenhand.community=${community}`;
  const client = new pg.Client({ connectionString: url, options });
  await client.connect();
  try {
    await task((sql) => client.query(sql));
  } finally {
    await client.end();
  }
}

async function filled(community: string): Promise<void> {
  const { url } = await testingDatabase();
  const store = await openPostgresStore({ url, community });
  const streams = [sampleWrite('case-1', 0, [entry('a')])];
  await mustCommit(store, { streams, parts: [samplePart('part-1')] });
  await store.close();
}

test('one community neither sees nor changes a row of another, whatever it asks', async () => {
  const [mine, theirs] = [newCommunity(), newCommunity()];
  await filled(theirs);
  await filled(mine);
  await asServer(mine, async (ask) => {
    const tables = await ask(
      `SELECT c.relname AS name, c.relrowsecurity AND c.relforcerowsecurity AS walled FROM pg_class AS c JOIN pg_attribute AS a ON a.attrelid = c.oid
       WHERE a.attname = 'community' AND c.relkind = 'r'`,
    );
    assert.ok(tables.rows.length >= 12, 'every table of the schema has a community');
    for (const { name, walled } of tables.rows) {
      assert.ok(walled, `${name} has a wall`);
      const seen = await ask(`SELECT 1 FROM ${name} WHERE community <> '${mine}'`);
      assert.equal(seen.rowCount, 0, `${name} shows rows of others`);
    }
    const all = await ask('SELECT community FROM parts');
    assert.deepEqual(all.rows, [{ community: mine }]);
    const changed = await ask(`UPDATE parts SET body = 'x' WHERE community = '${theirs}'`);
    assert.equal(changed.rowCount, 0);
    const removed = await ask(`DELETE FROM parts WHERE community = '${theirs}'`);
    assert.equal(removed.rowCount, 0);
    const added = `INSERT INTO parts (community, id, kind, body) VALUES ('${theirs}', 'x', 'x', '')`;
    await assert.rejects(ask(added), /row-level security/);
    const moved = `UPDATE parts SET community = '${theirs}'`;
    await assert.rejects(ask(moved), /row-level security/);
  });
});

test('a connection that names no community sees nothing', async () => {
  await filled(newCommunity());
  const client = new pg.Client((await testingDatabase()).url);
  await client.connect();
  try {
    await assert.rejects(client.query('SELECT 1 FROM parts'), /evenhand\.community/);
  } finally {
    await client.end();
  }
});

test('O3 an event is neither changed nor removed by SQL', async () => {
  const community = newCommunity();
  await filled(community);
  await asServer(community, async (ask) => {
    for (const sql of [
      `UPDATE events SET body = '{}'`,
      'DELETE FROM events',
      'TRUNCATE events',
      `UPDATE streams SET name = 'case-2'`,
      'DELETE FROM streams',
    ]) {
      await assert.rejects(ask(sql), /never changed or removed/, sql);
    }
  });
});

test('a role that no wall binds is refused', async () => {
  const { adminUrl } = await testingDatabase();
  const opening = openPostgresStore({ url: adminUrl, community: newCommunity() });
  await assert.rejects(opening, (problem) => {
    return problem instanceof StoreRefused && /superuser/.test(problem.message);
  });
});

test('a database of a newer version is refused and stays as it is', async () => {
  const community = newCommunity();
  await filled(community);
  const { url } = await testingDatabase();
  await asServer(community, async (ask) => {
    await ask('INSERT INTO schema_steps (step) VALUES (1000)');
    try {
      await assert.rejects(openPostgresStore({ url, community }), /newer version .*format 1000/);
    } finally {
      await ask('DELETE FROM schema_steps WHERE step = 1000');
    }
    await filled(newCommunity());
  });
});

test('a database of the first version is brought up to date, and keeps what it has', async () => {
  const community = newCommunity();
  await filled(community);
  await asServer(community, async (ask) => {
    await ask('BEGIN; DROP TABLE commits; DELETE FROM schema_steps WHERE step > 1; COMMIT');
  });
  const { url } = await testingDatabase();
  const store = await openPostgresStore({ url, community });
  assert.equal((await store.events('case-1')).length, 1);
  await mustCommit(store, { streams: [sampleWrite('case-1', 1)] });
  await store.close();
});

test('many processes that open a new database at once bring it up once', async () => {
  const { url, adminUrl } = await testingDatabase();
  const place = new URL(url);
  const name = `${place.username}_new`;
  place.pathname = `/${name}`;
  const admin = new pg.Client(adminUrl);
  await admin.connect();
  try {
    await admin.query(`CREATE DATABASE ${name} OWNER ${place.username} TEMPLATE template0`);
    const openings = Array.from({ length: 4 }, () =>
      openPostgresStore({ url: place.href, community: newCommunity() }),
    );
    for (const store of await Promise.all(openings)) {
      await mustCommit(store, { streams: [sampleWrite('case-1', 0)] });
      await store.close();
    }
  } finally {
    await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await admin.end();
  }
});
