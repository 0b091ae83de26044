import assert from 'node:assert/strict';
import type { Activity } from '../../domain/activity.ts';
import type { MemberId, PartId } from '../../kernel/identifier.ts';
import {
  minute,
  mustCommit,
  sampleActivity,
  sampleAnswer,
  samplePart,
  takeIn,
} from '../contract/samples.ts';
import type { Commit, Erasure, Store } from '../port.ts';

export const PERSON = 'member:m-1';
export const CANARY = 'a sentence that nobody else writes';
export const everything: Erasure = {
  person: PERSON,
  tickets: true,
  except: [],
  parts: [],
  closed: [],
};

export function commitOf(more: Partial<Commit>): Commit {
  return { streams: [], ...more };
}

export function posted(id: string, text: string, member = 'm-1'): Activity {
  const nothing = { links: [], mentions: [], hashes: [], detectors: [] } as const;
  return {
    ...sampleActivity(id),
    actor: { id: member as MemberId },
    content: { kind: 'post', text, ...nothing },
  };
}

/** The canary in everything that is sealed, and texts of another member beside it. */
export async function writeEverything(store: Store): Promise<void> {
  const parts = [
    samplePart('own', { person: PERSON, body: { text: `${CANARY} 1` } }),
    samplePart('about', { person: 'member:m-2', body: { text: `${CANARY} 2` } }),
    samplePart('other', { person: 'member:m-2', body: { text: 'of another' } }),
  ];
  const idempotency = sampleAnswer('key', { caller: PERSON, answer: { text: `${CANARY} 3` } });
  await mustCommit(store, commitOf({ parts, idempotency }));
  await takeIn(store, [posted('a-1', `${CANARY} 4`), posted('a-2', 'of another', 'm-2')]);
  await takeIn(store, [sampleActivity('a-3')]);
  const fence = await store.lease('record', 'a', minute(0), minute(10));
  assert.ok(fence !== undefined);
  const entry = { index: 0, position: 1, entry: 'entry', secret: `${CANARY} 5`, parts: [] };
  await store.appendRecord([entry], { lease: 'record', fence });
}

export async function eraseEverything(store: Store): Promise<void> {
  const closed = [{ index: 0, parts: [{ pointer: '/at', commitment: 'AAAA' }] }];
  await store.erase({ ...everything, parts: ['about' as PartId], closed });
  while ((await store.eraseActivities('m-1' as MemberId)) > 0);
}

/** Everything that `writeEverything` wrote opens, as it was written. */
export async function assertEverything(store: Store): Promise<void> {
  assert.deepEqual((await store.part('own' as PartId))?.body, { text: `${CANARY} 1` });
  assert.deepEqual((await store.remembered(PERSON, 'key'))?.answer, { text: `${CANARY} 3` });
  const wanted = posted('a-1', `${CANARY} 4`);
  assert.deepEqual(await store.activity(wanted.source, wanted.id), wanted);
  assert.equal((await store.recordEntryOf(1))?.secret, `${CANARY} 5`);
}

/** A copy from before the erasure, with the keys of today: its rows are there and open no more. */
export async function assertForgotten(store: Store): Promise<void> {
  assert.deepEqual(await store.partsOf(PERSON), []);
  assert.equal(await store.part('about' as PartId), undefined);
  assert.deepEqual((await store.part('other' as PartId))?.body, { text: 'of another' });
  assert.equal((await store.remembered(PERSON, 'key'))?.answer, null);
  const { source, id } = posted('a-1', '');
  assert.equal((await store.activity(source, id))?.content, undefined);
  const other = posted('a-2', 'of another', 'm-2');
  assert.deepEqual(await store.activity(source, other.id), other);
  const entry = await store.recordEntryOf(1);
  assert.ok(entry !== undefined && entry.secret === undefined);
}

/** A store whose process dies in an erasure: before the store has let go of anything, or after. */
export function dyingInErasure(store: Store, dies: 'before' | 'after'): Store {
  return new Proxy(store, {
    get: (target, name) => {
      const method: unknown = Reflect.get(target, name, target);
      if (typeof method !== 'function') return method;
      if (name !== 'erase') return method.bind(target) as unknown;
      return async (erasure: Erasure) => {
        if (dies === 'after') await target.erase(erasure);
        throw new Error('the machine is gone');
      };
    },
  });
}
