import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** What becomes of one exchange: where the line breaks, or that it holds. */
export type Cut =
  | { readonly kind: 'none' }
  /** The client is gone once its request has reached the server, whatever comes back. */
  | { readonly kind: 'while-running' }
  /** This share of the answer arrives, from nothing to all but its last byte. */
  | { readonly kind: 'in-answer'; readonly share: number };

/** What the server answered to one exchange, whether or not it arrived. */
export interface Exchange {
  readonly cut: Cut;
  readonly answer: string;
}

/**
 * A line to a server that breaks where it is told to. It hears the server out before it breaks, so
 * that what was lost is known, and whatever follows comes after the commit.
 */
export interface CuttingProxy {
  readonly url: string;
  /** What the server answered under this key, in the order in which it was asked. */
  heard(key: string): Promise<readonly Exchange[]>;
  close(): Promise<void>;
}

export async function openCuttingProxy(
  port: number,
  cutOf: (key: string) => Cut,
): Promise<CuttingProxy> {
  const exchanges = new Map<string, Promise<Exchange>[]>();
  const open = new Set<Socket>();
  const server = createServer({ allowHalfOpen: true }, (client) => {
    open.add(client);
    client.on('error', () => undefined);
    client.on('close', () => open.delete(client));
    const upstream = connect({ port, host: '127.0.0.1' });
    upstream.on('error', () => client.destroy());
    let head = '';
    client.on('data', (chunk: Buffer) => {
      upstream.write(chunk);
      if (head.includes('\r\n\r\n')) return;
      head += chunk.toString('latin1');
      const key = /^idempotency-key: (.*)$/im.exec(head)?.[1]?.trim();
      if (head.includes('\r\n\r\n') && key !== undefined) {
        const earlier = exchanges.get(key) ?? [];
        exchanges.set(key, [...earlier, relay(client, upstream, cutOf(key))]);
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const own = typeof address === 'object' ? (address?.port ?? 0) : 0;
  return {
    url: `http://127.0.0.1:${own}`,
    heard: async (key) => await Promise.all(exchanges.get(key) ?? []),
    close: async () => {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

// Clients say `Connection: close`, so the end of the answer is the end of the line.
async function relay(client: Socket, upstream: Socket, cut: Cut): Promise<Exchange> {
  const chunks: Buffer[] = [];
  upstream.on('data', (chunk: Buffer) => void chunks.push(chunk));
  const ended = once(upstream, 'close');
  if (cut.kind === 'while-running') setImmediate(() => client.destroy());
  await ended;
  const whole = Buffer.concat(chunks);
  if (cut.kind === 'none') client.end(whole);
  if (cut.kind === 'in-answer') {
    const part = whole.subarray(0, Math.floor(whole.length * cut.share));
    client.write(part, () => client.resetAndDestroy());
  }
  return { cut, answer: whole.toString('utf8') };
}
