import type { Application } from '../app/application.ts';
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
  const isCheckpoint = path === 'checkpoint';
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

/** The key with which the log is signed, as people pass it on. */
export function logKey({ record }: Application): Response {
  if (record.key === undefined) return problemResponse([nothingHere()]);
  return new Response(`${record.key}\n`, {
    headers: {
      ...securityHeaders,
      'access-control-allow-origin': '*',
      'cache-control': 'public, max-age=60',
      'content-type': 'text/plain; charset=utf-8',
      'cross-origin-resource-policy': 'cross-origin',
    },
  });
}
