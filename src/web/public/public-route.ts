import { Hono } from 'hono';
import { refuse } from '../../kernel/refusal.ts';
import type { RulebookVersion } from '../../rulebook/model.ts';
import { refusalPage } from '../page/refusal-page.ts';
import { respond } from '../page/respond.ts';
import type { Site, WebContext, WebEnvironment } from '../site.ts';
import { frontView } from './front-view.ts';
import { ruleView } from './rule-view.ts';
import { rulebookView } from './rulebook-view.ts';
import { historyFor } from './translated-rulebook.ts';
import { ruleIn, versionInForceAt, versionNumbered } from './version-in-force.ts';

/** What everybody may read: the front page and the rulebook with all its versions. */
export function publicRoutes(site: Site): Hono<WebEnvironment> {
  const routes = new Hono<WebEnvironment>();
  routes.get('/', (context) => respond(site, context, frontView(inForce(site, context))));
  routes.get('/rules', (context) => rulebookPage(site, context, inForce(site, context)));
  routes.get('/rules/versions/:number', (context) =>
    rulebookPage(site, context, numbered(site, context, context.req.param('number'))),
  );
  routes.get('/rules/versions/:number/:id', (context) =>
    rulePage(site, context, {
      version: numbered(site, context, context.req.param('number')),
      id: context.req.param('id'),
    }),
  );
  routes.get('/rules/:id', (context) =>
    rulePage(site, context, { version: inForce(site, context), id: context.req.param('id') }),
  );
  return routes;
}

function inForce(site: Site, context: WebContext): RulebookVersion | undefined {
  return versionInForceAt(historyFor(site, context), site.now());
}

function numbered(site: Site, context: WebContext, text: string): RulebookVersion | undefined {
  return /^\d{1,9}$/.test(text)
    ? versionNumbered(historyFor(site, context), Number(text))
    : undefined;
}

function rulebookPage(
  site: Site,
  context: WebContext,
  version: RulebookVersion | undefined,
): Response {
  if (version === undefined) return notFound(site, context);
  const all = historyFor(site, context).versions;
  const current = version.number === inForce(site, context)?.number;
  return respond(site, context, rulebookView({ version, now: site.now(), current, all }));
}

async function rulePage(
  site: Site,
  context: WebContext,
  wanted: { readonly version: RulebookVersion | undefined; readonly id: string },
): Promise<Response> {
  const { version } = wanted;
  const rule = version && ruleIn(version, wanted.id);
  if (version === undefined || rule === undefined) return notFound(site, context);
  const current = version.number === inForce(site, context)?.number;
  const [history, figures] = [historyFor(site, context), await site.application.figures.read()];
  const now = site.now();
  return respond(site, context, ruleView({ rule, version, now, current, history, figures }));
}

export function notFound(site: Site, context: WebContext): Response {
  return refusalPage(site, context, refuse('not_found', 'There is nothing here.'));
}
