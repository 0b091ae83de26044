import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fromBase64 } from '../../log/base64.ts';
import { type Checkpoint, readCheckpoint } from '../../log/checkpoint.ts';
import { sameBytes } from '../../log/crypto.ts';
import { provesConsistency } from '../../log/merkle-proof.ts';
import { openNote, writeNote } from '../../log/note.ts';
import { logVerifier } from '../../log/note-verifiers.ts';
import { lineBy, type TestingKey, testingKey } from '../../log/testing-log.ts';
import type { VerifierKey } from '../../log/verifier-key.ts';
import { nodeCrypto } from '../log-crypto.ts';

export interface WitnessSays {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** What a witness does in place of what it should; undefined says nothing at all. */
export type Mood = (
  request: string,
  honest: () => Promise<WitnessSays>,
) => Promise<WitnessSays | undefined>;

export interface TestingWitness {
  readonly url: string;
  readonly key: TestingKey;
  /** Bodies of the requests that came, as text. */
  readonly asked: string[];
  /** Size of the last checkpoint it signed. */
  signed: Checkpoint | undefined;
  mood: Mood;
  close(): Promise<void>;
}

const honestly: Mood = async (_, honest) => await honest();

/** A witness on this machine that does what C2SP tlog-witness asks, unless its mood is another. */
export async function testingWitness(
  knows: readonly VerifierKey[],
  { type = 'cosignature', nowSeconds }: { type?: 'cosignature' | 'ml-dsa-44'; nowSeconds: bigint },
): Promise<TestingWitness> {
  const key = testingKey('witness.example.org/w1', type);
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await textOf(request);
    witness.asked.push(body);
    const says = await witness.mood(
      body,
      async () => await judge(witness, knows, body, nowSeconds),
    );
    if (says === undefined) return;
    response.writeHead(says.status, says.headers);
    response.end(says.body ?? '');
  };
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const witness: TestingWitness = {
    url: `http://127.0.0.1:${port}`,
    key,
    asked: [],
    signed: undefined,
    mood: honestly,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return witness;
}

async function textOf(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return Buffer.concat(pieces).toString();
}

async function judge(
  witness: TestingWitness,
  knows: readonly VerifierKey[],
  body: string,
  nowSeconds: bigint,
): Promise<WitnessSays> {
  const split = body.indexOf('\n\n');
  const [old = '', ...lines] = body.slice(0, split).split('\n');
  const note = new TextEncoder().encode(body.slice(split + 2));
  const oldSize = /^old (0|[1-9]\d*)$/.exec(old)?.[1];
  if (oldSize === undefined || lines.length > 63) return { status: 400 };
  const known = knows.map((one) => logVerifier(nodeCrypto, one));
  const origin = body.slice(split + 2).split('\n')[0];
  if (!knows.some(({ name }) => name === origin)) return { status: 404 };
  const opened = await openNote(note, known);
  if (!opened.ok) return { status: 403 };
  const seen = readCheckpoint(opened.value.text);
  if (seen === undefined || BigInt(oldSize) > seen.size) return { status: 400 };
  if (BigInt(oldSize) !== (witness.signed?.size ?? 0n)) return conflict(witness);
  if (!goesOn(witness.signed, seen, lines)) {
    return witness.signed?.size === seen.size ? conflict(witness) : { status: 422 };
  }
  witness.signed = seen;
  return { status: 200, body: lineText(witness.key, opened.value.text, nowSeconds) };
}

function goesOn(
  before: Checkpoint | undefined,
  seen: Checkpoint,
  lines: readonly string[],
): boolean {
  const proof = lines.map((line) => fromBase64(line) ?? new Uint8Array(0));
  if (before === undefined || before.size === 0n) return proof.length === 0;
  if (before.size === seen.size) return proof.length === 0 && sameBytes(before.root, seen.root);
  const { size: oldSize, root: oldRoot } = before;
  const { size, root } = seen;
  return provesConsistency(nodeCrypto, { oldSize, oldRoot, size, root, proof });
}

function conflict({ signed }: TestingWitness): WitnessSays {
  const headers = { 'content-type': 'text/x.tlog.size' };
  return { status: 409, headers, body: `${signed?.size ?? 0}\n` };
}

/** The line of a witness under the text of a checkpoint, as it answers it. */
export function lineText(key: TestingKey, text: string, timeSeconds: bigint): string {
  const written = writeNote({ text, signatures: [lineBy(key, text, timeSeconds)] });
  return new TextDecoder().decode(written).slice(text.length + 1);
}
