import { once } from 'node:events';
import { connect } from 'node:net';
import { type Answered, answered } from './talk.ts';

/**
 * Sends bytes as they are over a connection of its own and reads the first answer. For what no HTTP
 * client would send. The server has to answer or to close: a silent one would hang the test.
 */
export async function sendBytes(port: number, bytes: string | Uint8Array): Promise<Answered> {
  const socket = connect({ port, host: '127.0.0.1' });
  let received = Buffer.alloc(0);
  const answer = Promise.withResolvers<Answered>();
  socket.on('data', (chunk: Buffer) => {
    received = Buffer.concat([received, chunk]);
    const whole = firstAnswer(received);
    if (whole !== undefined) answer.resolve(whole);
  });
  socket.on('close', () => answer.reject(new Error(`closed after: ${received.toString()}`)));
  socket.on('error', (problem) => answer.reject(problem));
  await once(socket, 'connect');
  socket.write(bytes);
  try {
    return await answer.promise;
  } finally {
    socket.destroy();
  }
}

function firstAnswer(received: Buffer): Answered | undefined {
  const end = received.indexOf('\r\n\r\n');
  if (end === -1) return undefined;
  const [first = '', ...lines] = received.toString('latin1', 0, end).split('\r\n');
  const headers = new Headers(
    lines.map((line): [string, string] => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon), line.slice(colon + 1).trim()];
    }),
  );
  const length = Number(headers.get('content-length') ?? '0');
  if (received.length < end + 4 + length) return undefined;
  const text = received.toString('utf8', end + 4, end + 4 + length);
  return answered(Number(first.split(' ')[1]), headers, text);
}

/** The head of a request with its own lines, and a body. */
export function rawRequest(lines: readonly string[], body = ''): string {
  return `${lines.join('\r\n')}\r\n\r\n${body}`;
}
