import { webhookTopics } from '../../../app/contract/webhooks.ts';
import type { Refusal } from '../../../kernel/refusal.ts';
import type { Result } from '../../../kernel/result.ts';
import { firstRulebook } from './rulebook.ts';
import { asPlatform, asStaff, type SimulatedWorld } from './world.ts';

/** Publishes the rules, appoints the staff, connects platform and mail: a community's first day. */
export async function beginCommunity(
  world: SimulatedWorld,
  options: { readonly webhooks: boolean },
): Promise<void> {
  if (options.webhooks) {
    world.sendsMail = true;
    await world.open();
  }
  const { rulebooks, staffRoom, webhooks } = world.application;
  const platform = { by: asPlatform() };
  const effectiveFrom = world.application.now();
  agreed(await rulebooks.publish({ files: firstRulebook, effectiveFrom }, platform));
  world.record.history = rulebooks.history();
  for (const { staff, role, member } of world.cast.staff) {
    const own = member === undefined ? {} : { member };
    const call = role === 'operator' ? platform : { by: asStaff('operator-1') };
    agreed(await staffRoom.appoint({ staff, role, ...own }, call));
  }
  for (const { staff, friend } of world.cast.staff) {
    if (friend === undefined) continue;
    const relation = { to: { kind: 'member', id: friend }, relation: 'other' } as const;
    agreed(await staffRoom.declareRelation(staff, relation, { by: asStaff(staff) }));
  }
  if (!options.webhooks) return;
  agreed(await webhooks.add({ url: 'https://platform.example/', topics: webhookTopics }, platform));
}

function agreed(result: Result<unknown, Refusal>): void {
  if (!result.ok) throw new Error(`a community cannot begin: ${result.error.detail}`);
}
