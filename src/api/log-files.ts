import type { Application } from '../app/application.ts';
import type { LogKeyView, WitnessedView } from '../app/contract/record.ts';
import { nothingHere } from './auth.ts';
import { problemResponse } from './problem.ts';
import { securityHeaders } from './security-headers.ts';

/** Checkpoints change every few seconds; a tile never does (C2SP tlog-tiles). */
const checkpointCaching = 'public, max-age=2';
const tileCaching = 'public, max-age=31536000, immutable';

/**
 * Files of the record for anybody: what they hold are commitments. Any origin may read them, so
 * that a page elsewhere can verify.
 */
export async function logFile({ record }: Application, path: string): Promise<Response> {
  const bytes = await record.file(path);
  if (bytes === undefined) return problemResponse([nothingHere()]);
  const isCheckpoint = path === 'checkpoint' || path.startsWith('witness/');
  return new Response(new Uint8Array(bytes), {
    headers: {
      ...securityHeaders,
      'access-control-allow-origin': '*',
      'cache-control': isCheckpoint ? checkpointCaching : tileCaching,
      'content-type': isCheckpoint ? 'text/plain; charset=utf-8' : 'application/octet-stream',
      'cross-origin-resource-policy': 'cross-origin',
    },
  });
}

/**
 * Keys with which the log is signed, as people pass them on, and how far it is witnessed; what
 * begins with `#` is for people.
 */
export async function logKeys({ record }: Application): Promise<Response> {
  if (record.keys === undefined) return problemResponse([nothingHere()]);
  const witnesses = await record.witnesses();
  const lines = [...record.keys.flatMap(keyLines), ...witnessLines(witnesses)];
  return new Response(`${lines.join('\n')}\n`, {
    headers: {
      ...securityHeaders,
      'access-control-allow-origin': '*',
      'cache-control': 'public, max-age=60',
      'content-type': 'text/plain; charset=utf-8',
      'cross-origin-resource-policy': 'cross-origin',
    },
  });
}

function keyLines({ key, since, until }: LogKeyView): readonly string[] {
  const times = until === undefined ? `signs since ${since}` : `signed from ${since} to ${until}`;
  return [`# ${times}`, key];
}

function witnessLines(witnesses: readonly WitnessedView[]): readonly string[] {
  const signed = witnesses.map(({ name, key, entries, at }) =>
    entries === undefined
      ? `# not yet witnessed by ${name}, whose key is ${key}`
      : `# witnessed up to ${entries} entries by ${name} at ${at}, whose key is ${key}`,
  );
  return signed.length === 0
    ? ['# not witnessed: two readers could be shown two records until they compare']
    : signed;
}
