import type { Context, MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import { type LaneName, laneNames } from '../app/lanes.ts';

/** One answered request: nothing in it was sent by anybody, so that it may be kept and counted. */
export interface WatchedRequest {
  /** The pattern of the route, such as `/v1/cases/:case`; `*` when there is none. */
  readonly route: string;
  readonly method: string;
  readonly code: number;
  readonly milliseconds: number;
  /** `none` for what waits for nobody. */
  readonly lane: LaneName | 'none';
}

const methods: ReadonlySet<string> = new Set('GET HEAD POST PUT PATCH DELETE OPTIONS'.split(' '));

/**
 * Tells of every answer once it is made. `watch` may answer an id for whoever asked, which goes
 * into the header `x-request-id`; one that was sent is never read.
 */
export function watchRequests(
  watch: (request: WatchedRequest) => string | undefined,
  elapsedMs: () => number,
): MiddlewareHandler {
  return async (context, next) => {
    const since = elapsedMs();
    await next();
    const id = watch({
      // The route that answered: compositions leave behind which one they came to.
      route: routePath(context),
      method: methods.has(context.req.method) ? context.req.method : 'other',
      code: context.res.status,
      milliseconds: elapsedMs() - since,
      lane: laneIn(context),
    });
    if (id !== undefined) context.header('x-request-id', id);
  };
}

/** Notes in which lane a request waits, for whoever watches. */
export function noteLane(context: Context, lane: LaneName): void {
  context.set('lane', lane);
}

function laneIn(context: Context): LaneName | 'none' {
  const noted: unknown = context.get('lane');
  return laneNames.find((name) => name === noted) ?? 'none';
}
