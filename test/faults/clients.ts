import assert from 'node:assert/strict';
import { durationMs } from '../../src/kernel/duration.ts';
import { limits } from '../../src/kernel/limits.ts';
import type { SeededRandom } from '../../src/replay/seeded-random.ts';
import { activity, decisionOn, reportOn } from '../server/case-work.ts';
import type { Answered, Ask } from '../server/talk.ts';

/** What was acknowledged, by the ids the clients know. */
export interface Acknowledged {
  readonly activities: Set<string>;
  /** Member reported → report. Every report of a client is about a member of its own. */
  readonly reports: Map<string, { readonly report: string; readonly secret: string }>;
  /** Decision → case. */
  readonly decisions: Map<string, string>;
}

export function nothingYet(): Acknowledged {
  return { activities: new Set(), reports: new Map(), decisions: new Map() };
}

/** Opens while a server is up; clients wait here when they lose it. */
export interface Gate {
  /** Rejects when the test has failed and nobody needs to go on. */
  up(): Promise<void>;
  readonly over: boolean;
}

/**
 * Every so many tries the line breaks after the request was sent: a death rarely hits that moment.
 */
const HANG_UP_SHARE = 0.1;
const HANG_UP_MS_MAX = 6;

/** Asks until there is an answer, always with the same key, however often server or line fail. */
export function persistent(ask: Ask, gate: Gate, random: SeededRandom): Ask {
  return async (method, path, asked = {}) => {
    const key = method === 'GET' ? '' : crypto.randomUUID();
    for (;;) {
      await gate.up();
      const hangsUp = random.chance(HANG_UP_SHARE);
      const line = hangsUp
        ? { signal: AbortSignal.timeout(random.between(1, HANG_UP_MS_MAX)) }
        : {};
      const answer = await ask(method, path, { ...asked, ...line, key }).catch(() => undefined);
      // The first try may still be running when a connection broke and the second one comes.
      const waits = ['in_progress', 'overloaded'].includes(answer?.textAt('/code') ?? '');
      if (answer !== undefined && !waits) return answer;
    }
  };
}

/** Sends batches of activities until it is over. */
export async function postActivities(
  ask: Ask,
  { name, gate, acknowledged }: Client,
): Promise<void> {
  for (let count = 0; !gate.over; count += 1) {
    const ids = Array.from({ length: 5 }, (_, index) => `${name}-${count}-${index}`);
    const body = ids.map((id) => activity(id));
    const answer = await ask('POST', '/v1/activities', { body });
    assert.equal(answer.statusCode, 202, answer.text);
    for (const [index, id] of ids.entries()) {
      // A retry is answered like the first time: "duplicate" would mean a second effect.
      assert.equal(answer.at(`/items/${index}/result`), 'accepted', answer.text);
      acknowledged.activities.add(id);
    }
  }
}

/** Files reports, each on a member of its own, until it is over. */
export async function fileReports(ask: Ask, { name, gate, acknowledged }: Client): Promise<void> {
  for (let count = 0; !gate.over; count += 1) {
    const member = `m-${name}-${count}`;
    const answer = await ask('POST', '/v1/reports', { body: reportOn(member) });
    assert.equal(answer.statusCode, 202, answer.text);
    const receipt = { report: answer.textAt('/report'), secret: answer.textAt('/secret') };
    acknowledged.reports.set(member, receipt);
  }
}

/** Works the queue from lease to decision until it is over; `seat` keeps colleagues apart. */
export async function workTheQueue(
  ask: Ask,
  { gate, acknowledged }: Client,
  seat: number,
): Promise<void> {
  const finding = { breach: 'breach', rule: 'spam.link-flood' };
  while (!gate.over) {
    const queue = await ask('GET', '/v1/cases?limit=20');
    const id = queue.at(`/items/${seat}/case`);
    if (typeof id !== 'string') continue;
    const path = `/v1/cases/${id}`;
    const since = Date.now();
    const leased = await ask('POST', `${path}/lease`, { body: {} });
    if (leased.statusCode !== 200) continue;
    await ask('POST', `${path}/finding`, { body: { ...finding, confidence: 'high' } });
    const seen = await ask('POST', `${path}/precedents`, { body: finding });
    if (hasRunOut(seen, since)) continue;
    const made = await decideSeen(ask, path, seen);
    if (hasRunOut(made, since)) continue;
    assert.equal(made.statusCode, 201, made.text);
    acknowledged.decisions.set(made.textAt('/decision'), id);
  }
}

/** Whether whoever works on a case was kept away for longer than a lease lasts. */
function hasRunOut(answer: Answered, since: number): boolean {
  const isLong = Date.now() - since >= durationMs(limits.leaseLength);
  return isLong && answer.statusCode === 409 && answer.at('/code') === 'lease_required';
}

async function decideSeen(ask: Ask, path: string, seen: Answered): Promise<Answered> {
  assert.equal(seen.statusCode, 200, seen.text);
  const version = seen.at('/blind/version');
  return await ask('POST', `${path}/decision`, { body: decisionOn(seen), version });
}

export interface Client {
  readonly name: string;
  readonly gate: Gate;
  readonly acknowledged: Acknowledged;
}
