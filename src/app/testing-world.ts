import assert from 'node:assert/strict';
import { readRulebookFiles } from '../cli/commands/rulebook-files.ts';
import type { Activity } from '../domain/activity.ts';
import type { Role } from '../domain/staff/event.ts';
import { MINUTE_MS } from '../kernel/duration.ts';
import type {
  ActivityId,
  CommunityId,
  ItemId,
  MemberId,
  StaffId,
  TokenId,
} from '../kernel/identifier.ts';
import { type Instant, instant, instantFromMs, instantMs } from '../kernel/instant.ts';
import type { Refusal, RefusalCode } from '../kernel/refusal.ts';
import type { Result } from '../kernel/result.ts';
import { memoryStore } from '../store/memory.ts';
import type { Store, StoredEvent } from '../store/port.ts';
import type { ClockSource } from './clock.ts';
import type { Call } from './contract/call.ts';
import type { ReportInput, ReportReceipt } from './contract/reports.ts';
import { createApplication, type OpenApplication } from './create-application.ts';
import { type Principal, scopes } from './principal.ts';
import type { RecordKeeper } from './record/record-keeper.ts';
import type { PostWebhook } from './runtime.ts';
import type { WindowKeeper } from './window-keeper.ts';

export const community = 'windowsill-garden' as CommunityId;
export const worldStart: Instant = instant('2026-03-02T08:00:00Z');

/** Who works in the community of the tests. */
export const cast: readonly { readonly staff: string; readonly role: Role }[] = [
  { staff: 'operator-1', role: 'operator' },
  { staff: 'lead-1', role: 'lead' },
  { staff: 'moderator-1', role: 'moderator' },
  { staff: 'moderator-2', role: 'moderator' },
  { staff: 'reviewer-1', role: 'reviewer' },
  { staff: 'reviewer-2', role: 'reviewer' },
  { staff: 'ombud-1', role: 'ombud' },
  { staff: 'auditor-1', role: 'auditor' },
];

/** Two clocks that stand still until they are moved, one of which can be set wrong. */
export interface TestingClock extends ClockSource {
  forward(ms: number): void;
  /** Only the clock that people set jumps; the other one runs on. */
  jump(ms: number): void;
}

export function testingClock(start: Instant = worldStart): TestingClock {
  let runMs = 0;
  let wallMs = instantMs(start);
  return {
    wallMs: () => wallMs,
    monotonicMs: () => runMs,
    forward: (ms) => {
      runMs += ms;
      wallMs += ms;
    },
    jump: (ms) => {
      wallMs += ms;
    },
  };
}

export type Posted = Parameters<PostWebhook>[0];

/** An application over a memory store, with everything outside of it in the test's hands. */
export interface TestingWorld {
  readonly application: OpenApplication;
  readonly store: Store;
  readonly clock: TestingClock;
  /** Every webhook that was sent, in order. */
  readonly posted: Posted[];
  /** Sentences for the operator. */
  readonly logged: readonly string[];
  /** What receivers answer from now on. */
  receiver: PostWebhook;
  /** The same world after a restart of the process. */
  reopened(store?: Store): Promise<TestingWorld>;
}

export const forumFiles: Readonly<Record<string, string>> = readRulebookFiles(
  new URL('../../examples/rulebooks/forum', import.meta.url).pathname,
);

/** Opens a world with the forum's rulebook in force and the cast appointed. */
export async function openWorld(
  options: {
    readonly store?: Store;
    readonly windowKeeper?: WindowKeeper;
    readonly recordKeeper?: RecordKeeper;
    /** Changes to the rulebook's files before it is published. */
    readonly files?: (files: Readonly<Record<string, string>>) => Readonly<Record<string, string>>;
  } = {},
): Promise<TestingWorld> {
  const world = await openOver({
    store: options.store ?? memoryStore(),
    clock: testingClock(),
    newId: numbered('id'),
    newSecret: numbered('secret-of-256-bits'),
    ...(options.windowKeeper === undefined ? {} : { windowKeeper: options.windowKeeper }),
    ...(options.recordKeeper === undefined ? {} : { recordKeeper: options.recordKeeper }),
  });
  const files = options.files?.(forumFiles) ?? forumFiles;
  const effectiveFrom = world.application.now();
  must(await world.application.rulebooks.publish({ files, effectiveFrom }, asPlatform()));
  for (const [index, { staff, role }] of cast.entries()) {
    const by = index === 0 ? asPlatform() : asStaff('operator-1');
    must(await world.application.staffRoom.appoint({ staff: staff as StaffId, role }, by));
  }
  return world;
}

