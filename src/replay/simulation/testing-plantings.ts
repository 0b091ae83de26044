import assert from 'node:assert/strict';
import type { MemberPowers } from '../../domain/powers/powers.ts';
import type { Standing, StandingLine } from '../../domain/standing/standing.ts';
import { type Instant, instantFromMs } from '../../kernel/instant.ts';
import { type RefusalCode, refuse } from '../../kernel/refusal.ts';
import { simulatedStore } from '../../store/memory.ts';
import { Watch } from './monitors/watch.ts';
import type { SeenRecord } from './record/record.ts';
import type { DomainEvent, EventOf, SeenCommit, SeenEvent } from './record/seen-commit.ts';
import { run, scriptOf } from './run.ts';

/** A whole history that is in order, to break one thing in it. */
export interface History {
  readonly commits: readonly SeenCommit[];
  readonly record: SeenRecord;
}

let kept: Promise<History> | undefined;

/** What happened in one community with everything in it; made once for all tests. */
export function soundHistory(): Promise<History> {
  kept ??= makeHistory();
  return kept;
}

async function makeHistory(): Promise<History> {
  const commits: SeenCommit[] = [];
  let record: SeenRecord | undefined;
  const script = scriptOf({ seed: 7, scenario: 'abusive-operator', members: 60, days: 540 });
  const ended = await run(script, simulatedStore, (commit, world) => {
    commits.push(commit);
    record = world.record;
  });
  if (ended.failure !== undefined || record === undefined) {
    throw new Error(`this history is not in order: ${ended.failure?.seen}`);
  }
  return { commits, record };
}

/** What takes the place of one event: another one, several with others beside it, or nothing. */
type Replacement = readonly SeenEvent[] | undefined;

export interface Broken<Type extends DomainEvent['type']> {
  readonly event: EventOf<Type>;
  readonly seen: SeenEvent;
  readonly commit: SeenCommit;
  /** Everything before this transaction. */
  readonly record: SeenRecord;
}

/**
 * Feeds the history to fresh monitors up to the first transaction in which an event can be broken,
 * and answers the ids of the invariants they then complain about.
 */
export async function breakEvent<Type extends DomainEvent['type']>(
  type: Type,
  replace: (broken: Broken<Type>) => Replacement,
): Promise<readonly string[]> {
  const { commits, record } = await soundHistory();
  const watch = new Watch();
  watch.record.history = record.history;
  for (const commit of commits) {
    const broken = brokenCommit(commit, type, watch.record, replace);
    watch.commit(broken ?? commit);
    if (broken !== undefined) return idsOf(watch);
    if (watch.violations.length > 0) throw new Error(`too early: ${watch.violations[0]?.seen}`);
  }
  throw new Error(`no ${type} of this history can be broken like that`);
}

function brokenCommit<Type extends DomainEvent['type']>(
  commit: SeenCommit,
  type: Type,
  record: SeenRecord,
  replace: (broken: Broken<Type>) => Replacement,
): SeenCommit | undefined {
  for (const [index, seen] of commit.events.entries()) {
    if (seen.event.type !== type) continue;
    const event = seen.event as EventOf<Type>;
    const replacement = replace({ event, seen, commit, record });
    if (replacement === undefined) continue;
    return { ...commit, events: commit.events.toSpliced(index, 1, ...replacement) };
  }
  return undefined;
}

/** The same event with something else in it. */
export function altered(seen: SeenEvent, change: object): readonly SeenEvent[] {
  return [{ ...seen, event: { ...seen.event, ...change } as DomainEvent }];
}

/** Breaks a part or drops events of the first transaction that has an event of a type. */
export async function breakCommit(
  fits: (commit: SeenCommit, record: SeenRecord) => boolean,
  change: (commit: SeenCommit, record: SeenRecord) => readonly SeenCommit[],
): Promise<readonly string[]> {
  const { commits, record } = await soundHistory();
  const watch = new Watch();
  watch.record.history = record.history;
  for (const commit of commits) {
    if (!fits(commit, watch.record)) {
      watch.commit(commit);
      continue;
    }
    for (const changed of change(commit, watch.record)) watch.commit(changed);
    return idsOf(watch);
  }
  throw new Error('no transaction of this history fits');
}

export function without(commit: SeenCommit, type: DomainEvent['type']): SeenCommit {
  return { ...commit, events: commit.events.filter(({ event }) => event.type !== type) };
}

export function has(commit: SeenCommit, type: DomainEvent['type']): boolean {
  return commit.events.some(({ event }) => event.type === type);
}

/** What is shown to the monitors after the whole history. */
export type Look = (watch: Watch) => void;

/** The whole history, and then something that is shown and is not so. */
export async function show(look: Look): Promise<readonly string[]> {
  const { commits, record } = await soundHistory();
  const watch = new Watch();
  watch.record.history = record.history;
  for (const commit of commits) watch.commit(commit);
  if (watch.violations.length > 0) throw new Error(`too early: ${watch.violations[0]?.seen}`);
  look(watch);
  return idsOf(watch);
}

function idsOf({ violations }: Watch): readonly string[] {
  return violations.map(({ invariant }) => invariant);
}

export const MEMBER = 'm-050';
export const LATER: Instant = '2030-01-01T00:00:00.000Z' as Instant;

/** Ids of the invariants whose breaking was noticed so far. */
export const noticedIds: Set<string> = new Set();

/** Each monitor is shown what it watches for, once in every way it can see it. */
export function noticed(id: string, found: readonly string[]): void {
  noticedIds.add(id);
  assert.ok(found.includes(id), `${id} was not noticed; only ${found.join(', ') || 'nothing'} was`);
}

export function laterBy(at: string, hours: number): string {
  return instantFromMs(Date.parse(at) + hours * 3_600_000);
}

export type Imposed = Extract<DomainEvent, { type: 'restriction-imposed' }>;

/** Breaks the first restriction on a member or an item. */
export async function breakRestriction(
  target: 'member' | 'item',
  change: (event: Imposed) => object,
): Promise<readonly string[]> {
  return await breakEvent('restriction-imposed', ({ event, seen }) =>
    event.target.kind === target ? altered(seen, change(event)) : undefined,
  );
}

/** Somebody on the staff declares a relation. */
export function relation(staff: string, to: object): SeenEvent {
  const by = { kind: 'staff', id: staff };
  const event = { type: 'relation-declared', at: LATER, by, to, relation: 'other' };
  return { collection: 'staff', id: staff, version: 9, event: event as unknown as DomainEvent };
}

/** Powers in which one is lacking, for a reason that is given. */
export function powersLacking(limit: object): MemberPowers {
  const lacking = { power: 'post', limit: 'withdrawn', until: '2031-01-01T00:00:00.000Z' };
  const why = { restriction: 'id-nowhere', statement: 'id-nowhere' };
  const limits = [{ ...lacking, ...why, ...limit }];
  return { member: MEMBER, at: LATER, limits } as unknown as MemberPowers;
}

export function standingOf(active: number, lines: readonly Partial<StandingLine>[]): Standing {
  const clearAt = active > 0 ? '2031-01-01T00:00:00.000Z' : null;
  return { at: LATER, active, lines, clearAt } as unknown as Standing;
}

export function refusedTo(does: string, code: RefusalCode): Parameters<Watch['answered']>[0] {
  return { does, by: MEMBER, what: 'id-0', eventsBefore: 0, refusal: refuse(code, 'No.') };
}
