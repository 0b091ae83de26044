import { Hono } from 'hono';
import type { Principal } from '../../app/principal.ts';
import type { StatementId } from '../../kernel/identifier.ts';
import { refuse } from '../../kernel/refusal.ts';
import { refusalPage } from '../page/refusal-page.ts';
import { reading, respond } from '../page/respond.ts';
import type { Site, WebContext, WebEnvironment } from '../site.ts';
import { islandOf } from '../style/island.ts';
import { proofView } from './proof-view.ts';

/** The page that checks receipts, and the script that does it. */
export function proofRoutes(site: Site): Hono<WebEnvironment> {
  const routes = new Hono<WebEnvironment>();
  routes.get('/assets/:file{proof-[0-9a-f]{16}\\.js}', async (context) => {
    const island = await islandOf('proof');
    if (island?.href !== context.req.path) return context.notFound();
    return context.body(island.text, 200, {
      'Content-Type': 'text/javascript; charset=utf-8',
      'Cache-Control': 'public, max-age=31536000, immutable',
    });
  });
  routes.get('/proof', async (context) => await proofPage(site, context));
  routes.get('/me/statements/:id/proof', async (context) =>
    receiptPage(site, context, {
      statement: context.req.param('id') as StatementId,
      by: context.get('visitor').principal,
    }),
  );
  return routes;
}

export interface WantedReceipt {
  readonly statement: StatementId;
  readonly by: Principal;
}

/** The page with the receipt of a statement, for whoever may read that. */
export async function receiptPage(
  site: Site,
  context: WebContext,
  { statement, by }: WantedReceipt,
): Promise<Response> {
  const receipt = await site.application.record.receipt(statement, reading(context, by));
  if (!receipt.ok) return refusalPage(site, context, receipt.error);
  return await proofPage(site, context, JSON.stringify(receipt.value, null, 1));
}

async function proofPage(site: Site, context: WebContext, receipt?: string): Promise<Response> {
  const { record } = site.application;
  if (record.keys === undefined) {
    const detail = 'This server publishes no record, so there is nothing to check against.';
    return refusalPage(site, context, refuse('not_found', detail));
  }
  const script = (await islandOf('proof'))?.href;
  const entries = await record.entries();
  return respond(
    site,
    context,
    proofView({
      keys: record.keys,
      witnesses: await record.witnesses(),
      ...(entries === undefined ? {} : { entries }),
      ...(receipt === undefined ? {} : { receipt }),
      ...(script === undefined ? {} : { script }),
    }),
  );
}
