import type { WebhookEndpoint } from '../../app/contract/webhooks.ts';
import type { OpenApplication } from '../../main.ts';
import { asOperator } from '../callers.ts';
import { bad, type Check, good } from './check.ts';

/** What the community needs to be able to decide, to hear and to tell. */
export async function examineCommunity(
  application: OpenApplication,
  name: string,
): Promise<readonly Check[]> {
  const { problems } = await application.health();
  const version = application.rulebooks.current();
  const staff = await application.staffRoom.list(asOperator(name));
  const holding = (role: string): number =>
    staff.ok
      ? staff.value.filter(({ roles }) =>
          roles.some((held) => held.role === role && held.endedAt === undefined),
        ).length
      : 0;
  const deciders = holding('moderator') + holding('lead');
  const reviewers = holding('reviewer') + holding('lead') + holding('ombud');
  const endpoints = await application.webhooks.list(asOperator(name));
  return [
    problems.length === 0 ? good('clock', 'believed') : bad('health', problems.join('; ')),
    version === undefined
      ? bad('rulebook', 'none in force; run `evenhand rules publish DIR`')
      : good('rulebook', `version ${version.number} in force since ${version.effectiveFrom}`),
    webhooks(endpoints.ok ? endpoints.value : []),
    deciders > 0
      ? good('moderators', `${deciders}`)
      : bad('moderators', 'nobody can decide; run `evenhand staff appoint NAME moderator`'),
    reviewers > 1
      ? good('reviewers', `${reviewers}`)
      : bad(
          'reviewers',
          'fewer than two people can hear appeals, so an appeal may find nobody independent; ' +
            'run `evenhand staff appoint NAME reviewer`',
        ),
  ];
}

/** Endpoints that were ended by their own answer, and that nobody has removed since. */
export function webhooks(
  endpoints: readonly Pick<WebhookEndpoint, 'id' | 'url' | 'disabledAt' | 'disabledBecause'>[],
): Check {
  const ended = endpoints.filter((one) => one.disabledAt && one.disabledBecause !== 'removed');
  const [first] = ended;
  if (first === undefined) return good('webhooks', 'each that is registered is sent to');
  const told = ended.map(({ url, disabledBecause }) => `${url} (${disabledBecause})`).join(', ');
  return bad(
    'webhooks',
    `nothing is sent any more to ${told}; register where it should go with \`POST /v1/webhooks\`, ` +
      `then remove the old one with \`DELETE /v1/webhooks/${first.id}\``,
  );
}
