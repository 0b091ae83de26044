import { Hono } from 'hono';
import type { Site, WebContext, WebEnvironment } from '../site.ts';
import { islandOf } from '../style/island.ts';

/** Pages of the console: cases, bulk jobs and appeals. */
export const consolePaths: RegExp = /^\/(?:m|a)(?:\/|$)/;

/** The script of the console under the hash of its text. */
export function consoleRoutes(): Hono<WebEnvironment> {
  const routes = new Hono<WebEnvironment>();
  routes.get('/assets/:file{console-[0-9a-f]{16}\\.js}', async (context) => {
    const island = await islandOf('console');
    if (island?.href !== context.req.path) return context.notFound();
    return context.body(island.text, 200, {
      'Content-Type': 'text/javascript; charset=utf-8',
      'Cache-Control': 'public, max-age=31536000, immutable',
    });
  });
  return routes;
}

/** The script for this page, if it is one of the console and somebody on the staff looks at it. */
export function consoleScriptFor(site: Site, context: WebContext): string | undefined {
  const { principal } = context.get('visitor');
  if (principal.kind !== 'staff' || !consolePaths.test(context.req.path)) return undefined;
  return site.consoleScript();
}
