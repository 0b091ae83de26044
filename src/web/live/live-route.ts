import { Hono } from 'hono';
import { refuse } from '../../kernel/refusal.ts';
import { refusalPage } from '../page/refusal-page.ts';
import { reading } from '../page/respond.ts';
import type { Site, WebContext, WebEnvironment } from '../site.ts';
import { liveStream } from './live-stream.ts';

/** Open at the same time, in all and for one person; a browser has one for all its windows. */
const LISTENERS_MAX = 256;
const LISTENERS_OF_ONE_MAX = 8;
const RETRY_AFTER_SECONDS = 60;

/** Who holds which case, as it changes, for whoever may see the queue. */
export function liveRoutes(site: Site): Hono<WebEnvironment> {
  const routes = new Hono<WebEnvironment>();
  const listeners: string[] = [];
  routes.get('/m/live', (context) => live(site, context, listeners));
  return routes;
}

async function live(site: Site, context: WebContext, listeners: string[]): Promise<Response> {
  const found = await site.application.cases.leases(reading(context));
  if (!found.ok) return refusalPage(site, context, found.error);
  const { principal, session = '' } = context.get('visitor');
  const who = principal.kind === 'staff' ? principal.staff : '';
  const theirs = listeners.filter((one) => one === who).length;
  if (listeners.length >= LISTENERS_MAX || theirs >= LISTENERS_OF_ONE_MAX) {
    context.header('retry-after', String(RETRY_AFTER_SECONDS));
    const detail = 'Too many browsers listen already. Pages work without; try again in a minute';
    return refusalPage(site, context, refuse('overloaded', detail));
  }
  listeners.push(who);
  const stream = liveStream({
    onChange: found.value.onChange,
    held: async () => {
      const by = await site.application.signIn.session(session);
      if (by === undefined) return undefined;
      const still = await site.application.cases.leases({ by });
      return still.ok ? still.value.held() : undefined;
    },
    ended: () => void listeners.splice(listeners.indexOf(who), 1),
  });
  // Some proxies keep back what they have not got whole.
  const headers = { 'Content-Type': 'text/event-stream', 'X-Accel-Buffering': 'no' };
  return context.body(stream, 200, headers);
}
