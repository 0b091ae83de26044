import { Hono } from 'hono';
import type { AccessId, CaseId, StaffId } from '../../kernel/identifier.ts';
import { type Refusal, refuse } from '../../kernel/refusal.ts';
import { httpStatusOf, problemOf, refusalPage } from '../page/refusal-page.ts';
import { reading, respond, seeOther, writing } from '../page/respond.ts';
import type { Attempt } from '../page/sent-form.ts';
import type { Site, WebContext, WebEnvironment } from '../site.ts';
import { accessListView, accessPageView, openedView } from './access-view.ts';
import { askInput, askView } from './ask-view.ts';

// Where the application's pointers land on the form.
const askFields: Readonly<Record<string, string>> = {
  'later/until': 'until',
  'later/because': 'because',
};

interface Refused {
  readonly attempt: Attempt;
  readonly refusal: Refusal;
}

/** Emergency access to what is withheld: asked for, agreed to, looked at. */
export function emergencyRoutes(site: Site): Hono<WebEnvironment> {
  const routes = new Hono<WebEnvironment>();
  const { breakGlass } = site.application;
  routes.get('/e', async (context) => {
    const cursor = context.req.query('cursor');
    const query = cursor === undefined ? {} : { cursor };
    const found = await breakGlass.list(query, reading(context));
    if (!found.ok) return refusalPage(site, context, found.error);
    return respond(site, context, accessListView(found.value));
  });
  routes.get('/e/ask/:case', (context) => askPage(site, context, fileOf(context)));
  routes.post('/e/ask/:case', (context) => ask(site, context));
  routes.get('/e/:access', (context) => accessPage(site, context, accessOf(context)));
  routes.get('/e/:access/opened', async (context) => {
    const opened = await breakGlass.open(accessOf(context), reading(context));
    if (!opened.ok) return refusalPage(site, context, opened.error);
    return respond(site, context, openedView(opened.value));
  });
  routes.post('/e/:access/confirm', async (context) => {
    const access = accessOf(context);
    const call = writing(context, { route: `/e/${access}/confirm` });
    const done = await breakGlass.confirm(access, call);
    if (done.ok) return seeOther(context, `/e/${access}`);
    return await accessPage(site, context, access, refusedForm(context, 'confirm', done.error));
  });
  routes.post('/e/:access/decline', async (context) => {
    const access = accessOf(context);
    const call = writing(context, { route: `/e/${access}/decline` });
    const reason = context.get('form').values.one('reason');
    const done = await breakGlass.decline(access, { reason }, call);
    if (done.ok) return seeOther(context, `/e/${access}`);
    return await accessPage(site, context, access, refusedForm(context, 'decline', done.error));
  });
  return routes;
}

function accessOf(context: WebContext): AccessId {
  return (context.req.param('access') ?? '') as AccessId;
}

function fileOf(context: WebContext): CaseId {
  return (context.req.param('case') ?? '') as CaseId;
}

function staffOf(context: WebContext): StaffId | undefined {
  const { principal } = context.get('visitor');
  return principal.kind === 'staff' ? principal.staff : undefined;
}

function refusedForm(context: WebContext, form: string, refusal: Refusal): Refused {
  const { values } = context.get('form');
  return { refusal, attempt: { form, values, problem: problemOf(refusal, askFields) } };
}

function askPage(site: Site, context: WebContext, file: CaseId, refused?: Refused): Response {
  if (staffOf(context) === undefined) {
    return refusalPage(site, context, refuse('not_found', 'There is nothing here.'));
  }
  const attempt = refused === undefined ? {} : { attempt: refused.attempt };
  return respond(site, context, {
    ...askView({ file, newKey: site.newKey, ...attempt }),
    ...(refused === undefined ? {} : { httpStatus: httpStatusOf(refused.refusal) }),
  });
}

async function ask(site: Site, context: WebContext): Promise<Response> {
  const file = fileOf(context);
  const input = askInput(context.get('form').values);
  const call = writing(context, { route: `/e/ask/${file}` });
  const done = input.ok ? await site.application.breakGlass.ask(file, input.value, call) : input;
  if (done.ok) return seeOther(context, `/e/${done.value.access}`);
  return askPage(site, context, file, refusedForm(context, 'ask', done.error));
}

async function accessPage(
  site: Site,
  context: WebContext,
  access: AccessId,
  refused?: Refused,
): Promise<Response> {
  const found = await site.application.breakGlass.read(access, reading(context));
  if (!found.ok) return refusalPage(site, context, found.error, refused?.attempt.values);
  const attempt = refused === undefined ? {} : { attempt: refused.attempt };
  const staff = staffOf(context) ?? ('' as StaffId);
  return respond(site, context, {
    ...accessPageView({ access: found.value, staff, newKey: site.newKey, ...attempt }),
    ...(refused === undefined ? {} : { httpStatus: httpStatusOf(refused.refusal) }),
  });
}
