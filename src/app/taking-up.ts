import type { Actor } from '../domain/person.ts';
import type { Json } from '../kernel/canonical-json.ts';
import type { ActivityId, PartId, RuleId } from '../kernel/identifier.ts';
import type { Instant } from '../kernel/instant.ts';
import { ok } from '../kernel/result.ts';
import type { ListedView } from '../store/port.ts';
import { nothingHere, requireScope } from './access.ts';
import { workKey } from './aside.ts';
import type { Aside, SetAside, TakenUp } from './contract/aside.ts';
import type { Answer, Call } from './contract/call.ts';
import type { ActivityInput, Intake } from './contract/intake.ts';
import { answer, handle, stop } from './handle.ts';
import { readWhole } from './pages.ts';
import type { Runtime } from './runtime.ts';
import { waitingItems } from './waiting.ts';
import { idOf, type Work } from './work.ts';

/** What lies in the view of something set aside; which fields are there says what it is. */
interface StoredAside {
  readonly at: Instant;
  readonly id?: string;
  readonly source?: string;
  readonly type?: string;
  readonly raw?: PartId;
  readonly rules?: readonly { readonly rule: RuleId; readonly reason: string }[];
  readonly item?: string;
  readonly topic?: string;
  readonly reason?: string;
}

interface Entry {
  readonly shown: SetAside;
  readonly stored: StoredAside;
}

type Reader = (raw: string) => ActivityInput;

/** Shows what was set aside, and tries it once more when somebody says that the reason is gone. */
export function createAside(runtime: Runtime, intake: Intake): Aside {
  return {
    list: (call) =>
      answer(async () => {
        mayTakeUp(call);
        return (await entriesOf(runtime)).map(({ shown }) => shown);
      }),
    takeUp: (read, call) => takeUp({ runtime, intake, read }, call),
  };
}

// Whoever sends activities, and the command line, which acts with every scope.
function mayTakeUp({ by }: Call): Actor {
  if (by.kind !== 'platform') return stop(nothingHere());
  requireScope({ by }, 'activities:write');
  return { kind: 'platform', id: by.token };
}

async function entriesOf({ store }: Runtime): Promise<readonly Entry[]> {
  return (await readWhole(store, { index: 'aside', key: 'all' })).map(entryOf);
}

function entryOf(view: ListedView): Entry {
  const stored = view.body as unknown as StoredAside;
  const { at, id = '', source = '', type = '', rules } = stored;
  const head = { aside: idOf(view.stream), at };
  const { item, topic = '', reason = '' } = stored;
  if (item !== undefined) return { stored, shown: { ...head, kind: 'work', item, topic, reason } };
  const activity = { ...head, id, source, type };
  return rules === undefined
    ? { stored, shown: { ...activity, kind: 'unknown-activity' } }
    : { stored, shown: { ...activity, kind: 'unanswered-activity', rules } };
}

interface Tools {
  readonly runtime: Runtime;
  readonly intake: Intake;
  readonly read: Reader;
}

async function takeUp(tools: Tools, call: Call): Answer<TakenUp> {
  const { runtime } = tools;
  const found = await answer(async () => {
    mayTakeUp(call);
    return await entriesOf(runtime);
  });
  if (!found.ok) return found;
  const takenUp: string[] = [];
  const stillAside: string[] = [];
  for (const entry of found.value) {
    const done = await takeOneUp(tools, entry, call);
    if (!done.ok) return done;
    (done.value ? takenUp : stillAside).push(entry.shown.aside);
  }
  runtime.wake();
  return ok({ takenUp, stillAside });
}

async function takeOneUp(tools: Tools, entry: Entry, call: Call): Answer<boolean> {
  switch (entry.shown.kind) {
    case 'unknown-activity':
      return await takeIn(tools, entry, call);
    case 'unanswered-activity':
      return await judgeAgain(tools.runtime, entry, call);
    case 'work':
      return await workAgain(tools.runtime, entry, call);
  }
}

/** An activity that is known by now is taken in like any other; one that is gone needs nothing. */
async function takeIn({ runtime, intake, read }: Tools, entry: Entry, call: Call): Answer<boolean> {
  const { raw } = entry.stored;
  const part = raw && (await runtime.store.part(raw));
  if (part === undefined) return await close(runtime, entry, call);
  const input = read(String(part.body));
  if (input.kind !== 'activity') return ok(false);
  // The key of the call is that of another write.
  const taken = await intake.take([input], { by: call.by });
  if (!taken.ok) return taken;
  return taken.value[0]?.result === 'refused' ? ok(false) : await close(runtime, entry, call);
}

/** The rules of today are asked about an activity over which those of then gave up. */
async function judgeAgain(runtime: Runtime, entry: Entry, call: Call): Answer<boolean> {
  const { source = '', id = '' } = entry.stored;
  const activity = await runtime.store.activity(source, id as ActivityId);
  if (activity === undefined) return await close(runtime, entry, call);
  const evaluation = runtime.engineRoom.reconsider(activity);
  if (evaluation.problems.some(({ kind }) => kind === 'limit')) return ok(false);
  const items = waitingItems(runtime, activity, evaluation);
  return await close(runtime, entry, call, (work) => {
    for (const { topic, body } of items) work.send(topic, body);
  });
}

async function workAgain(runtime: Runtime, entry: Entry, call: Call): Answer<boolean> {
  const { item = '' } = entry.stored;
  // First due and then closed: whoever dies in between does it, and finds it closed later.
  await runtime.store.retryOutbox(item, runtime.clock.now());
  return await close(runtime, entry, call, (work) => work.release(workKey(item)));
}

async function close(
  runtime: Runtime,
  { shown: { aside }, stored }: Entry,
  call: Call,
  more: (work: Work) => void = () => undefined,
): Answer<boolean> {
  return await handle(runtime, { by: call.by }, async (work) => {
    const by = mayTakeUp(call);
    more(work);
    await work.append('aside', aside, {
      events: [{ type: 'aside-taken-up', at: work.at, by: by as unknown as Json }],
      body: { ...stored, takenUpAt: work.at } as unknown as Json,
      indexes: [],
    });
    return true;
  });
}
