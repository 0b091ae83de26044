import { randomUUID } from 'node:crypto';
import { Hono, type MiddlewareHandler } from 'hono';
import type { Application } from '../app/application.ts';
import type { Lanes } from '../app/lanes.ts';
import type { Instant } from '../kernel/instant.ts';
import { refuse } from '../kernel/refusal.ts';
import { appealRoutes } from './appeal/appeal-route.ts';
import { bulkRoutes } from './bulk/bulk-route.ts';
import { caseRoutes } from './case/case-route.ts';
import { openCaseRoutes } from './case/open-case-route.ts';
import { consoleRoutes } from './console/console-route.ts';
import { emergencyRoutes } from './emergency/emergency-route.ts';
import { figuresRoutes } from './figures/figures-route.ts';
import { leadRoutes } from './lead/lead-route.ts';
import { leavingRoutes } from './leaving/leaving-route.ts';
import { liveRoutes } from './live/live-route.ts';
import { type CapturedLetters, capturedRoutes } from './mail/captured-route.ts';
import { lettersRoutes } from './mail/letters-route.ts';
import { settingsRoutes } from './mail/settings-route.ts';
import { hearingRoutes } from './member/hearing-route.ts';
import { linkRoutes } from './member/link-route.ts';
import { memberRoutes } from './member/member-route.ts';
import { memberOrderRoutes } from './member/order-page.ts';
import { outsideRoutes } from './outside/outside-route.ts';
import { languageRoutes } from './page/language-route.ts';
import { refusalPage } from './page/refusal-page.ts';
import { panelRoutes } from './panel/panel-route.ts';
import { proofRoutes } from './proof/proof-route.ts';
import { howRoutes } from './public/how-route.ts';
import { notFound, publicRoutes } from './public/public-route.ts';
import { recognitionRoutes } from './recognition/recognition-route.ts';
import { staffRedressRoutes } from './redress/staff-redress-route.ts';
import { registerRoutes } from './register/register-route.ts';
import { reportRoutes } from './report/report-route.ts';
import { pageHeaders } from './safety/headers.ts';
import { comesFromUs } from './safety/own-origin.ts';
import { readForm } from './safety/read-form.ts';
import { sessionOf } from './safety/session-cookie.ts';
import { sessionRoutes } from './session/session-route.ts';
import type { Site, WebEnvironment } from './site.ts';
import { staffRecordRoutes } from './staff-record/record-route.ts';
import { ownStewardshipRoutes } from './stewardship/own-route.ts';
import { groupRoutes } from './stewardship/staff-route.ts';
import { assetRoutes, styleHref } from './style/asset-route.ts';
import { islandOf } from './style/island.ts';

/** As for programs. */
const RETRY_AFTER_SECONDS = 2;

export interface WebOptions {
  readonly application: Application;
  /** Where people reach the pages, for example `https://rules.example`. Only its origin is used. */
  readonly publicUrl: string;
  /** What time it is; the application's own clock unless a test says otherwise. */
  readonly clock?: { now(): Instant };
  /** Lets requests in when there are many; without it everybody is let in. */
  readonly lanes?: Lanes;
  /** Letters that are kept instead of sent; `/dev/mail` shows them, and is not there without. */
  readonly capturedLetters?: CapturedLetters;
}

/** The pages for people: server HTML that works without JavaScript and while suspended. */
export function createWeb({
  application,
  publicUrl,
  clock,
  lanes,
  capturedLetters,
}: WebOptions): Hono<WebEnvironment> {
  const { origin, protocol } = new URL(publicUrl);
  let consoleScript: string | undefined;
  const script = islandOf('console').then((island) => {
    consoleScript = island?.href;
  });
  const site: Site = {
    application,
    origin,
    secure: protocol === 'https:',
    styleHref,
    consoleScript: () => consoleScript,
    now: () => (clock ?? application).now(),
    newKey: () => randomUUID(),
  };
  const web = new Hono<WebEnvironment>();
  web.use(pageHeaders);
  web.route('/', assetRoutes());
  web.route('/', consoleRoutes());
  web.use(async (_context, next) => {
    await script;
    await next();
  });
  web.use(recogniseVisitor(site));
  web.post('*', acceptForm(site));
  if (lanes !== undefined) web.use(letIn(site, lanes));
  web.route('/', languageRoutes(site));
  web.route('/', publicRoutes(site));
  web.route('/', howRoutes(site));
  web.route('/', figuresRoutes(site));
  web.route('/', reportRoutes(site));
  web.route('/', proofRoutes(site));
  web.route('/', linkRoutes(site));
  web.route('/', settingsRoutes(site));
  web.route('/', memberRoutes(site));
  web.route('/', lettersRoutes(site));
  if (capturedLetters !== undefined) web.route('/', capturedRoutes(site, capturedLetters));
  web.route('/', recognitionRoutes(site));
  web.route('/', leavingRoutes(site));
  web.route('/', memberOrderRoutes(site));
  web.route('/', registerRoutes(site));
  web.route('/', hearingRoutes(site));
  web.route('/', memberRoutes(site));
  web.route('/', openCaseRoutes(site));
  web.route('/', ownStewardshipRoutes(site));
  web.route('/', caseRoutes(site));
  web.route('/', liveRoutes(site));
  web.route('/', bulkRoutes(site));
  web.route('/', appealRoutes(site));
  web.route('/', panelRoutes(site));
  web.route('/', outsideRoutes(site));
  web.route('/', staffRedressRoutes(site));
  web.route('/', groupRoutes(site));
  web.route('/', emergencyRoutes(site));
  web.route('/', staffRecordRoutes(site));
  web.route('/', leadRoutes(site));
  web.route('/', sessionRoutes(site));
  // A handler and not `notFound`, which is lost when these pages are joined to another application.
  web.all('*', (context) => notFound(site, context));
  return web;
}

// Who it is, is looked up for every request: a role that ended opens nothing any more.
function recogniseVisitor(site: Site): MiddlewareHandler<WebEnvironment> {
  return async (context, next) => {
    const session = sessionOf(site, context);
    const principal =
      session === undefined ? undefined : await site.application.signIn.session(session);
    context.set(
      'visitor',
      session === undefined || principal === undefined
        ? { principal: { kind: 'anonymous' } }
        : { principal, session },
    );
    await next();
  };
}

// Every POST, whatever it is for: from our own pages, readable, and with a one-time key.
function acceptForm(site: Site): MiddlewareHandler<WebEnvironment> {
  return async (context, next) => {
    const own = comesFromUs(
      {
        fetchSite: context.req.header('sec-fetch-site'),
        origin: context.req.header('origin'),
        withCookie: sessionOf(site, context) !== undefined,
      },
      site.origin,
    );
    if (!own) return refusalPage(site, context, refuse('cross_site', 'Nothing was done.'));
    const form = await readForm(context.req.raw);
    if (!form.ok) return refusalPage(site, context, form.error);
    context.set('form', form.value);
    return await next();
  };
}

// After the form was read, so that whoever is sent away gets back what they typed.
function letIn(site: Site, lanes: Lanes): MiddlewareHandler<WebEnvironment> {
  return async (context, next) => {
    context.set('lane', 'people');
    const entry = await lanes.enter('people');
    if (!entry.ok) {
      const typed = context.req.method === 'POST' ? context.get('form').values : undefined;
      context.header('retry-after', String(RETRY_AFTER_SECONDS));
      return refusalPage(site, context, entry.error, typed);
    }
    try {
      return await next();
    } finally {
      entry.value();
    }
  };
}
