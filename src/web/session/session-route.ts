import { Hono } from 'hono';
import type { Principal } from '../../app/principal.ts';
import { refusalPage } from '../page/refusal-page.ts';
import { respond, seeOther } from '../page/respond.ts';
import { notFound } from '../public/public-route.ts';
import { isSecret } from '../safety/secret.ts';
import { dropSession, keepSession } from '../safety/session-cookie.ts';
import type { Site, WebContext, WebEnvironment } from '../site.ts';
import { signInHintView, signInLinkView } from './sign-in-view.ts';

/** Signing in by a one-time link, and out again. */
export function sessionRoutes(site: Site): Hono<WebEnvironment> {
  const routes = new Hono<WebEnvironment>();
  routes.get('/sign-in', (context) => respond(site, context, signInHintView()));
  routes.get('/sign-in/:secret', (context) => {
    const secret = context.req.param('secret');
    if (!isSecret(secret)) return notFound(site, context);
    const link = { to: `/sign-in/${secret}`, key: site.newKey() };
    return respond(site, context, signInLinkView(link));
  });
  routes.post('/sign-in/:secret', (context) => redeem(site, context, context.req.param('secret')));
  routes.post('/sign-out', async (context) => {
    const { session } = context.get('visitor');
    if (session !== undefined) await site.application.signIn.end(session);
    dropSession(site, context);
    return seeOther(context, '/');
  });
  return routes;
}

async function redeem(site: Site, context: WebContext, secret: string): Promise<Response> {
  if (!isSecret(secret)) return notFound(site, context);
  const redeemed = await site.application.signIn.redeemLink(secret);
  if (!redeemed.ok) return refusalPage(site, context, redeemed.error);
  const { session, expiresAt } = redeemed.value;
  const { session: former } = context.get('visitor');
  if (former !== undefined) await site.application.signIn.end(former);
  keepSession(site, context, { secret: session, expiresAt });
  return seeOther(context, homeOf(await site.application.signIn.session(session)));
}

/** Where somebody starts who has just signed in. */
function homeOf(principal: Principal | undefined): string {
  if (principal?.kind === 'member') return '/me';
  if (principal?.kind !== 'staff') return '/';
  const { roles } = principal;
  if (roles.some((role) => ['moderator', 'lead', 'ombud'].includes(role))) return '/m';
  return roles.includes('reviewer') ? '/a' : '/';
}
