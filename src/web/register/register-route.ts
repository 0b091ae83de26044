import { Hono } from 'hono';
import type { OrderView } from '../../app/contract/orders.ts';
import type { DangerId, OrderId } from '../../kernel/identifier.ts';
import type { Refusal } from '../../kernel/refusal.ts';
import type { Result } from '../../kernel/result.ts';
import { httpStatusOf, problemOf, refusalPage } from '../page/refusal-page.ts';
import { reading, respond, seeOther, writing } from '../page/respond.ts';
import type { Attempt } from '../page/sent-form.ts';
import type { Site, WebContext, WebEnvironment } from '../site.ts';
import { dangerPageView } from './danger-view.ts';
import { orderInput, restrictionInput, silenceInput } from './order-form.ts';
import { orderPageView, registersView } from './order-views.ts';

const orderActs = ['receipt', 'restrict', 'inform', 'refuse', 'silence', 'end', 'close'] as const;
type OrderAct = (typeof orderActs)[number];

// Where the application's pointers land on the forms.
const fields = {
  'silence/until': 'until',
  'silence/legalGround': 'silenceGround',
  'effect/for': 'days',
  'effect/information': 'information',
} as const;

interface Refused {
  readonly attempt: Attempt;
  readonly refusal: Refusal;
}

/** The operator's registers: orders of authorities, and dangers to life or safety. */
export function registerRoutes(site: Site): Hono<WebEnvironment> {
  const routes = new Hono<WebEnvironment>();
  routes.get('/o', (context) => registers(site, context));
  routes.post('/o/orders', (context) => enterOrder(site, context));
  routes.get('/o/orders/:id', (context) =>
    orderPage(site, context, { id: context.req.param('id') as OrderId }),
  );
  for (const act of orderActs) {
    routes.post(`/o/orders/:id/${act}`, (context) =>
      actOnOrder(site, context, { act, id: context.req.param('id') as OrderId }),
    );
  }
  routes.post('/o/dangers', (context) => enterDanger(site, context));
  routes.get('/o/dangers/:id', (context) =>
    dangerPage(site, context, { id: context.req.param('id') as DangerId }),
  );
  routes.post('/o/dangers/:id/told', (context) =>
    tell(site, context, context.req.param('id') as DangerId),
  );
  return routes;
}

async function registers(site: Site, context: WebContext, refused?: Refused): Promise<Response> {
  const { principal } = context.get('visitor');
  const cursorOf = (name: string): { cursor?: string } => {
    const cursor = context.req.query(name);
    return cursor === undefined ? {} : { cursor };
  };
  const orders = await site.application.orders.list(cursorOf('orders'), reading(context));
  if (!orders.ok) return refusalPage(site, context, orders.error, refused?.attempt.values);
  const keepsBoth = principal.kind === 'staff' && principal.roles.includes('operator');
  const dangers = keepsBoth
    ? await site.application.dangers.list(cursorOf('dangers'), reading(context))
    : undefined;
  return respond(site, context, {
    ...registersView({
      orders: orders.value,
      ...(dangers?.ok === true ? { dangers: dangers.value } : {}),
      newKey: site.newKey,
      ...(refused === undefined ? {} : { attempt: refused.attempt }),
    }),
    ...httpStatusIn(refused),
  });
}

function httpStatusIn(refused: Refused | undefined): object {
  return refused === undefined ? {} : { httpStatus: httpStatusOf(refused.refusal) };
}

function refusedForm(context: WebContext, form: string, refusal: Refusal): Refused {
  const { values } = context.get('form');
  return { attempt: { form, values, problem: problemOf(refusal, fields) }, refusal };
}

async function enterOrder(site: Site, context: WebContext): Promise<Response> {
  const input = orderInput(context.get('form').values);
  const entered = input.ok
    ? await site.application.orders.receive(input.value, writing(context, { route: '/o/orders' }))
    : input;
  if (!entered.ok)
    return await registers(site, context, refusedForm(context, 'order', entered.error));
  return seeOther(context, `/o/orders/${entered.value.order}`);
}

async function orderPage(
  site: Site,
  context: WebContext,
  shown: { readonly id: OrderId; readonly refused?: Refused },
): Promise<Response> {
  const { id, refused } = shown;
  const found = await site.application.orders.read(id, reading(context));
  if (!found.ok) return refusalPage(site, context, found.error, refused?.attempt.values);
  return respond(site, context, {
    ...orderPageView({
      order: found.value,
      newKey: site.newKey,
      ...(refused === undefined ? {} : { attempt: refused.attempt }),
    }),
    ...httpStatusIn(refused),
  });
}

async function actOnOrder(
  site: Site,
  context: WebContext,
  on: { readonly act: OrderAct; readonly id: OrderId },
): Promise<Response> {
  const done = await doneOnOrder(site, context, on);
  if (done.ok) return seeOther(context, `/o/orders/${on.id}`);
  const refused = refusedForm(context, on.act, done.error);
  return await orderPage(site, context, { id: on.id, refused });
}

async function doneOnOrder(
  site: Site,
  context: WebContext,
  { act, id }: { readonly act: OrderAct; readonly id: OrderId },
): Promise<Result<OrderView, Refusal>> {
  const { orders } = site.application;
  const { values } = context.get('form');
  const call = writing(context, { route: `/o/orders/${id}/${act}` });
  switch (act) {
    case 'receipt':
      return await orders.sendReceipt(id, call);
    case 'restrict': {
      const effect = restrictionInput(values);
      return effect.ok ? await orders.giveEffect(id, effect.value, call) : effect;
    }
    case 'inform': {
      const effect = { kind: 'information-given', information: values.one('information') } as const;
      return await orders.giveEffect(id, effect, call);
    }
    case 'refuse':
      return await orders.refuse(id, { reasons: values.one('reasons') }, call);
    case 'silence': {
      const silence = silenceInput(values, 'legalGround');
      return silence.ok ? await orders.orderSilence(id, silence.value, call) : silence;
    }
    case 'end':
      return await orders.endEffect(id, { reasons: values.one('reasons') }, call);
    case 'close':
      return await orders.close(id, call);
  }
}

async function enterDanger(site: Site, context: WebContext): Promise<Response> {
  const suspected = context.get('form').values.one('suspected');
  const call = writing(context, { route: '/o/dangers' });
  const entered = await site.application.dangers.record({ suspected }, call);
  if (entered.ok) return seeOther(context, `/o/dangers/${entered.value.danger}`);
  return await registers(site, context, refusedForm(context, 'danger', entered.error));
}

async function dangerPage(
  site: Site,
  context: WebContext,
  shown: { readonly id: DangerId; readonly refused?: Refused },
): Promise<Response> {
  const { id, refused } = shown;
  const found = await site.application.dangers.read(id, reading(context));
  if (!found.ok) return refusalPage(site, context, found.error, refused?.attempt.values);
  return respond(site, context, {
    ...dangerPageView({
      danger: found.value,
      newKey: site.newKey,
      ...(refused === undefined ? {} : { attempt: refused.attempt }),
    }),
    ...httpStatusIn(refused),
  });
}

async function tell(site: Site, context: WebContext, id: DangerId): Promise<Response> {
  const { values } = context.get('form');
  const told = await site.application.dangers.recordTelling(
    id,
    { authority: values.one('authority'), toldAt: site.now(), sent: values.one('sent') },
    writing(context, { route: `/o/dangers/${id}/told` }),
  );
  if (told.ok) return seeOther(context, `/o/dangers/${id}`);
  return await dangerPage(site, context, { id, refused: refusedForm(context, 'told', told.error) });
}
