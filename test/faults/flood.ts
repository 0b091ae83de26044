import { connect, type Socket } from 'node:net';
import { setTimeout } from 'node:timers/promises';

/**
 * Sends batches of activities at a rate of its own, whatever the answers are (an open loop), and
 * prints what became of them as JSON: `node flood.ts URL TOKEN BATCHES-A-SECOND SECONDS`.
 */
const BATCH = 100;
/** As many connections as a busy platform has. What finds none free is not sent but counted. */
const CONNECTIONS = 256;

const [url = '', token = '', rate = '1', seconds = '1'] = process.argv.slice(2);
const { hostname, port } = new URL(url);

interface Flood {
  readonly sent: number;
  readonly unsent: number;
  readonly accepted: number;
  readonly refused: number;
  readonly withoutRetryAfter: number;
  readonly others: Readonly<Record<string, number>>;
  readonly acceptedMs: Quantiles;
  readonly refusedMs: Quantiles;
}

interface Quantiles {
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

export type { Flood };

interface Answer {
  readonly code: number;
  readonly retryAfter: boolean;
  readonly ms: number;
}

/** Digits of a serial number; its place in the bytes is known, so that a new batch costs little. */
const DIGITS = 10;
const PLACE = '#'.repeat(DIGITS);
let serial = 10 ** (DIGITS - 1) + process.pid * 10_000;

/** One request with a whole batch, and where its serial numbers stand. */
function template(): { readonly bytes: Buffer; readonly places: readonly number[] } {
  const activities = Array.from({ length: BATCH }, (_, at) => ({
    specversion: '1.0',
    id: `flood-${PLACE}-${at}`,
    source: 'https://flood.example',
    type: 'org.evenhand.content.posted.v1',
    time: new Date().toISOString(),
    data: {
      actor: { id: `m-${at}` },
      item: `item-${PLACE}-${at}`,
      content: { kind: 'post', text: 'The rear hub clicks under load. What else could it be?' },
    },
  }));
  const body = JSON.stringify(activities);
  const head = [
    'POST /v1/activities HTTP/1.1',
    `host: ${hostname}`,
    `authorization: Bearer ${token}`,
    'content-type: application/cloudevents-batch+json',
    `content-length: ${Buffer.byteLength(body)}`,
    `idempotency-key: flood-key-${PLACE}`,
  ];
  const text = `${head.join('\r\n')}\r\n\r\n${body}`;
  const places = [...text.matchAll(new RegExp(PLACE, 'g'))].map(({ index }) => index);
  return { bytes: Buffer.from(text), places };
}

let made = template();
let madeAt = performance.now();

function nextRequest(): Buffer {
  if (performance.now() - madeAt > 1_000) {
    made = template();
    madeAt = performance.now();
  }
  serial += 1;
  const bytes = Buffer.from(made.bytes);
  for (const place of made.places) bytes.write(String(serial), place, DIGITS, 'latin1');
  return bytes;
}

/** A connection that asks one thing at a time. */
class Connection {
  readonly #socket: Socket = connect({ host: hostname, port: Number(port), noDelay: true });
  #received = '';
  #answered: ((answer: Answer) => void) | undefined;
  #sentAt = 0;

  constructor() {
    this.#socket.setEncoding('latin1');
    this.#socket.on('data', (text: string) => {
      this.#received += text;
      this.#look();
    });
    const lost = (): void => this.#answer({ code: 0, retryAfter: false });
    this.#socket.on('error', lost);
    this.#socket.on('close', lost);
  }

  get isOpen(): boolean {
    return !this.#socket.destroyed;
  }

  async ask(bytes: Buffer): Promise<Answer> {
    this.#sentAt = performance.now();
    this.#socket.write(bytes);
    return await new Promise((resolve) => {
      this.#answered = resolve;
    });
  }

  close(): void {
    this.#socket.destroy();
  }

  #look(): void {
    const end = this.#received.indexOf('\r\n\r\n');
    if (end === -1) return;
    const head = this.#received.slice(0, end).toLowerCase();
    const length = Number(/\r\ncontent-length: (\d+)/.exec(head)?.[1] ?? 0);
    if (this.#received.length < end + 4 + length) return;
    this.#received = this.#received.slice(end + 4 + length);
    this.#answer({
      code: Number(head.slice(9, 12)),
      retryAfter: head.includes('\r\nretry-after:'),
    });
    if (head.includes('\r\nconnection: close')) this.#socket.destroy();
  }

  #answer(answer: Omit<Answer, 'ms'>): void {
    const answered = this.#answered;
    this.#answered = undefined;
    answered?.({ ...answer, ms: performance.now() - this.#sentAt });
  }
}

function quantiles(values: readonly number[]): Quantiles {
  const sorted = values.toSorted((one, other) => one - other);
  const at = (share: number): number =>
    Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
  return { p50: at(0.5), p99: at(0.99), max: at(1) };
}

function summary(answers: readonly Answer[], unsent: number): Flood {
  const accepted = answers.filter(({ code }) => code === 202);
  const refused = answers.filter(({ code }) => code === 503 || code === 429);
  const others: Record<string, number> = {};
  for (const { code } of answers) {
    if (![202, 503, 429].includes(code)) others[code] = (others[code] ?? 0) + 1;
  }
  return {
    sent: answers.length,
    unsent,
    accepted: accepted.length,
    refused: refused.length,
    withoutRetryAfter: refused.filter(({ retryAfter }) => !retryAfter).length,
    others,
    acceptedMs: quantiles(accepted.map(({ ms }) => ms)),
    refusedMs: quantiles(refused.map(({ ms }) => ms)),
  };
}

async function main(): Promise<void> {
  const answers: Answer[] = [];
  const running = new Set<Promise<void>>();
  const free = Array.from({ length: CONNECTIONS }, () => new Connection());
  const started = performance.now();
  let due = 0;
  let unsent = 0;
  while (performance.now() - started < Number(seconds) * 1_000) {
    const until = ((performance.now() - started) / 1_000) * Number(rate);
    for (; due < until; due += 1) {
      const waiting = free.pop();
      if (waiting === undefined) {
        unsent += 1;
        continue;
      }
      // One that the server closed while it waited here would never be answered.
      const connection = waiting.isOpen ? waiting : new Connection();
      const one: Promise<void> = connection.ask(nextRequest()).then((answer) => {
        answers.push(answer);
        free.push(connection);
        running.delete(one);
      });
      running.add(one);
    }
    await setTimeout(2);
  }
  await Promise.all(running);
  for (const connection of free) connection.close();
  process.stdout.write(`${JSON.stringify(summary(answers, unsent))}\n`);
}

await main();
