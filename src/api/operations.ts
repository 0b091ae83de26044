import type { Application } from '../app/application.ts';
import { refuse } from '../kernel/refusal.ts';
import { expose } from './exposition.ts';
import { problemResponse } from './problem.ts';
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
  accept: string,
  figures: readonly Figure[],
): Promise<Response> {
  const { ready: isReady } = await application.health();
  const own: Figure = {
    name: 'evenhand_ready',
    meaning: '1 when requests can be answered, 0 otherwise.',
    kind: 'gauge',
    samples: [{ value: isReady ? 1 : 0 }],
  };
  const startedAt = performance.timeOrigin / 1_000;
  const { text, mediaType } = expose([own, ...figures], { accept, startedAt });
  return new Response(text, {
    headers: { ...securityHeaders, 'content-type': mediaType, vary: 'accept' },
  });
}
