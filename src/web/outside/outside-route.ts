import { Hono } from 'hono';
import type { Refusal } from '../../kernel/refusal.ts';
import { err, type Result } from '../../kernel/result.ts';
import { outcomeInput } from '../appeal/outcome-input.ts';
import { breachIn } from '../case/case-act.ts';
import { refuseSaying } from '../page/form-refusal.ts';
import { httpStatusOf, problemOf, refusalPage } from '../page/refusal-page.ts';
import { respond, seeOther, writing } from '../page/respond.ts';
import type { Attempt } from '../page/sent-form.ts';
import { isSecret, noSecret } from '../safety/secret.ts';
import type { Site, WebContext, WebEnvironment } from '../site.ts';
import { words } from '../words/words.ts';
import { outsidePageView } from './outside-page-view.ts';

const outsideActs = ['finding', 'first', 'outcome'] as const;
type OutsideAct = (typeof outsideActs)[number];

/** The page of somebody from outside; the link alone opens it, and nothing else opens it. */
export function outsideRoutes(site: Site): Hono<WebEnvironment> {
  const routes = new Hono<WebEnvironment>();
  routes.get('/o/:secret', (context) =>
    outsidePage(site, context, { secret: context.req.param('secret') }),
  );
  for (const act of outsideActs) {
    routes.post(`/o/:secret/${act}`, (context) =>
      actThenShow(site, context, { act, secret: context.req.param('secret') }),
    );
  }
  return routes;
}

async function outsidePage(
  site: Site,
  context: WebContext,
  shown: { readonly secret: string; readonly attempt?: Attempt; readonly refusal?: Refusal },
): Promise<Response> {
  const { secret, attempt, refusal } = shown;
  const found = isSecret(secret) ? await site.application.outsideReviews.read(secret) : noSecret();
  if (!found.ok) return refusalPage(site, context, found.error, attempt?.values);
  return respond(site, context, {
    ...outsidePageView({
      review: found.value,
      path: `/o/${secret}`,
      newKey: site.newKey,
      ...(attempt === undefined ? {} : { attempt }),
    }),
    ...(refusal === undefined ? {} : { httpStatus: httpStatusOf(refusal) }),
  });
}

async function actThenShow(
  site: Site,
  context: WebContext,
  on: { readonly act: OutsideAct; readonly secret: string },
): Promise<Response> {
  const { act, secret } = on;
  const { values } = context.get('form');
  const done = isSecret(secret) ? await actFromOutside(site, context, on) : noSecret();
  if (done.ok) return seeOther(context, `/o/${secret}`);
  const attempt = { form: act, values, problem: problemOf(done.error) };
  return await outsidePage(site, context, { secret, attempt, refusal: done.error });
}

async function actFromOutside(
  site: Site,
  context: WebContext,
  { act, secret }: { readonly act: OutsideAct; readonly secret: string },
): Promise<Result<unknown, Refusal>> {
  const { values } = context.get('form');
  const { outsideReviews } = site.application;
  // The link stands for the person, whoever else may be signed in; the route never holds it.
  const call = writing(context, { route: `/o/${act}`, by: { kind: 'anonymous' } });
  switch (act) {
    case 'finding': {
      const breach = breachIn(values);
      if (breach !== undefined) return await outsideReviews.recordFinding(secret, { breach }, call);
      return err(
        refuseSaying('required', words.case.finding.breachMissing, { pointer: '/breach' }),
      );
    }
    case 'first':
      return await outsideReviews.openFirst(secret, call);
    case 'outcome': {
      const input = outcomeInput(values);
      return input.ok ? await outsideReviews.decide(secret, input.value, call) : input;
    }
  }
}
