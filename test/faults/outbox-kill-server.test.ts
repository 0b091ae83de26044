import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { activity } from '../server/case-work.ts';
import { prepareDirectory, type RunningServer, startServer } from '../server/running-server.ts';
import { asPlatform } from '../server/talk.ts';
import { amount } from './amount.ts';

const KILLS = amount(20, 0);
/** What a dead server had taken comes back after a minute; a failure must end as well. */
const PATIENCE_MS = 180_000;

type Moment = 'after the answer' | 'as the delivery arrives';

/** Takes deliveries; whoever is told of one may kill the sender before it is answered. */
interface Receiver {
  readonly url: string;
  readonly received: string[];
  arrived: (() => void) | undefined;
  readonly server: Server;
}

test(`F13 a server killed ${KILLS} times between commit, sending and mark delivers every id, its effect once`, {
  skip: KILLS === 0 && 'what a dead server had taken comes back only after a minute',
}, async (context) => {
  const receiver = await openReceiver();
  let server: RunningServer | undefined;
  context.after(async () => {
    await server?.end('SIGKILL');
    receiver.server.closeAllConnections();
    receiver.server.close();
  });
  const directory = await prepareDirectory();
  const platform = asPlatform(directory);
  let endpoint = '';
  for (let kill = 0; kill < KILLS; kill += 1) {
    const running = await startServer(directory);
    server = running;
    if (kill === 0) {
      const body = { url: receiver.url, topics: ['restriction.imposed'] };
      const added = await platform('POST', '/v1/webhooks', { body });
      assert.equal(added.statusCode, 201, added.text);
      endpoint = added.textAt('/id');
    }
    const moment: Moment = kill % 2 === 0 ? 'as the delivery arrives' : 'after the answer';
    const arriving = Promise.withResolvers<void>();
    receiver.arrived = arriving.resolve;
    const said = { kind: 'post', text: 'Look.', links: ['https://pots-at-cost.example/blue'] };
    const posted = activity(`a-${kill}`, {
      data: { actor: { id: `m-${kill}` }, content: said },
    });
    const answer = await platform('POST', '/v1/activities', { body: posted });
    assert.equal(answer.statusCode, 202, answer.text);
    if (moment === 'as the delivery arrives') await arriving.promise;
    assert.equal(await running.end('SIGKILL'), 'SIGKILL', running.output());
  }
  receiver.arrived = undefined;
  const last = await startServer(directory);
  server = last;
  const patience = Date.now() + PATIENCE_MS;
  const path = `/v1/webhooks/${endpoint}/deliveries?limit=200`;
  for (;;) {
    const listed = (await platform('GET', path)).at('/items') as readonly { phase: string }[];
    if (listed.length === KILLS && listed.every(({ phase }) => phase === 'delivered')) break;
    assert.ok(Date.now() < patience, JSON.stringify(listed));
    await setTimeout(500);
  }
  const effects = effectsOf(receiver);
  assert.equal(effects.size, KILLS, last.output());
  for (const [restriction, ids] of effects) assert.equal(ids.size, 1, restriction);
  assert.ok(receiver.received.length > KILLS, 'some came twice: they were killed before the mark');
  assert.equal(await last.end('SIGTERM'), 0, last.output());
  const ids = new Set([...effects.values()].flatMap((some) => [...some]));
  const told = { kills: KILLS, received: receiver.received.length, ids: ids.size };
  context.diagnostic(JSON.stringify(told));
  directory.remove();
});

/** Restriction → ids it was told under. */
function effectsOf({ received }: Receiver): Map<string, Set<string>> {
  const effects = new Map<string, Set<string>>();
  for (const one of received) {
    const [id = '', restriction = ''] = one.split(' ');
    effects.set(restriction, (effects.get(restriction) ?? new Set()).add(id));
  }
  return effects;
}

async function openReceiver(): Promise<Receiver> {
  const received: string[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => void chunks.push(chunk));
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString('utf8');
      const told = JSON.parse(text) as { data: { restriction: string } };
      received.push(`${request.headers['webhook-id']} ${told.data.restriction}`);
      const { arrived } = receiver;
      // Whoever waits for this moment kills the sender: it never hears that all went well.
      if (arrived === undefined) response.writeHead(204).end();
      else arrived();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
  const url = `http://127.0.0.1:${port}/hook`;
  const receiver: Receiver = { url, received, arrived: undefined, server };
  return receiver;
}
