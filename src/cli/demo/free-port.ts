import { once } from 'node:events';
import { createServer } from 'node:net';
import { notListening } from '../../main.ts';

/** The port asked for, or any for 0, if nobody listens there now; throws what speaks against it. */
export async function freePort(host: string, asked: number): Promise<number> {
  const server = createServer();
  server.listen(asked, host);
  await once(server, 'listening').catch((problem: NodeJS.ErrnoException) => {
    throw notListening(problem, `${host}:${asked}`);
  });
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' ? (address?.port ?? asked) : asked;
}
