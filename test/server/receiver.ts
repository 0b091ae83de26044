import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';

/** One delivery as it came in. */
export interface Received {
  readonly headers: Headers;
  readonly body: string;
}

/** What the receiver says to the next delivery; 200 when nothing is set. */
export interface Response {
  readonly statusCode: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A failure has to end, not to hang: far longer than any delivery takes. */
const PATIENCE_MS = 60_000;

/** A platform's end of a webhook, on this machine. */
export interface Receiver {
  readonly url: string;
  readonly received: readonly Received[];
  /** Answers the next deliveries like this, one each. */
  answerWith(...responses: readonly Response[]): void;
  /** Waits until this many deliveries came in all. */
  until(count: number): Promise<void>;
  close(): Promise<void>;
}

export async function openReceiver(): Promise<Receiver> {
  const received: Received[] = [];
  const planned: Response[] = [];
  const waiting = new Set<() => void>();
  const server = createServer((request, response) => {
    void readBody(request).then((body) => {
      const { statusCode, headers = {} } = planned.shift() ?? { statusCode: 200 };
      response.writeHead(statusCode, headers).end();
      received.push({ headers: new Headers(request.headers as Record<string, string>), body });
      for (const look of waiting) look();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
  return {
    url: `http://127.0.0.1:${port}/hook`,
    received,
    answerWith: (...responses) => void planned.push(...responses),
    until: async (count) => {
      const enough = Promise.withResolvers<void>();
      const patience = setTimeout(() => {
        enough.reject(new Error(`${received.length} of ${count} deliveries came`));
      }, PATIENCE_MS);
      const look = (): void => {
        if (received.length >= count) enough.resolve();
      };
      waiting.add(look);
      look();
      await enough.promise.finally(() => clearTimeout(patience));
      waiting.delete(look);
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
