import assert from 'node:assert/strict';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { after, test } from 'node:test';
import pg from 'pg';
import { mustCommit, sampleWrite } from '../contract/samples.ts';
import { StoreBroken } from '../failure.ts';
import { openPostgresStore } from './open.ts';
import { endTestingDatabase, newCommunity, testingDatabase } from './testing-database.ts';

after(endTestingDatabase);

type Cut = 'before the commit' | 'after the commit';

/** A way to the database that breaks once, around a commit: the answer never arrives. */
class BreakingWay {
  readonly #sockets: Set<Socket> = new Set();
  readonly #server: Server;
  cut: Cut | undefined;
  cuts = 0;

  private constructor(server: Server) {
    this.#server = server;
  }

  static async to(url: string): Promise<{ way: BreakingWay; url: string }> {
    const target = new URL(url);
    const server = createServer();
    const way = new BreakingWay(server);
    server.on('connection', (near) =>
      way.#join(near, connect(Number(target.port), target.hostname)),
    );
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const through = new URL(url);
    through.hostname = '127.0.0.1';
    through.port = String(typeof address === 'object' && address ? address.port : 0);
    return { way, url: through.href };
  }

  #join(near: Socket, far: Socket): void {
    for (const socket of [near, far]) {
      this.#sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        near.destroy();
        far.destroy();
      });
    }
    let deaf = false;
    near.on('data', (bytes) => {
      if (this.cut !== undefined && bytes.includes('COMMIT')) {
        this.cuts += 1;
        deaf = this.cut === 'after the commit';
        this.cut = undefined;
        if (!deaf) {
          near.destroy();
          return;
        }
      }
      far.write(bytes);
    });
    far.on('data', (bytes) => {
      // The commit is answered, so it is done; but nobody hears of it.
      if (deaf) near.destroy();
      else near.write(bytes);
    });
  }

  close(): void {
    for (const socket of this.#sockets) socket.destroy();
    this.#server.close();
  }
}

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
