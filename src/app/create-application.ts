import type { CommunityId } from '../kernel/identifier.ts';
import type { Store } from '../store/port.ts';
import { createAppeals } from './appeals.ts';
import type { Application } from './application.ts';
import { createBreakGlass } from './break-glass.ts';
import { createBulks } from './bulks.ts';
import { createCases } from './cases.ts';
import { type ClockSource, guardedClock } from './clock.ts';
import { clockWatch } from './clock-watch.ts';
import { createCorrespondence } from './correspondence.ts';
import { createDangers } from './dangers.ts';
import { createDecisions } from './decisions.ts';
import { createDisputes } from './disputes.ts';
import { createDuties } from './duties.ts';
import { createEarlyEnds } from './early-ends.ts';
import { openEngineRoom } from './engine-room.ts';
import { createErasures } from './erasures.ts';
import { createFigures } from './figures.ts';
import { createGroups } from './groups.ts';
import { createHearings } from './hearings.ts';
import { createIntake } from './intake.ts';
import { keepingUp } from './keep-up.ts';
import { leaseBoard } from './lease-board.ts';
import { createLetters } from './mail/letter-list.ts';
import type { Mailer } from './mail/mailer.ts';
import { createMembers } from './members.ts';
import { createOrders } from './orders.ts';
import { createOutsideReviews } from './outside-reviews.ts';
import { createPanels } from './panels.ts';
import { isPassing } from './passing-failure.ts';
import { loadPowersInForce } from './powers-in-force.ts';
import { createRecognitions } from './recognitions.ts';
import { publishing } from './record/publishing.ts';
import { createRecord } from './record/record.ts';
import type { RecordKeeper } from './record/record-keeper.ts';
import { createRedress } from './redress.ts';
import { renewViews } from './renew-views.ts';
import { createReopenings } from './reopenings.ts';
import { createReports } from './reports.ts';
import { createRestrictions } from './restrictions.ts';
import { createRulebooks, loadHistory } from './rulebooks.ts';
import type { PostWebhook, Runtime } from './runtime.ts';
import { sweep, tick } from './schedule.ts';
import { createSignIn } from './sign-in.ts';
import { lowSpace, spaceWatch } from './space-watch.ts';
import { createStaffRecords } from './staff-record.ts';
import { createStaffRoom } from './staff-room.ts';
import { createStatements } from './statements.ts';
import { createAside } from './taking-up.ts';
import { Turns } from './turns.ts';
import { type Waiting, waitingIn } from './waiting-work.ts';
import { createWebhooks } from './webhooks.ts';
import type { WindowKeeper } from './window-keeper.ts';
import type { Writer } from './writer.ts';

/** The outside world, chosen in `src/main.ts` or simulated in tests. */
export interface World {
  readonly community: CommunityId;
  /** Where members and staff reach the pages, without a slash at the end. */
  readonly publicUrl: string;
  readonly store: Store;
  readonly clock: ClockSource;
  readonly newId: () => string;
  readonly newSecret: () => string;
  readonly random: () => number;
  readonly postWebhook: PostWebhook;
  readonly allowLoopbackWebhooks?: boolean;
  readonly writer: Writer;
  /** Without one no mail is sent, and pages say everything. */
  readonly mailer?: Mailer;
  /** Called when something became due, so that nobody waits for the next turn of the clock. */
  readonly wake?: () => void;
  /** Where the windows wait for the next start; without it they are filled from the store. */
  readonly windowKeeper?: WindowKeeper;
  /** Where the record is published; without it there is none. */
  readonly recordKeeper?: RecordKeeper;
  /** Starts the thread that publishes it; without it this one does. */
  readonly publisherThread?: Runtime['publisherThread'];
  /** Share of the disk that is free, from 0 to 1. */
  readonly freeShare?: () => number;
  /** Takes a sentence for the operator. */
  readonly log?: (message: string) => void;
}

/** The application, and what whoever opened it calls from time to time. */
export type OpenApplication = Application & {
  /** Resolves when this process knows what others committed before. */
  keepUp(): Promise<void>;
  /** Whether other processes may write to the same store. */
  readonly isShared: boolean;
  /** Removes what retention says must go; once an hour is enough. */
  sweep(): Promise<void>;
  /** Publishes what happened since the last time; every few seconds is enough. */
  publishRecord(): Promise<void>;
  /** Keeps the windows on disk if they changed; every few minutes is enough, `close` does too. */
  keepWindows(): Promise<void>;
  /** What was committed and is not done yet, for monitoring. */
  waiting(): Promise<Waiting>;
};

/**
 * Opens the application over a store: reads the rulebook, the powers in force and the engine's
 * windows.
 */
