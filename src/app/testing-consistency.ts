import assert from 'node:assert/strict';
import type { MadeDecision } from '../domain/decision/state.ts';
import type { ImposedRestriction } from '../domain/restriction/state.ts';
import { standingEntryOf } from '../domain/standing/entry.ts';
import { type Standing, standingAt } from '../domain/standing/standing.ts';
import type { AvailableStatement } from '../domain/statement/state.ts';
import type { StatementText } from '../domain/statement/text.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Store, StoredEvent, StreamName } from '../store/port.ts';
import { aggregatesByCollection } from './all-aggregates.ts';

/** Everything the events add up to, by stream: the truth that every view has to follow. */
export async function foldedStates(store: Store): Promise<ReadonlyMap<StreamName, unknown>> {
  const states = new Map<StreamName, unknown>();
  for (const { stream, event } of await store.allEvents(0, 1_000_000)) {
    const fold = aggregatesByCollection.get(stream.slice(0, stream.indexOf('-')))?.decider;
    if (fold === undefined) continue;
    const before = states.has(stream) ? states.get(stream) : fold.initial;
    states.set(stream, fold.evolve(before as never, event as never));
  }
  return states;
}

/** Folded states of one collection. */
export async function folded<State>(store: Store, collection: string): Promise<readonly State[]> {
  const states = [...(await foldedStates(store))];
  return states
    .filter(([stream]) => stream.startsWith(`${collection}-`))
    .map(([, state]) => state as State);
}

/** Every view is what its events add up to. */
export async function assertViewsFollowEvents(store: Store): Promise<void> {
  for (const [stream, state] of await foldedStates(store)) {
    const view = await store.view(stream);
    assert.deepEqual(view?.body, JSON.parse(JSON.stringify(state)), stream);
  }
}

/** N1 and N2 over the whole store: a restriction and its complete statement exist together. */
export async function assertEveryRestrictionIsExplained(store: Store): Promise<number> {
  const restrictions = await folded<ImposedRestriction>(store, 'restriction');
  for (const { imposed } of restrictions) {
    const view = await store.view(`statement-${imposed.statement}`);
    const statement = view?.body as unknown as AvailableStatement | undefined;
    assert.ok(statement !== undefined, `${imposed.restriction} has no statement`);
    assert.ok(statement.made.restrictions.includes(imposed.restriction));
    assert.ok(statement.made.at <= imposed.startsAt, 'the statement is later than the restriction');
    const text = (await store.part(statement.made.text))?.body as unknown as StatementText;
    assertComplete(text);
  }
  const statements = await folded<AvailableStatement>(store, 'statement');
  const known = new Set(restrictions.map(({ imposed }) => imposed.restriction));
  for (const id of statements.flatMap(({ made }) => made.restrictions)) assert.ok(known.has(id));
  return restrictions.length;
}

/** Every field of DSA Article 17(3) says something. */
function assertComplete(text: StatementText): void {
  for (const measure of text.measures) assert.ok(measure.scope !== '' && measure.until !== '');
  assert.ok(text.facts.length > 0);
  assert.ok(text.facts.every((fact) => fact.quote !== ''));
  assert.ok(text.rule.text !== '' && text.rule.title !== '' && text.rule.version > 0);
  assert.ok(text.ground === 'incompatible-with-rulebook' || text.legalGround !== undefined);
  assert.ok(text.reasons.length >= 20);
  assert.equal(typeof text.automated.detection, 'boolean');
  assert.ok(text.redress.appeal.path.startsWith('https://'));
  assert.ok(text.redress.outOfCourt !== '' && text.redress.court !== '');
  assert.ok(text.plain.includes(text.reasons.split('\n')[0] ?? ''));
}

/** Standing from nothing but the events. */
export async function standingFromEvents(
  store: Store,
  about: { readonly member: string; readonly at: Instant },
): Promise<Standing> {
  const decisions = await folded<MadeDecision>(store, 'decision');
  const own = decisions.filter(({ made }) => made.respondent.id === about.member);
  return standingAt(
    own.flatMap((decision) => standingEntryOf(decision) ?? []),
    about.at,
  );
}

export function eventsOf(events: readonly StoredEvent[], type: string): readonly StoredEvent[] {
  return events.filter(({ event }) => event.type === type);
}
