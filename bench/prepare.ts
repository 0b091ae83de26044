import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { restrictions } from '../src/app/aggregates.ts';
import { Work } from '../src/app/work.ts';
import { asOperator } from '../src/cli/callers.ts';
import { readRulebookFiles } from '../src/cli/commands/rulebook-files.ts';
import { CONFIGURATION_FILE, type Configuration } from '../src/cli/configuration.ts';
import { appointCast, must } from '../src/cli/demo/cast.ts';
import { duration } from '../src/kernel/duration.ts';
import type {
  DecisionId,
  MemberId,
  RestrictionId,
  StaffId,
  StatementId,
} from '../src/kernel/identifier.ts';
import { openApplication, openStore } from '../src/main.ts';
import type { Store } from '../src/store/port.ts';

const RULEBOOK = fileURLToPath(new URL('../examples/rulebooks/forum', import.meta.url));
const COMMUNITY = 'bench.example';

/** A data directory ready to be served, with the secrets to talk to it. */
export interface Prepared {
  readonly directory: string;
  readonly token: string;
  /** Session cookie of a moderator. */
  readonly session: string;
}

/**
 * The forum's rulebook and staff. Decisions are issued at once, so that the whole chain can be
 * timed.
 */
export async function prepareCommunity(fill?: (store: Store) => Promise<void>): Promise<Prepared> {
  const directory = mkdtempSync(join(tmpdir(), 'evenhand-bench-'));
  const configuration: Configuration = {
    community: COMMUNITY,
    publicUrl: 'http://127.0.0.1',
    host: '127.0.0.1',
    port: 0,
    platforms: {},
    witnesses: [],
    log: 'incidents',
    allowLoopbackWebhooks: true,
  };
  writeFileSync(join(directory, CONFIGURATION_FILE), JSON.stringify(configuration));
  const store = await openStore(directory, configuration);
  const application = await openApplication(store, configuration);
  const by = asOperator(COMMUNITY);
  const read = readRulebookFiles(RULEBOOK);
  const files = Object.fromEntries(
    Object.entries(read).map(([path, text]) => [path, text.replace(/undo: PT\d+S/, 'undo: PT0S')]),
  );
  must(await application.rulebooks.publish({ files }, by));
  await appointCast(application, by);
  const moderator = { kind: 'staff', id: 'moderator-1' as StaffId } as const;
  const link = must(await application.signIn.issueLink(moderator, by));
  const { session } = must(await application.signIn.redeemLink(link.secret));
  const scopes = ['activities:write', 'reports:write', 'powers:read', 'screen'];
  const { token } = must(await application.signIn.issueToken({ name: 'bench', scopes }, by));
  await fill?.(store);
  await application.close();
  return { directory, token, session };
}

/** Restrictions in force on the first `count` members, each with its own event and view. */
export async function fillRestrictions(store: Store, count: number): Promise<void> {
  const at = new Date().toISOString() as Parameters<typeof workAt>[1];
  for (let first = 0; first < count; first += 500) {
    const work = workAt(store, at);
    for (let index = first; index < Math.min(count, first + 500); index += 1) {
      await impose(work, index);
    }
    must(await committed(store, work));
  }
}

function workAt(store: Store, at: Work['at']): Work {
  return new Work({
    writesLetters: false,
    store,
    at,
    rulebook: { versions: [] },
    newId: () => crypto.randomUUID(),
  });
}

async function impose(work: Work, index: number): Promise<void> {
  const id = `bench-${index}` as RestrictionId;
  const decidedBy = 'moderator-1' as StaffId;
  await work.apply(
    restrictions,
    id,
    {
      type: 'impose',
      restriction: id,
      statement: `statement-${index}` as StatementId,
      for: duration('P30D'),
      target: { kind: 'member', member: memberNumber(index) },
      measure: 'no-links',
      basis: { kind: 'decision', decision: `decision-${index}` as DecisionId, decidedBy },
    },
    { kind: 'staff', id: decidedBy },
  );
}

async function committed(store: Store, work: Work): Promise<Parameters<typeof must<null>>[0]> {
  const done = await store.commit(work.commit());
  if (!done.ok) throw new Error(`the bench could not be prepared: ${done.error.kind}`);
  return { ok: true, value: null };
}

export function memberNumber(index: number): MemberId {
  return `member-${index}` as MemberId;
}

/** Small events in streams of their own, to see what a long history costs at start. */
export async function fillEvents(store: Store, count: number): Promise<void> {
  const at = new Date().toISOString() as Work['at'];
  for (let first = 0; first < count; first += 1_000) {
    const work = workAt(store, at);
    for (let index = first; index < Math.min(count, first + 1_000); index += 1) {
      const event = { type: 'file-read', at, by: { kind: 'clock' }, file: `case-${index}` };
      const indexes = [{ index: 'readings', key: `case-${index % 5_000}`, order: at }];
      await work.append('reading', `bench-${index}`, { events: [event], body: event, indexes });
    }
    must(await committed(store, work));
  }
}