interface Outside {
  readonly store: Store;
  readonly clock: TestingClock;
  readonly newId: () => string;
  readonly newSecret: () => string;
  readonly windowKeeper?: WindowKeeper;
  readonly recordKeeper?: RecordKeeper;
}

async function openOver(outside: Outside): Promise<TestingWorld> {
  const posted: Posted[] = [];
  const logged: string[] = [];
  const application = await createApplication({
    ...outside,
    community,
    publicUrl: 'https://forum.example',
    random: () => 0,
    log: (message) => void logged.push(message),
    postWebhook: async (delivery) => {
      posted.push(delivery);
      return await world.receiver(delivery);
    },
  });
  const world: TestingWorld = {
    application,
    store: outside.store,
    clock: outside.clock,
    posted,
    logged,
    receiver: async () => ({ status: 200 }),
    reopened: async (store = outside.store) => await openOver({ ...outside, store }),
  };
  return world;
}

// Ids in the order they were given make a failing test readable.
function numbered(name: string): () => string {
  let last = 0;
  return () => {
    last += 1;
    return `${name}-${String(last).padStart(6, '0')}`;
  };
}

export function asStaff(staff: string, expectedVersion?: number): Call {
  const by: Principal = { kind: 'staff', staff: staff as StaffId, roles: [] };
  return expectedVersion === undefined ? { by } : { by, expectedVersion };
}

export function asMember(member: string): Call {
  return { by: { kind: 'member', member: member as MemberId } };
}

export const anonymous: Call = { by: { kind: 'anonymous' } };

export function asPlatform(): Call {
  return { by: { kind: 'platform', token: 'platform-1' as TokenId, community, scopes } };
}

export function withKey(call: Call, key: string, body: string = 'body'): Call {
  return { ...call, idempotency: { key, route: 'POST /v1/test', fingerprint: body } };
}

/** The value, or a failed test that says what was refused. */
export function must<Value>(result: Result<Value, Refusal>): Value {
  if (result.ok) return result.value;
  assert.fail(`refused: ${result.error.refused}: ${result.error.detail}`);
}

/** The refusal, which has to have this code. */
export function refused(result: Result<unknown, Refusal>, code: RefusalCode): Refusal {
  if (result.ok) assert.fail(`was agreed to, where ${code} was expected`);
  assert.equal(result.error.refused, code, result.error.detail);
  return result.error;
}

export interface Post {
  readonly author: string;
  readonly item: string;
  readonly text?: string;
  readonly links?: readonly string[];
  readonly at?: Instant;
  readonly community?: CommunityId;
}

export function activityOf(world: TestingWorld, post: Post): Activity {
  return {
    id: `activity-of-${post.item}` as ActivityId,
    source: 'https://forum.example/',
    type: 'content.posted',
    time: post.at ?? world.application.now(),
    community: post.community ?? community,
    actor: { id: post.author as MemberId, createdAt: instant('2025-01-01T00:00:00Z') },
    item: post.item as ItemId,
    thread: 'thread-1',
    content: {
      kind: 'post',
      text: post.text ?? 'You understand nothing about ferns, and nobody wants you here.',
      links: post.links ?? [],
      mentions: [],
      hashes: [],
      detectors: [],
    },
  };
}

/** A member posts something on the platform, which tells us. */
export async function post(world: TestingWorld, what: Post): Promise<void> {
  const activity = activityOf(world, what);
  const batch = [{ kind: 'activity', activity }] as const;
  must(await world.application.intake.take(batch, asPlatform()));
  await world.application.tick();
}

export function reportOf(
  item: string,
  author: string,
  more: Partial<ReportInput> = {},
): ReportInput {
  return {
    source: 'report',
    subject: { kind: 'item', item: item as ItemId, author: author as MemberId },
    text: 'This goes after a person and not after what they said.',
    rule: 'civility.insults' as ReportInput['rule'] & string,
    alleges: 'incompatible-with-rulebook',
    goodFaith: true,
    ...more,
  };
}

export async function report(
  world: TestingWorld,
  input: ReportInput,
  call: Call = asMember('m-0900'),
): Promise<ReportReceipt> {
  return must(await world.application.reports.file(input, call));
}

/** Lets time pass and runs what is due. */
export async function pass(world: TestingWorld, ms: number = MINUTE_MS): Promise<void> {
  world.clock.forward(ms);
  await world.application.tick();
}

export async function allEvents(world: TestingWorld): Promise<readonly StoredEvent[]> {
  return await world.store.allEvents(0, 1_000_000);
}

export function later(from: Instant, ms: number): Instant {
  return instantFromMs(instantMs(from) + ms);
}
