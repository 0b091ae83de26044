import { Hono } from 'hono';
import type { RelationDeclared } from '../../domain/staff/event.ts';
import type { DutyId, GroupId, MemberId } from '../../kernel/identifier.ts';
import { type Refusal, refuse } from '../../kernel/refusal.ts';
import type { Result } from '../../kernel/result.ts';
import { httpStatusOf, problemOf, refusalPage } from '../page/refusal-page.ts';
import { reading, respond, seeOther, writing } from '../page/respond.ts';
import type { Attempt } from '../page/sent-form.ts';
import type { Site, WebContext, WebEnvironment } from '../site.ts';
import { ownDutyView } from './duty-view.ts';
import { ownGroupsView, ownGroupView } from './own-view.ts';

const groupActs = ['accept', 'resign', 'come-back', 'relation'] as const;
type GroupAct = (typeof groupActs)[number];
const dutyActs = ['open', 'answer', 'defence'] as const;
type DutyAct = (typeof dutyActs)[number];
const relations: readonly RelationDeclared['relation'][] = [
  'household',
  'family',
  'work',
  'dispute',
  'other',
];

interface Refused {
  readonly attempt: Attempt;
  readonly refusal: Refusal;
}

/** The pages of a member who looks after a group. */
export function ownStewardshipRoutes(site: Site): Hono<WebEnvironment> {
  const routes = new Hono<WebEnvironment>();
  routes.get('/me/stewardship', (context) => listPage(site, context));
  routes.get('/me/stewardship/:group', (context) =>
    groupPage(site, context, context.req.param('group') as GroupId),
  );
  routes.get('/me/duties/:duty', (context) =>
    dutyPage(site, context, context.req.param('duty') as DutyId),
  );
  for (const act of groupActs) {
    routes.post(`/me/stewardship/:group/${act}`, async (context) => {
      const group = context.req.param('group') as GroupId;
      const done = await actOnGroup(site, context, { act, group });
      if (done.ok) return seeOther(context, `/me/stewardship/${encodeURIComponent(group)}`);
      return await groupPage(site, context, group, refusedForm(context, act, done.error));
    });
  }
  for (const act of dutyActs) {
    routes.post(`/me/duties/:duty/${act}`, async (context) => {
      const duty = context.req.param('duty') as DutyId;
      const done = await actOnDuty(site, context, { act, duty });
      if (done.ok) return seeOther(context, `/me/duties/${duty}`);
      return await dutyPage(site, context, duty, refusedForm(context, act, done.error));
    });
  }
  return routes;
}

function refusedForm(context: WebContext, form: string, refusal: Refusal): Refused {
  const { values } = context.get('form');
  return { refusal, attempt: { form, values, problem: problemOf(refusal) } };
}

function memberOf(context: WebContext): MemberId | undefined {
  const { principal } = context.get('visitor');
  return principal.kind === 'member' ? principal.member : undefined;
}

function notSignedIn(site: Site, context: WebContext): Response {
  return refusalPage(site, context, refuse('not_signed_in', 'Sign in as a member to see this.'));
}

async function listPage(site: Site, context: WebContext): Promise<Response> {
  const member = memberOf(context);
  if (member === undefined) return notSignedIn(site, context);
  const groups = await site.application.groups.own(member, reading(context));
  const duties = await site.application.duties.own(member, reading(context));
  if (!groups.ok) return refusalPage(site, context, groups.error);
  if (!duties.ok) return refusalPage(site, context, duties.error);
  return respond(site, context, ownGroupsView({ groups: groups.value, duties: duties.value }));
}

async function groupPage(
  site: Site,
  context: WebContext,
  group: GroupId,
  refused?: Refused,
): Promise<Response> {
  if (memberOf(context) === undefined) return notSignedIn(site, context);
  const found = await site.application.groups.read(group, reading(context));
  if (!found.ok) return refusalPage(site, context, found.error, refused?.attempt.values);
  const attempt = refused === undefined ? {} : { attempt: refused.attempt };
  return respond(site, context, {
    ...ownGroupView(found.value, { newKey: site.newKey, ...attempt }),
    ...(refused === undefined ? {} : { httpStatus: httpStatusOf(refused.refusal) }),
  });
}

async function dutyPage(
  site: Site,
  context: WebContext,
  duty: DutyId,
  refused?: Refused,
): Promise<Response> {
  if (memberOf(context) === undefined) return notSignedIn(site, context);
  const found = await site.application.duties.read(duty, reading(context));
  if (!found.ok) return refusalPage(site, context, found.error, refused?.attempt.values);
  const attempt = refused === undefined ? {} : { attempt: refused.attempt };
  return respond(site, context, {
    ...ownDutyView({ duty: found.value, newKey: site.newKey, ...attempt }),
    ...(refused === undefined ? {} : { httpStatus: httpStatusOf(refused.refusal) }),
  });
}

async function actOnGroup(
  site: Site,
  context: WebContext,
  on: { readonly act: GroupAct; readonly group: GroupId },
): Promise<Result<unknown, Refusal>> {
  const { act, group } = on;
  const { groups } = site.application;
  const { values } = context.get('form');
  const call = writing(context, { route: `/me/stewardship/${group}/${act}` });
  switch (act) {
    case 'accept':
      return await groups.accept(group, { version: Number(values.one('version')) }, call);
    case 'resign':
      return await groups.resign(group, call);
    case 'come-back':
      return await groups.comeBack(group, call);
    case 'relation': {
      const relation = relations.find((one) => one === values.one('relation')) ?? 'other';
      const to = { kind: 'member', id: (values.given('to') ?? '') as MemberId } as const;
      return await groups.declareRelation(group, { to, relation }, call);
    }
  }
}

async function actOnDuty(
  site: Site,
  context: WebContext,
  on: { readonly act: DutyAct; readonly duty: DutyId },
): Promise<Result<unknown, Refusal>> {
  const { act, duty } = on;
  const { duties } = site.application;
  const text = context.get('form').values.one('text');
  const call = writing(context, { route: `/me/duties/${duty}/${act}` });
  switch (act) {
    case 'open':
      return await duties.markDelivered(duty, { channel: 'page' }, call);
    case 'answer':
      return await duties.answer(duty, { text }, call);
    case 'defence':
      return await duties.defend(duty, { text }, call);
  }
}
