import type { Context } from 'hono';
import type { LaneName, Lanes } from '../app/lanes.ts';
import { problemResponse } from './problem.ts';
import type { Route } from './resource.ts';

type Answering = (context: Context) => Response | Promise<Response>;

/** What platforms send in masses, and can send again. */
const bulk: ReadonlySet<string> = new Set(['takeActivities', 'screen', 'takeWebhook']);

/** The lane in which a route's requests wait when there are many. */
export function laneOf({ operation, audience }: Pick<Route, 'operation' | 'audience'>): LaneName {
  if (bulk.has(operation)) return 'bulk';
  return audience.anonymous === true || audience.member === true ? 'people' : 'programs';
}

/** Answers once there is a place in the lane; says before the body is read when there is none. */
export function inLane(lanes: Lanes | undefined, lane: LaneName, answering: Answering): Answering {
  if (lanes === undefined) return answering;
  return async (context) => {
    const entry = await lanes.enter(lane, Number(context.req.header('content-length') ?? 0));
    if (!entry.ok) return problemResponse([entry.error]);
    try {
      return await answering(context);
    } finally {
      entry.value();
    }
  };
}
