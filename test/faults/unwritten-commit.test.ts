import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mustCommit, sampleWrite } from '../../src/store/contract/samples.ts';
import { openPostgresStore } from '../../src/store/postgres/open.ts';
import { BreakingWay } from '../../src/store/postgres/testing-breaking-way.ts';
import { amount } from './amount.ts';
import { killablePostgres } from './killable-postgres.ts';

const DEATHS = amount(20, 3);

test(`F02 PostgreSQL dies ${DEATHS} times with a commit it had not written, and others are quicker`, async (context) => {
  const postgres = await killablePostgres();
  context.after(async () => await postgres.remove());
  const { way, url } = await BreakingWay.to(postgres.url);
  context.after(() => way.close());
  const direct = { url: postgres.url, community: 'others.example', patienceMs: 15_000 };
  const others = await openPostgresStore(direct);
  const store = await openPostgresStore({ ...direct, url, community: 'ours.example' });
  let made = 0;
  for (let death = 1; death <= DEATHS; death += 1) {
    const asked = [sampleWrite('case-1', death - 1)];
    let dead: Promise<void> | undefined;
    way.cut = 'before the commit';
    way.atCut = () => {
      way.shut = true;
      dead = postgres.kill();
    };
    const answered = mustCommit(store, { streams: asked });
    while (dead === undefined) await new Promise((resolve) => setImmediate(resolve));
    await dead;
    await postgres.start();
    // They get the number that the lost transaction had.
    for (let turn = 0; turn < 5; turn += 1, made += 1) {
      await mustCommit(others, { streams: [sampleWrite('case-2', made)] });
    }
    way.shut = false;
    assert.equal(await answered, death);
    assert.equal((await store.events('case-1')).length, death, 'what was answered is there');
  }
  await store.close();
  await others.close();
});
