import type { EarlyEndView } from '../../app/contract/early-ends.ts';
import type { StatementView } from '../../app/contract/members.ts';
import type { Principal } from '../../app/principal.ts';
import type { RestrictionId } from '../../kernel/identifier.ts';
import type { Refusal } from '../../kernel/refusal.ts';
import { problemOf } from '../page/refusal-page.ts';
import { reading, writing } from '../page/respond.ts';
import type { Attempt } from '../page/sent-form.ts';
import type { Site, WebContext } from '../site.ts';

/** What was asked about each restriction of a statement. A machine's hold is not asked about. */
export async function earlyEndsFor(
  site: Site,
  context: WebContext,
  of: { readonly statement: StatementView; readonly by?: Principal },
): Promise<readonly EarlyEndView[]> {
  const { statement, by } = of;
  if (statement.decision === undefined || statement.to.kind !== 'member') return [];
  const found = await Promise.all(
    statement.restrictions.map((one) =>
      site.application.earlyEnds.read(one.restriction, reading(context, by)),
    ),
  );
  return found.flatMap((read) => (read.ok ? [read.value] : []));
}

/** Passes the form on; answers what was wrong with it, if anything was. */
export async function askEarlyEnd(
  site: Site,
  context: WebContext,
  by?: Principal,
): Promise<{ readonly attempt: Attempt; readonly refusal: Refusal } | undefined> {
  const { values } = context.get('form');
  const restriction = values.one('restriction') as RestrictionId;
  const call = writing(context, {
    route: `/early-end/${restriction}`,
    ...(by === undefined ? {} : { by }),
  });
  const asked = await site.application.earlyEnds.ask(
    restriction,
    { text: values.one('text') },
    call,
  );
  if (asked.ok) return undefined;
  const problem = problemOf(asked.error);
  return {
    attempt: { form: `early-end-${restriction}`, values, problem },
    refusal: asked.error,
  };
}
