import { accesses } from '../../app/access-aggregate.ts';
import {
  type Aggregate,
  appeals,
  cases,
  decisions,
  reports,
  restrictions,
  staffMembers,
  statements,
} from '../../app/aggregates.ts';
import { bulkJobs } from '../../app/bulk-aggregate.ts';
import { dangers } from '../../app/danger-aggregate.ts';
import { disputes } from '../../app/dispute-aggregate.ts';
import { earlyEnds } from '../../app/early-end-aggregate.ts';
import { orders } from '../../app/order-aggregate.ts';
import { outsideReviews, panels, reopenings, volunteers } from '../../app/panel-aggregates.ts';
import { recognitions } from '../../app/recognition-aggregate.ts';
import { duties, groups } from '../../app/stewardship-aggregates.ts';
import type { MemberId } from '../../kernel/identifier.ts';
import type { RefusalCode } from '../../kernel/refusal.ts';
import type { StoredEvent, StreamName } from '../../store/port.ts';
import type { SimulatedWorld } from './world/world.ts';

type AnyAggregate = Aggregate<unknown, never, never, RefusalCode>;

// A fold does not look into what it folds, so the aggregates can be treated alike.
const aggregates: ReadonlyMap<string, AnyAggregate> = new Map(
  [
    ...[appeals, cases, decisions, reports, restrictions, staffMembers, statements],
    ...[earlyEnds, bulkJobs, panels, volunteers, outsideReviews, reopenings, disputes, accesses],
    ...[orders, dangers, recognitions, groups, duties],
  ].map((aggregate) => [aggregate.collection, aggregate as unknown as AnyAggregate]),
);

const AT_ONCE = 1_000;

/**
 * Reads the whole record again: what was committed stands there unchanged and in order (O3), and
 * every view is what its events add up to.
 */
export async function recheck(world: SimulatedWorld): Promise<void> {
  const states = new Map<StreamName, unknown>();
  let position = 0;
  for (;;) {
    const events = await world.store.allEvents(position, AT_ONCE);
    if (events.length === 0) break;
    for (const stored of events) {
      assertUnchanged(world, stored, position);
      position += 1;
      fold(states, stored);
    }
  }
  if (position !== world.committed.length) {
    complain(world, 'O3', `${world.committed.length} events were made and ${position} are there`);
  }
  for (const [stream, state] of states) {
    const view = await world.store.view(stream);
    if (JSON.stringify(view?.body) === JSON.stringify(state)) continue;
    complain(world, 'views', `${stream} is not what its events add up to`);
  }
}

function assertUnchanged(world: SimulatedWorld, stored: StoredEvent, position: number): void {
  const made = world.committed[position];
  if (made !== undefined && JSON.stringify(made.event) === JSON.stringify(stored.event)) return;
  complain(world, 'O3', `event ${stored.position} of ${stored.stream} is not what was made`);
}

function fold(states: Map<StreamName, unknown>, { stream, event }: StoredEvent): void {
  const aggregate = aggregates.get(stream.slice(0, stream.indexOf('-')));
  if (aggregate === undefined) return;
  const { initial, evolve } = aggregate.decider;
  const before = states.has(stream) ? states.get(stream) : initial;
  states.set(stream, evolve(before, event as never));
}

/** At the very end nobody lacks a power and nothing waits to be done. */
export async function assertNothingWaits(world: SimulatedWorld): Promise<void> {
  for (const member of world.cast.members) {
    const [limit] = world.application.members.powers(member satisfies MemberId).limits;
    if (limit !== undefined) complain(world, 'liveness', `${member} still lacks ${limit.power}`);
  }
  for (const topic of world.topics) {
    const waiting = await world.store.countOutbox(topic);
    if (waiting > 0) complain(world, 'liveness', `${waiting} of \`${topic}\` still wait`);
  }
}

function complain(world: SimulatedWorld, invariant: string, seen: string): void {
  world.watch.complain({ invariant, seen });
}
