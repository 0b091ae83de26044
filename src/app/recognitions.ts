import { type Person, personKey, samePerson } from '../domain/person.ts';
import type { Said } from '../domain/recognition/command.ts';
import { type Deed, referenceOf } from '../domain/recognition/deed.ts';
import type { Recognition } from '../domain/recognition/state.ts';
import { roles } from '../domain/staff/event.ts';
import { DAY_MS } from '../kernel/duration.ts';
import type { MemberId, RecognitionId } from '../kernel/identifier.ts';
import { elapsedMs, type Instant } from '../kernel/instant.ts';
import { limits } from '../kernel/limits.ts';
import { refuse } from '../kernel/refusal.ts';
import { nothingHere, staffCaller } from './access.ts';
import { reports } from './aggregates.ts';
import type { Answer, Call } from './contract/call.ts';
import type {
  RecognitionChoice,
  RecognitionGivenView,
  Recognitions,
  RecognitionView,
  SaidInput,
} from './contract/recognitions.ts';
import { answer, handle, newWork, stop } from './handle.ts';
import { pageOf } from './pages.ts';
import { recognitions } from './recognition-aggregate.ts';
import {
  givenView,
  recognitionsBy,
  recognitionsOf,
  recognitionView,
  shownView,
} from './recognition-view.ts';
import type { Runtime } from './runtime.ts';
import { idOf, type Work } from './work.ts';

/** Deeds that somebody is thanked for. Nothing that handles a case reads any of it (G2). */
export function createRecognitions(runtime: Runtime): Recognitions {
  return {
    give: (input, call) => give(runtime, input, call),
    correct: (id, input, call) => correct(runtime, id, { input, call }),
    choose: (id, choice, call) => choose(runtime, id, { choice, call }),
    received: (call) =>
      answer(async () => {
        if (call.by.kind !== 'member') return stop(nothingHere());
        return await recognitionsOf(newWork(runtime), call.by.member);
      }),
    given: (call) =>
      answer(async () => {
        const work = newWork(runtime);
        const { person } = await giver(work, call);
        return await recognitionsBy(work, personKey(person));
      }),
    shown: (query) =>
      answer(async () => {
        const work = newWork(runtime);
        return await pageOf(work.store, query, {
          index: 'recognitions-shown',
          key: 'all',
          direction: 'descending',
          row: (view) =>
            shownView(
              work,
              idOf(view.stream) as RecognitionId,
              view.body as unknown as Recognition,
            ),
        });
      }),
  };
}

interface Giver {
  readonly person: Person;
  readonly record?: Said['staff'];
}

async function giver(work: Work, call: Call): Promise<Giver> {
  if (call.by.kind === 'member') return { person: { kind: 'member', id: call.by.member } };
  const { id, record } = await staffCaller(work, call, roles);
  return { person: { kind: 'staff', id }, record };
}

async function give(
  runtime: Runtime,
  input: Parameters<Recognitions['give']>[0],
  call: Call,
): Answer<RecognitionGivenView> {
  const given = await handle(runtime, call, async (work) => {
    const by = await giver(work, call);
    const { receiver } = input;
    const id = work.newId() as RecognitionId;
    const command = {
      type: 'give-recognition',
      recognition: id,
      receiver,
      ...said(work, by, { input, receiver }),
    } as const;
    await work.apply(recognitions, id, command, by.person);
    await mustBeTheirs(work, input.deed, receiver);
    await guardDailyLimit(work, personKey(by.person));
    await claimDeed(work, { deed: input.deed, receiver, id });
    return { recognition: id };
  });
  return given.ok ? await show(runtime, given.value.recognition) : given;
}

async function correct(
  runtime: Runtime,
  id: RecognitionId,
  how: {
    readonly input: SaidInput & { readonly why: string };
    readonly call: Call;
  },
): Answer<RecognitionGivenView> {
  const { input, call } = how;
  const corrected = await handle(runtime, call, async (work) => {
    const by = await giver(work, call);
    const before = await load(work, id);
    const { receiver, deed } = before.given;
    if (!samePerson(before.given.giver, by.person)) stop(nothingHere());
    const why = work.text('recognition-correction', input.why, `member:${receiver}`);
    const command = {
      type: 'correct-recognition',
      why,
      ...said(work, by, { input, receiver }),
    } as const;
    await work.apply(recognitions, id, command, by.person);
    await mustBeTheirs(work, input.deed, receiver);
    if (deedKey(deed, receiver) !== deedKey(input.deed, receiver)) {
      work.release(deedKey(deed, receiver));
      await claimDeed(work, { deed: input.deed, receiver, id });
    }
    return { recognition: id };
  });
  return corrected.ok ? await show(runtime, id) : corrected;
}

