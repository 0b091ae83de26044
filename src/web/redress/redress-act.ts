import type { LinkSecrets, RedressView } from '../../app/contract/redress.ts';
import type { Principal } from '../../app/principal.ts';
import type { DecisionId } from '../../kernel/identifier.ts';
import { type Refusal, refuse } from '../../kernel/refusal.ts';
import { err, type Result } from '../../kernel/result.ts';
import { writing } from '../page/respond.ts';
import type { Site, WebContext } from '../site.ts';

export const redressActs = ['panel', 'reopen', 'dispute'] as const;
export type RedressAct = (typeof redressActs)[number];

/** Whose decision it is and how they show who they are. */
export interface Acting {
  readonly decision: DecisionId;
  readonly secrets: LinkSecrets;
  readonly by?: Principal;
}

/**
 * What is open against a decision; nothing when it cannot be read, so that the page still shows.
 */
export async function redressFor(
  site: Site,
  context: WebContext,
  { decision, secrets, by }: Acting,
): Promise<RedressView | undefined> {
  const call = { by: by ?? context.get('visitor').principal };
  const found = await site.application.redress.of(decision, secrets, call);
  return found.ok ? found.value : undefined;
}

/** What a member sends from their page besides the appeal itself. */
export async function actOnRedress(
  site: Site,
  context: WebContext,
  { act, decision, secrets, by }: Acting & { readonly act: RedressAct },
): Promise<Result<unknown, Refusal>> {
  const { values } = context.get('form');
  const call = writing(context, {
    route: `/redress/${act}/${decision}`,
    ...(by === undefined ? {} : { by }),
  });
  const { application } = site;
  switch (act) {
    case 'panel': {
      const redress = await redressFor(site, context, {
        decision,
        secrets,
        ...(by === undefined ? {} : { by }),
      });
      const appeal = redress?.waitingAppeal;
      return appeal === undefined
        ? err(refuse('not_in_force', 'No appeal of yours waits now.'))
        : await application.panels.call(appeal, secrets, call);
    }
    case 'reopen':
      return await application.reopenings.ask(
        decision,
        { facts: values.one('facts'), ...secrets },
        call,
      );
    case 'dispute':
      return await application.disputes.tell(
        decision,
        { body: values.one('body'), reference: values.one('reference'), ...secrets },
        call,
      );
  }
}
