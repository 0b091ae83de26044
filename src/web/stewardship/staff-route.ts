import { Hono } from 'hono';
import type { DutyKind } from '../../domain/duty/event.ts';
import type { GroupId, ItemId, MemberId } from '../../kernel/identifier.ts';
import { type Refusal, refuse } from '../../kernel/refusal.ts';
import { err, type Result } from '../../kernel/result.ts';
import { refuseSaying } from '../page/form-refusal.ts';
import { httpStatusOf, problemOf, refusalPage } from '../page/refusal-page.ts';
import { reading, respond, seeOther, writing } from '../page/respond.ts';
import type { Attempt } from '../page/sent-form.ts';
import type { Site, WebContext, WebEnvironment } from '../site.ts';
import { words } from '../words/words.ts';
import { appointInput } from './appoint-form.ts';
import { groupListView, type StaffForms, staffGroupView } from './staff-view.ts';

const acts = ['appoint', 'gone', 'bring'] as const;
type Act = (typeof acts)[number];
const dutyKinds: readonly DutyKind[] = ['answer-staff', 'look-into-matter'];

// Where the application's pointers land on the form of an appointment.
const appointFields: Readonly<Record<string, string>> = {
  charter: 'charter',
  'charter/duties': 'days-look-into-matter',
};

interface Refused {
  readonly attempt: Attempt;
  readonly refusal: Refusal;
}

/** The staff's pages about groups and those who look after them. */
export function groupRoutes(site: Site): Hono<WebEnvironment> {
  const routes = new Hono<WebEnvironment>();
  routes.get('/g', (context) => listPage(site, context));
  routes.post('/g/open', async (context) => {
    const { values } = context.get('form');
    const group = (values.given('group') ?? '') as GroupId;
    const call = writing(context, { route: '/g/open' });
    const done =
      group.length === 0
        ? err(refuseSaying('required', words.stewardship.staff.openName, { pointer: '/group' }))
        : await site.application.groups.open(group, call);
    if (done.ok) return seeOther(context, `/g/${encodeURIComponent(group)}`);
    return await listPage(site, context, refusedForm(context, 'open', done.error));
  });
  routes.get('/g/:group', (context) =>
    groupPage(site, context, context.req.param('group') as GroupId),
  );
  for (const act of acts) {
    routes.post(`/g/:group/${act}`, async (context) => {
      const group = context.req.param('group') as GroupId;
      const done = await actOn(site, context, { act, group });
      if (done.ok) return seeOther(context, `/g/${encodeURIComponent(group)}`);
      return await groupPage(site, context, group, refusedForm(context, act, done.error));
    });
  }
  return routes;
}

function refusedForm(context: WebContext, form: string, refusal: Refusal): Refused {
  const { values } = context.get('form');
  return { refusal, attempt: { form, values, problem: problemOf(refusal, appointFields) } };
}

function formsOf(site: Site, context: WebContext, refused: Refused | undefined): StaffForms {
  const { principal } = context.get('visitor');
  const roles = principal.kind === 'staff' ? principal.roles : [];
  return {
    newKey: site.newKey,
    mayAppoint: roles.some((role) => role === 'lead' || role === 'operator'),
    ...(refused === undefined ? {} : { attempt: refused.attempt }),
  };
}

async function listPage(site: Site, context: WebContext, refused?: Refused): Promise<Response> {
  const cursor = context.req.query('cursor');
  const query = cursor === undefined ? {} : { cursor };
  const found = await site.application.groups.list(query, reading(context));
  if (!found.ok) return refusalPage(site, context, found.error, refused?.attempt.values);
  return respond(site, context, {
    ...groupListView(found.value, formsOf(site, context, refused)),
    ...(refused === undefined ? {} : { httpStatus: httpStatusOf(refused.refusal) }),
  });
}

async function groupPage(
  site: Site,
  context: WebContext,
  group: GroupId,
  refused?: Refused,
): Promise<Response> {
  if (context.get('visitor').principal.kind === 'member') {
    return refusalPage(site, context, refuse('not_found', 'There is nothing here.'));
  }
  const { groups, duties } = site.application;
  const found = await groups.read(group, reading(context));
  if (!found.ok) return refusalPage(site, context, found.error, refused?.attempt.values);
  const brought = await duties.inGroup(group, {}, reading(context));
  const shown = { group: found.value, duties: brought.ok ? brought.value.items : [] };
  return respond(site, context, {
    ...staffGroupView(shown, formsOf(site, context, refused)),
    ...(refused === undefined ? {} : { httpStatus: httpStatusOf(refused.refusal) }),
  });
}

async function actOn(
  site: Site,
  context: WebContext,
  on: { readonly act: Act; readonly group: GroupId },
): Promise<Result<unknown, Refusal>> {
  const { act, group } = on;
  const { groups, duties } = site.application;
  const { values } = context.get('form');
  const call = writing(context, { route: `/g/${group}/${act}` });
  switch (act) {
    case 'appoint': {
      const input = appointInput(values);
      return input.ok ? await groups.appoint(group, input.value, call) : input;
    }
    case 'gone': {
      const steward = (values.given('steward') ?? '') as MemberId;
      return await groups.recordGone(group, { steward, reason: values.one('reason') }, call);
    }
    case 'bring': {
      const kind = dutyKinds.find((one) => one === values.one('kind')) ?? 'look-into-matter';
      const item = values.given('item');
      const matter = { kind, text: values.one('text') };
      return await duties.bring(
        group,
        item === undefined ? matter : { ...matter, item: item as ItemId },
        call,
      );
    }
  }
}
