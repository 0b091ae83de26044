import { randomUUID } from 'node:crypto';
import { type Context, Hono } from 'hono';
import type { Application } from '../app/application.ts';
import type { LaneName, Lanes } from '../app/lanes.ts';
import { isStoreBusy, storeBusy } from '../app/passing-failure.ts';
import { refuse } from '../kernel/refusal.ts';
import { type Door, nothingHere } from './auth.ts';
import { inLane, laneOf } from './in-lane.ts';
import { logFile, logKeys } from './log-files.ts';
import { openapiDocument } from './openapi.ts';
import { live, metrics, ready } from './operations.ts';
import { quickPowers } from './powers.ts';
import { incidentResponse, problemResponse } from './problem.ts';
import { problemPage } from './problem-page.ts';
import { RequestCounts } from './request-counts.ts';
import type { Route } from './resource.ts';
import type { Figure, PlatformIntake, ReadActivities } from './rim.ts';
import { allRoutes } from './routes.ts';
import { jsonHeaders, publicCaching } from './security-headers.ts';
import { serveRoute } from './serve-route.ts';
import { TokenCache } from './token-cache.ts';
import { noteLane } from './watch-requests.ts';

export interface ApiOptions {
  readonly application: Application;
  readonly readActivities: ReadActivities;
  readonly platforms: readonly PlatformIntake[];
  /** Where members and staff reach the pages; its origin is the only one that may write. */
  readonly publicUrl: string;
  /** Lets requests in when there are many; without it everybody is let in. */
  readonly lanes?: Lanes;
  /** Further figures for `/metrics`. */
  readonly figures?: () => Promise<readonly Figure[]>;
  /** Told of every answer nobody foresaw. Without it one line goes to standard error. */
  readonly onIncident?: (incident: Incident) => void;
  /** Milliseconds on a clock that only goes forward. */
  readonly elapsedMs?: () => number;
}

/** What the operator finds under the id in the answer. Never holds what was sent. */
export interface Incident {
  readonly incident: string;
  readonly operation: string;
  readonly error: unknown;
}

type Answering = (context: Context) => Response | Promise<Response>;
type Guard = (operation: string, answering: Answering, lane?: LaneName) => Answering;

/**
 * The HTTP api for programs. It can be served beside the pages: it answers only for its own
 * paths.
 */
export function createApi(options: ApiOptions): Hono {
  const tokens = new TokenCache(options.elapsedMs ?? (() => performance.now()));
  const { application, publicUrl } = options;
  const door: Door = { application, tokens, publicUrl };
  const counts = new RequestCounts();
  const guarded = guardWith(options, counts);
  const app = new Hono();
  const routes = allRoutes({ ...options, tokens });
  app.get(
    '/v1/members/:member/powers',
    guarded(
      'readPowers',
      (context) => {
        const member = context.req.param('member') ?? '';
        const plain = !context.req.url.includes('?');
        const authorization = plain ? context.req.header('authorization') : undefined;
        return quickPowers(door, member, authorization) ?? serveByName(routes, door, context);
      },
      'programs',
    ),
  );
  for (const route of routes) {
    app.on(
      route.method.toUpperCase(),
      honoPath(route.path),
      guarded(route.operation, (context) => serve(route, door, context), laneOf(route)),
    );
  }
  addOperations(app, options, { counts, guarded });
  addRefusals(app, routes, guarded);
  return app;
}

function serve(route: Route, door: Door, context: Context): Promise<Response> {
  return serveRoute(route, door, context.req.raw, context.req.param());
}

function serveByName(routes: readonly Route[], door: Door, context: Context): Promise<Response> {
  const route = routes.find(({ operation }) => operation === 'readPowers');
  if (route === undefined) throw new TypeError('the route table has no readPowers');
  return serve(route, door, context);
}

/** Catches what nobody foresaw, so that the pages' own error page never answers a program. */
function guardWith(options: ApiOptions, counts: RequestCounts): Guard {
  const report = options.onIncident ?? printIncident;
  return (operation, answering, lane) => {
    const count = counts.of(operation);
    const letIn = lane === undefined ? answering : inLane(options.lanes, lane, answering);
    return async (context) => {
      if (lane !== undefined) noteLane(context, lane);
      try {
        const response = await letIn(context);
        count(response.status);
        return response;
      } catch (error) {
        if (isStoreBusy(error)) {
          count(503);
          return problemResponse([storeBusy()]);
        }
        const incident = randomUUID();
        report({ incident, operation, error });
        count(500);
        return incidentResponse(incident);
      }
    };
  };
}

function addOperations(
  app: Hono,
  options: ApiOptions,
  { counts, guarded }: { readonly counts: RequestCounts; readonly guarded: Guard },
): void {
  const { application, figures = async () => [] } = options;
  let document: string | undefined;
  app.get(
    '/livez',
    guarded('live', () => live()),
  );
  app.get(
    '/readyz',
    guarded('ready', async () => await ready(application)),
  );
  app.get(
    '/metrics',
    guarded('metrics', async (context) => {
      const accept = context.req.header('accept') ?? '';
      return await metrics(application, accept, [counts.figure(), ...(await figures())]);
    }),
  );
  app.get(
    '/openapi.json',
    guarded('openapi', () => {
      document ??= JSON.stringify(openapiDocument());
      return new Response(document, { headers: { ...jsonHeaders, ...publicCaching } });
    }),
  );
  app.get(
    '/log/key',
    guarded('logKeys', async () => await logKeys(application), 'programs'),
  );
  app.get(
    '/log/*',
    guarded(
      'logFile',
      async (context) => {
        const path = new URL(context.req.url).pathname.slice('/log/'.length);
        return await logFile(application, path);
      },
      'programs',
    ),
  );
  app.get(
    '/problems/:code',
    guarded('problem', (context) =>
      problemPage(context.req.param('code') ?? '', context.req.header('accept') ?? ''),
    ),
  );
}

/** A path of ours with another method is 405 with what it has; any other path under /v1 is 404. */
function addRefusals(app: Hono, routes: readonly Route[], guarded: Guard): void {
  const methods = new Map<string, string[]>();
  for (const { method, path } of routes) {
    const known = methods.get(path) ?? [];
    known.push(method.toUpperCase(), ...(method === 'get' ? ['HEAD'] : []));
    methods.set(path, known);
  }
  for (const path of ['/livez', '/readyz', '/metrics', '/openapi.json', '/problems/{code}']) {
    methods.set(path, ['GET', 'HEAD']);
  }
  for (const [path, allowed] of methods) {
    const allow = allowed.join(', ');
    const refusal = refuse('method_not_allowed', `This address takes ${allow}`, {
      facts: { allow },
    });
    app.all(
      honoPath(path),
      guarded('refused', () => problemResponse([refusal], { allow })),
    );
  }
  app.all(
    '/v1/*',
    guarded('refused', () => problemResponse([nothingHere()])),
  );
}

function honoPath(path: string): string {
  return path.replaceAll(/\{(\w+)\}/g, ':$1');
}

export function printIncident({ incident, operation, error }: Incident): void {
  const kind = error instanceof Error ? error.name : typeof error;
  // A message may quote what was sent; where it happened is enough to look for it.
  const where = error instanceof Error ? (error.stack?.split('\n    at ').slice(1, 4) ?? []) : [];
  console.error(JSON.stringify({ level: 'error', incident, operation, kind, where }));
}