function said(
  work: Work,
  { record }: Giver,
  { input, receiver }: { readonly input: SaidInput; readonly receiver: MemberId },
): Said {
  return {
    deed: input.deed,
    criterion: input.criterion,
    reason: work.text('recognition-reason', input.reason, `member:${receiver}`),
    ...(record === undefined ? {} : { staff: record }),
  };
}

async function choose(
  runtime: Runtime,
  id: RecognitionId,
  how: { readonly choice: RecognitionChoice; readonly call: Call },
): Answer<RecognitionView> {
  const { choice, call } = how;
  const chosen = await handle(runtime, call, async (work) => {
    const { given } = await load(work, id);
    if (call.by.kind !== 'member' || call.by.member !== given.receiver) stop(nothingHere());
    const by = { kind: 'member', id: given.receiver } as const;
    await work.apply(recognitions, id, { type: `${choice}-recognition` }, by);
    return { recognition: id };
  });
  if (!chosen.ok) return chosen;
  return await answer(async () => {
    const work = newWork(runtime);
    const version = await work.version('recognition', id);
    return await recognitionView(work, id, { state: await load(work, id), version });
  });
}

async function show(runtime: Runtime, id: RecognitionId): Answer<RecognitionGivenView> {
  return await answer(async () => {
    const work = newWork(runtime);
    const version = await work.version('recognition', id);
    return await givenView(work, id, { state: await load(work, id), version });
  });
}

async function load(work: Work, id: RecognitionId): Promise<Recognition> {
  const state = await work.load(recognitions, id);
  return state.phase === 'none' ? stop(nothingHere()) : state;
}

/**
 * The deed is on record as the receiver's (G1). The answer is the same for what is somebody else's
 * and for what is not there, so that nobody finds out by asking who reported.
 */
async function mustBeTheirs(work: Work, deed: Deed, receiver: MemberId): Promise<void> {
  if (await isTheirs(work, deed, receiver)) return;
  stop(
    refuse('invalid_value', 'We know of nothing under this reference that they did. Look it up.', {
      pointer: deed.kind === 'careful-report' ? '/deed/report' : '/deed/item',
    }),
  );
}

async function isTheirs(work: Work, deed: Deed, receiver: MemberId): Promise<boolean> {
  if (deed.kind === 'careful-report') {
    const report = await work.load(reports, deed.report);
    const reporter = report.phase === 'none' ? undefined : report.received.reporter;
    return reporter?.kind === 'member' && reporter.id === receiver;
  }
  const seen = await work.store.activitiesOfItem(deed.item, limits.pageSizeMax);
  return seen.some(({ actor }) => actor.id === receiver);
}

function deedKey(deed: Deed, receiver: MemberId): string {
  return `deed/${deed.kind}/${referenceOf(deed)}/member:${receiver}`;
}

// A second person who thanks for the same deed would make a vote of it (G1).
async function claimDeed(
  work: Work,
  about: { readonly deed: Deed; readonly receiver: MemberId; readonly id: RecognitionId },
): Promise<void> {
  const key = deedKey(about.deed, about.receiver);
  const first = await work.store.holder(key);
  if (first !== undefined && first !== about.id) {
    stop(
      refuse('too_many', 'This deed was recognised before. Once is enough: these are not votes.', {
        facts: { max: 1 },
      }),
    );
  }
  work.claim(key, about.id);
}

async function guardDailyLimit(work: Work, person: string): Promise<void> {
  const most = limits.recognitionsPerGiverPerDayMax;
  const latest = await work.store.list({
    index: 'recognitions-by',
    key: person,
    direction: 'descending',
    limit: most,
  });
  const oldest = latest.at(most - 1)?.order;
  if (oldest === undefined || elapsedMs(oldest as Instant, work.at) > DAY_MS) return;
  stop(
    refuse('too_many', `You gave ${most} within a day. More can be given tomorrow.`, {
      facts: { max: most, retryAfterSeconds: 86_400 },
    }),
  );
}
