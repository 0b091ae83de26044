import { once } from 'node:events';
import { createServer } from 'node:net';

/** A port of this host on which nobody listens now. */
export async function freePort(host: string): Promise<number> {
  const server = createServer();
  server.listen(0, host);
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error(`no free port on ${host}`);
  return address.port;
}
