import assert from 'node:assert/strict';
import type { AppealId, DecisionId, PanelId, StaffId } from '../kernel/identifier.ts';
import type { HearingView, RedressView } from './contract/redress.ts';
import { appealAs, type Restricted, restrict } from './testing-verbs.ts';
import { asMember, asStaff, must, openWorld, pass, type TestingWorld } from './testing-world.ts';

export const ballotReasons = 'Said once, in anger, and taken back in the same thread.';

/** A community in which nobody who hears appeals is left. */
export async function worldOfOne(): Promise<TestingWorld> {
  const world = await openWorld();
  for (const [staff, role] of [
    ['reviewer-1', 'reviewer'],
    ['reviewer-2', 'reviewer'],
    ['ombud-1', 'ombud'],
    ['lead-1', 'lead'],
  ] as const) {
    const ended = { role, reason: 'They left the community.' };
    must(await world.application.staffRoom.endRole(staff as StaffId, ended, asStaff('operator-1')));
  }
  return world;
}

/** A member is restricted there, and appeals. */
export async function appealedAlone(
  world: TestingWorld,
  what: Parameters<typeof restrict>[1] = {},
): Promise<Restricted & { readonly appeal: AppealId }> {
  // The verbs of the tests look at the queue as the lead, who is there for that hour only.
  const lead = { role: 'lead', reason: 'For an hour.' } as const;
  const { staffRoom } = world.application;
  must(await staffRoom.grantRole('lead-1' as StaffId, lead, asStaff('operator-1')));
  const restricted = await restrict(world, what);
  must(await staffRoom.endRole('lead-1' as StaffId, lead, asStaff('operator-1')));
  const { appeal } = await appealAs(world, restricted.member, restricted.decision);
  return { ...restricted, appeal };
}

export async function redressOf(
  world: TestingWorld,
  member: string,
  decision: DecisionId,
): Promise<RedressView> {
  return must(await world.application.redress.of(decision, {}, asMember(member)));
}

export async function volunteer(world: TestingWorld, members: readonly string[]): Promise<void> {
  for (const member of members) {
    must(await world.application.panels.offer({ relatedTo: [] }, asMember(member)));
  }
}

/** A panel is called by whoever appeals, and drawn when its pool has closed. */
export async function drawnPanel(
  world: TestingWorld,
  { member, appeal }: { readonly member: string; readonly appeal: AppealId },
  size = 3,
): Promise<{
  readonly panel: PanelId;
  readonly seats: readonly string[];
  readonly hearing: HearingView;
}> {
  const hearing = must(await world.application.panels.call(appeal, { size }, asMember(member)));
  assert.ok(hearing.panel !== undefined);
  const { panel } = hearing.panel;
  await pass(world, 6 * 3_600_000);
  return { panel, seats: await seatsOf(world, panel), hearing };
}

export async function seatsOf(world: TestingWorld, panel: PanelId): Promise<readonly string[]> {
  const view = await world.store.view(`panel-${panel}`);
  const state = view?.body as unknown as { seats: readonly { member: string }[] } | undefined;
  return state?.seats.map(({ member }) => member) ?? [];
}
