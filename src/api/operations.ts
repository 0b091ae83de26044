import type { Application } from '../app/application.ts';
import { refuse } from '../kernel/refusal.ts';
import { problemResponse } from './problem.ts';
import type { RequestCounts } from './request-counts.ts';
import type { Figure } from './rim.ts';
import { jsonHeaders, securityHeaders } from './security-headers.ts';

/** The process runs. Says nothing about the store, so that a slow disk restarts nobody. */
export function live(): Response {
  return new Response('{"live":true}', { headers: jsonHeaders });
}

/**
 * Whether requests can be answered now. What is wrong, also when they can, is a sentence for the
 * operator each.
 */
export async function ready(application: Application): Promise<Response> {
  const { ready: isReady, problems } = await application.health();
  if (isReady)
    return new Response(JSON.stringify({ ready: true, problems }), { headers: jsonHeaders });
  const [first = 'The server is not ready'] = problems;
  const refusals = (problems.length === 0 ? [first] : problems).map((problem) =>
    refuse('unavailable', problem),
  );
  return problemResponse(refusals);
}

export async function metrics(
  application: Application,
  counts: RequestCounts,
  figures: () => Promise<readonly Figure[]>,
): Promise<Response> {
  const { ready: isReady } = await application.health();
  const own: Figure = {
    name: 'evenhand_ready',
    meaning: '1 when requests can be answered, 0 otherwise.',
    kind: 'gauge',
    value: isReady ? 1 : 0,
  };
  return new Response(counts.render([own, ...(await figures())]), {
    headers: { ...securityHeaders, 'content-type': 'text/plain; version=0.0.4; charset=utf-8' },
  });
}
