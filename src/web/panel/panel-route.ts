import { Hono } from 'hono';
import type { BallotInput } from '../../app/contract/panels.ts';
import type { MemberId, PanelId } from '../../kernel/identifier.ts';
import type { Refusal } from '../../kernel/refusal.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { refuseSaying } from '../page/form-refusal.ts';
import { httpStatusOf, problemOf, refusalPage } from '../page/refusal-page.ts';
import { reading, respond, seeOther, writing } from '../page/respond.ts';
import type { Attempt, FormValues } from '../page/sent-form.ts';
import type { Site, WebContext, WebEnvironment } from '../site.ts';
import { words } from '../words/words.ts';
import { lotPageView, offerPageView, panelPageView } from './panel-page-view.ts';

const ballots = ['ballot', 'confirm'] as const;
type BallotForm = (typeof ballots)[number];

/** Members who serve on panels, and the draw of a panel for everybody. */
export function panelRoutes(site: Site): Hono<WebEnvironment> {
  const routes = new Hono<WebEnvironment>();
  routes.get('/me/panels', (context) => offerPage(site, context));
  routes.post('/me/panels/offer', (context) => offer(site, context));
  routes.post('/me/panels/withdraw', (context) => withdraw(site, context));
  routes.get('/panels/:id', (context) =>
    panelPage(site, context, { id: context.req.param('id') as PanelId }),
  );
  routes.get('/panels/:id/lot', (context) =>
    lotPage(site, context, context.req.param('id') as PanelId),
  );
  routes.post('/panels/:id/leave', (context) =>
    leave(site, context, context.req.param('id') as PanelId),
  );
  for (const form of ballots) {
    routes.post(`/panels/:id/${form}`, (context) =>
      sendBallot(site, context, { form, id: context.req.param('id') as PanelId }),
    );
  }
  return routes;
}

interface Refused {
  readonly attempt?: Attempt;
  readonly refusal?: Refusal;
}

async function offerPage(
  site: Site,
  context: WebContext,
  refused: Refused = {},
): Promise<Response> {
  const { attempt, refusal } = refused;
  const found = await site.application.panels.mine(reading(context));
  if (!found.ok) return refusalPage(site, context, found.error, attempt?.values);
  return respond(site, context, {
    ...offerPageView({
      offer: found.value,
      newKey: site.newKey,
      ...(attempt === undefined ? {} : { attempt }),
    }),
    ...(refusal === undefined ? {} : { httpStatus: httpStatusOf(refusal) }),
  });
}

async function offer(site: Site, context: WebContext): Promise<Response> {
  const { values } = context.get('form');
  const relatedTo = values
    .one('relatedTo')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '') as MemberId[];
  const call = writing(context, { route: '/me/panels/offer' });
  const done = await site.application.panels.offer({ relatedTo }, call);
  if (done.ok) return seeOther(context, '/me/panels');
  const attempt = { form: 'offer', values, problem: problemOf(done.error) };
  return await offerPage(site, context, { attempt, refusal: done.error });
}

async function withdraw(site: Site, context: WebContext): Promise<Response> {
  const call = writing(context, { route: '/me/panels/withdraw' });
  const done = await site.application.panels.withdraw(call);
  return done.ok ? seeOther(context, '/me/panels') : refusalPage(site, context, done.error);
}

async function panelPage(
  site: Site,
  context: WebContext,
  shown: { readonly id: PanelId } & Refused,
): Promise<Response> {
  const { id, attempt, refusal } = shown;
  const found = await site.application.panels.read(id, reading(context));
  if (!found.ok) return refusalPage(site, context, found.error, attempt?.values);
  return respond(site, context, {
    ...panelPageView({
      panel: found.value,
      newKey: site.newKey,
      ...(attempt === undefined ? {} : { attempt }),
    }),
    ...(refusal === undefined ? {} : { httpStatus: httpStatusOf(refusal) }),
  });
}

async function lotPage(site: Site, context: WebContext, id: PanelId): Promise<Response> {
  const found = await site.application.panels.lot(id);
  return found.ok
    ? respond(site, context, lotPageView(found.value))
    : refusalPage(site, context, found.error);
}

async function leave(site: Site, context: WebContext, id: PanelId): Promise<Response> {
  const { values } = context.get('form');
  const close = values.one('intent') === 'stands-too-close';
  const because = close ? 'stands-too-close' : 'cannot-serve';
  const call = writing(context, { route: `/panels/${id}/leave` });
  const done = await site.application.panels.leave(id, { because }, call);
  return done.ok ? seeOther(context, '/me/panels') : refusalPage(site, context, done.error);
}

async function sendBallot(
  site: Site,
  context: WebContext,
  { form, id }: { readonly form: BallotForm; readonly id: PanelId },
): Promise<Response> {
  const { values } = context.get('form');
  const { panels } = site.application;
  const input = ballotIn(values);
  const call = writing(context, { route: `/panels/${id}/${form}` });
  const send = form === 'ballot' ? panels.cast : panels.confirm;
  const done = input.ok ? await send(id, input.value, call) : input;
  if (done.ok) return seeOther(context, `/panels/${id}`);
  const attempt = { form, values, problem: problemOf(done.error) };
  return await panelPage(site, context, { id, attempt, refusal: done.error });
}

function ballotIn(values: FormValues): Result<BallotInput, Refusal> {
  const breach = values.one('breach');
  if (breach !== 'breach' && breach !== 'no-breach') {
    return err(refuseSaying('required', words.panel.page.missing, { pointer: '/breach' }));
  }
  const rung = breach === 'breach' ? values.given('rung') : undefined;
  const reasons = values.one('reasons');
  return ok({ breach, reasons, ...(rung === undefined ? {} : { rung }) });
}
