import type { Principal } from '../../../app/principal.ts';
import type { Subject } from '../../../domain/person.ts';
import { HOUR_MS, MINUTE_MS } from '../../../kernel/duration.ts';
import type { DecisionId, ItemId, MemberId, RuleId, StaffId } from '../../../kernel/identifier.ts';
import { instantFromMs } from '../../../kernel/instant.ts';
import { chosen, type Intent } from '../intent.ts';
import { asMember, type SeenPost, type SimulatedWorld } from '../world/world.ts';
import { type Act, type ActorKind, moments, type Planning } from './actor.ts';

/** How many of the latest posts people still talk about. */
const RECENT = 12;

function plan(planning: Planning): readonly Intent[] {
  const { random, scenario, cast } = planning;
  const intent = (at: number, does: string): Intent => ({
    at,
    by: random.pick(cast.members),
    does,
    pick: random.next(),
  });
  const honest = moments(planning, scenario.offences * 1.3).map((at) => intent(at, 'reports'));
  const falsely = moments(planning, scenario.falseReports).map((at) =>
    intent(at, 'reports falsely'),
  );
  const office = moments(planning, 4 + scenario.abuses / 20).map((at) => ({
    ...intent(at, 'reports somebody in office'),
    how: random.pick(['moderator-1', 'operator-1', 'lead-1', 'steward']),
  }));
  const unheard = moments(planning, scenario.falseReports / 2 + 4).map((at) =>
    intent(at, 'appeals that nothing was found'),
  );
  return [...honest, ...falsely, ...office, ...unheard, ...brigades(planning)];
}

/** Many report one person within ten minutes: the same pick means the same post. */
function brigades(planning: Planning): readonly Intent[] {
  const { random, scenario, cast } = planning;
  return moments(planning, scenario.brigades).flatMap((start) => {
    const pick = random.next();
    return Array.from({ length: scenario.brigadeSize }, () => ({
      at: start + random.between(0, 10 * MINUTE_MS),
      by: random.pick(cast.members),
      does: 'reports falsely',
      pick,
    }));
  });
}

const reports: Act = async (world, { by, pick }) => {
  const post = chosen(recent(world, true), pick);
  if (post === undefined || post.author === by) return;
  await report(world, asMember(by), itemOf(post), post.breaks ?? 'civility.insults');
};

/** About something that breaks no rule, in good faith or not: nobody can see that from outside. */
const reportsFalsely: Act = async (world, { by, pick }) => {
  const post = chosen(recent(world, false), pick);
  if (post === undefined) return;
  await report(world, asMember(by), itemOf(post), 'civility.insults');
};

function recent(world: SimulatedWorld, breaking: boolean): readonly SeenPost[] {
  const found: SeenPost[] = [];
  for (let at = world.posts.length - 1; at >= 0 && found.length < RECENT; at -= 1) {
    const post = world.posts[at];
    if (post !== undefined && (post.breaks !== undefined) === breaking) found.push(post);
  }
  return found;
}

function itemOf({ item, author }: SeenPost): Subject {
  return { kind: 'item', item: item as ItemId, author: author as MemberId };
}

const reportsOffice: Act = async (world, { by, how = 'moderator-1', pick }) => {
  await report(world, asMember(by), officeOf(world, how, pick), 'civility.insults');
};

function officeOf(world: SimulatedWorld, how: string, pick: number): Subject {
  const staff = how as StaffId;
  if (how === 'operator-1') return { kind: 'operator-conduct', staff };
  if (how !== 'steward') return { kind: 'staff-conduct', staff };
  const steward = chosen(world.cast.members, pick) ?? ('m-001' as MemberId);
  return { kind: 'steward-conduct', group: 'balcony' as never, steward };
}

/** Files one report. The receipt's secret is what its reporter may appeal with. */
export async function report(
  world: SimulatedWorld,
  by: Principal,
  subject: Subject,
  rule: string,
): Promise<void> {
  const shown = subject.kind === 'item' ? {} : shownOf(world);
  const input = {
    source: 'report' as const,
    subject,
    contact: 'mailto:somebody@example.org',
    text: 'This goes after a person and not after what they said.',
    rule: rule as RuleId,
    alleges: 'incompatible-with-rulebook' as const,
    goodFaith: true,
    ...shown,
  };
  const asked = { does: 'reports', by, what: JSON.stringify(subject) };
  const receipt = await world.ask(asked, (call) => world.application.reports.file(input, call));
  if (receipt.ok) world.receipts.set(receipt.value.report, receipt.value.secret);
}

function shownOf(world: SimulatedWorld): object {
  const occurredAt = instantFromMs(world.nowMs - HOUR_MS);
  return { shown: { text: 'They closed the thread and laughed.', occurredAt, private: false } };
}

const appealsNothingFound: Act = async (world, { by, pick }) => {
  const cleared = [...world.record.reports].filter(([, { told }]) => told.at(-1) === 'no-breach');
  const [id, seen] = chosen(cleared.slice(-RECENT), pick) ?? [];
  const decision = world.record.cases.get(seen?.case ?? '')?.decision as DecisionId | undefined;
  const reportSecret = world.receipts.get(id ?? '');
  if (decision === undefined || reportSecret === undefined) return;
  const what = `appeal of report ${id}`;
  const asked = { does: 'appeals that nothing was found', by: asMember(by), what };
  const input = { text: 'Please read the whole thread again.', reportSecret };
  await world.ask(asked, (call) => world.application.appeals.file(decision, input, call));
};

/** Honest reporters, false ones, and brigades. */
export const reporter: ActorKind = {
  plan,
  acts: {
    reports,
    'reports falsely': reportsFalsely,
    'reports somebody in office': reportsOffice,
    'appeals that nothing was found': appealsNothingFound,
  },
};