export async function createApplication(world: World): Promise<OpenApplication> {
  const runtime = await openRuntime(world);
  const intake = createIntake(runtime);
  const statements = createStatements(runtime);
  const publication = publishing(runtime);
  const record = createRecord(runtime, statements.read);
  const watchClock = clockWatch(runtime);
  const watchSpace = spaceWatch(runtime);
  const breakGlass = createBreakGlass(runtime);
  const isHealthy = () => health(runtime, publication.problem());
  let running: Promise<unknown> = Promise.resolve();
  return {
    intake,
    aside: createAside(runtime, intake),
    ...areasOfCases(runtime),
    statements,
    recognitions: createRecognitions(runtime),
    orders: createOrders(runtime),
    dangers: createDangers(runtime),
    rulebooks: createRulebooks(runtime),
    staffRoom: createStaffRoom(runtime),
    groups: createGroups(runtime),
    duties: createDuties(runtime),
    erasures: createErasures(runtime),
    breakGlass,
    staffRecords: createStaffRecords(runtime),
    figures: createFigures(runtime, { breakGlass, health: isHealthy }),
    webhooks: createWebhooks(runtime),
    correspondence: createCorrespondence(runtime),
    letters: createLetters(runtime),
    record,
    signIn: createSignIn(runtime),
    now: () => runtime.clock.now(),
    keepUp: runtime.keepUp,
    isShared: runtime.store.shared !== undefined,
    tick: () => {
      // One turn at a time; a second caller waits for a turn of its own.
      const turn = running.then(async () => {
        watchClock();
        watchSpace();
        await runtime.keepUp();
        return await tick(runtime);
      });
      running = turn.catch(() => undefined);
      return turn;
    },
    sweep: () => sweep(runtime),
    publishRecord: publication.publish,
    keepWindows: () => runtime.engineRoom.keepWindows(runtime.clock.now()),
    health: isHealthy,
    waiting: () => waitingIn(runtime, record),
    close: async () => {
      await running;
      await publication.close();
      await runtime.engineRoom.keepWindows(runtime.clock.now());
      await runtime.store.close();
    },
  };
}

/** What happens from a report to the last word on an appeal. */
function areasOfCases(runtime: Runtime) {
  return {
    reports: createReports(runtime),
    cases: createCases(runtime),
    decisions: createDecisions(runtime),
    hearings: createHearings(runtime),
    bulks: createBulks(runtime),
    members: createMembers(runtime),
    restrictions: createRestrictions(runtime),
    earlyEnds: createEarlyEnds(runtime),
    appeals: createAppeals(runtime),
    redress: createRedress(runtime),
    reopenings: createReopenings(runtime),
    disputes: createDisputes(runtime),
    panels: createPanels(runtime),
    outsideReviews: createOutsideReviews(runtime),
  };
}

async function openRuntime(world: World): Promise<Runtime> {
  const { store } = world;
  await renewViews(store);
  const newest = await store.newestEvent();
  const arrived = (await store.shared?.last()) ?? 0;
  const clock = guardedClock(world.clock, newest?.event.at);
  const history = await loadHistory(store);
  const runtime: Runtime = {
    community: world.community,
    publicUrl: world.publicUrl,
    store,
    clock,
    newId: world.newId,
    newSecret: world.newSecret,
    random: world.random,
    engineRoom: await openEngineRoom(
      { store, keeper: world.windowKeeper, log: world.log ?? (() => undefined) },
      history,
      clock.now(),
    ),
    powers: await loadPowersInForce(store, clock.now()),
    leases: leaseBoard(store),
    keepUp: () => keepUp(),
    rulebooks: { history },
    running: new Set(),
    turns: new Turns(),
    postWebhook: world.postWebhook,
    allowLoopbackWebhooks: world.allowLoopbackWebhooks ?? false,
    writer: world.writer,
    mailer: world.mailer,
    mailRoom: { sentTo: new Map() },
    wake: world.wake ?? (() => undefined),
    log: world.log ?? (() => undefined),
    ...(world.freeShare === undefined ? {} : { freeShare: world.freeShare }),
    ...(world.recordKeeper === undefined ? {} : { keeper: world.recordKeeper }),
    ...(world.publisherThread === undefined ? {} : { publisherThread: world.publisherThread }),
  };
  // From before anything was read: what came in between is read again.
  const keepUp = keepingUp(runtime, { position: newest?.position ?? 0, arrived });
  return runtime;
}

async function health(
  runtime: Runtime,
  unsigned: string | undefined,
): ReturnType<Application['health']> {
  const problems: string[] = [];
  const suspicion = runtime.clock.suspicion();
  if (suspicion !== undefined) problems.push(suspicion);
  if (runtime.rulebooks.history.versions.length === 0) {
    problems.push('no rulebook is published yet: run `evenhand rules publish DIR`');
  }
  try {
    await runtime.store.inspect();
  } catch (problem) {
    // Pages are read without room, too: whoever sends visitors elsewhere would end that.
    if (!isPassing(problem)) {
      problems.push(
        `the store does not answer: ${problem instanceof Error ? problem.message : 'unknown'}`,
      );
    }
  }
  const ready = problems.length === 0;
  // The server answers whether or not mail arrives or the record is signed.
  if (!ready) return { ready, problems };
  const others = [unsigned, lowSpace(runtime)].filter((one) => one !== undefined);
  const aside = await asideProblems(runtime);
  return { ready, problems: [...others, ...aside, ...(await mailProblems(runtime))] };
}

async function asideProblems({ store }: Runtime): Promise<readonly string[]> {
  const waiting = await store.count('aside', 'all');
  if (waiting === 0) return [];
  return [`set aside and waiting: ${waiting}; see \`evenhand aside list\``];
}

async function mailProblems({ store, mailer }: Runtime): Promise<readonly string[]> {
  if (mailer === undefined) return [];
  const undelivered =
    (await store.count('letters', 'failed')) + (await store.count('letters', 'returned'));
  if (undelivered === 0) return [];
  return [
    `letters that did not arrive: ${undelivered}; see /letters, where they can be sent again`,
  ];
}
