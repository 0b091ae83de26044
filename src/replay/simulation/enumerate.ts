import { DAY_MS, MINUTE_MS, SECOND_MS } from '../../kernel/duration.ts';
import type { RulebookHistory } from '../../rulebook/model.ts';
import type { Store } from '../../store/port.ts';
import type { Intent } from './intent.ts';
import type { Violation } from './monitors/monitor.ts';
import type { SeenCommit } from './record/seen-commit.ts';
import { Stepper } from './stepper.ts';
import { beginCommunity } from './world/begin.ts';
import { type SeenPost, SimulatedWorld, startMs } from './world/world.ts';

/** A store of which copies can be made, to go on from one state in every way there is. */
export interface ForkableStore extends Store {
  fork(): ForkableStore;
  picture(): string;
}

/** What may happen next. Time runs only where a choice says so: order alone changes nothing. */
export interface Choice {
  /** In words, the same wherever the same choice comes. */
  readonly says: string;
  readonly intent?: Intent;
  readonly timeMs?: number;
}

interface State {
  readonly store: ForkableStore;
  readonly runMs: number;
  readonly due: readonly string[];
  readonly commits: readonly SeenCommit[];
  readonly posts: readonly SeenPost[];
  readonly history: RulebookHistory;
  readonly path: readonly string[];
  /** How many sequences of choices lead here. */
  readonly sequences: number;
}

export interface Level {
  readonly depth: number;
  readonly states: number;
  readonly sequences: number;
}

export interface Enumeration {
  readonly levels: readonly Level[];
  /** Steps that were really made; equal states were made once. */
  readonly steps: number;
  readonly failure?: Violation & { readonly path: readonly string[] };
}

/**
 * Makes every sequence of choices up to a depth, breadth first, in a community of three members and
 * two moderators. States that are equal are gone on from once; their sequences count together.
 */
export async function enumerate(
  openStore: () => ForkableStore,
  options: {
    readonly depth: number;
    readonly statesMax: number;
    readonly onLevel?: (level: Level) => void;
  },
): Promise<Enumeration> {
  let level: readonly State[] = [await firstState(openStore())];
  const levels: Level[] = [];
  let steps = 0;
  for (let depth = 1; depth <= options.depth; depth += 1) {
    const next = new Map<string, State>();
    for (const state of level) {
      for (const choice of choicesIn(state)) {
        steps += 1;
        const { reached, failure } = await goOn(state, choice);
        if (failure !== undefined) return { levels, steps, failure };
        join(next, reached);
      }
      if (next.size > options.statesMax) return { levels, steps };
    }
    level = [...next.values()];
    const sequences = level.reduce((sum, state) => sum + state.sequences, 0);
    levels.push({ depth, states: level.length, sequences });
    options.onLevel?.({ depth, states: level.length, sequences });
  }
  return { levels, steps };
}

function join(states: Map<string, State>, reached: State): void {
  // Who read what is on record for ever and changes nothing of what can happen.
  const lines = reached.store.picture().split('\n');
  const telling = lines.filter((line) => !line.startsWith('["reading-'));
  const picture = `${reached.runMs}\n${telling.join('\n')}`;
  const known = states.get(picture);
  const sequences = (known?.sequences ?? 0) + reached.sequences;
  states.set(picture, { ...(known ?? reached), sequences });
}

const MEMBERS = 3;

/** Two members have posted four things, each against another rule; nobody has reported yet. */
async function firstState(store: ForkableStore): Promise<State> {
  const world = new SimulatedWorld(store, MEMBERS);
  const commits: SeenCommit[] = [];
  world.onCommit = (commit) => commits.push(commit);
  await world.open();
  await beginCommunity(world, { webhooks: false });
  const stepper = new Stepper(world, { withFaults: false });
  for (const [by, how] of [
    ['m-001', 'insult'],
    ['m-001', 'threat'],
    ['m-002', 'links'],
    ['m-002', 'shop'],
  ] as const) {
    await stepper.act({ at: 0, by, does: 'posts', pick: 0, how });
  }
  const { posts, due, record } = world;
  const { history } = record;
  return { store, runMs: 0, due: due.all, commits, posts, history, path: [], sequences: 1 };
}

async function worldOf(state: State): Promise<SimulatedWorld> {
  const world = new SimulatedWorld(state.store.fork(), MEMBERS);
  world.clock.forward(state.runMs);
  for (const time of state.due) world.due.add(time);
  world.record.history = state.history;
  for (const commit of state.commits) {
    world.watch.commit(commit);
    world.committed.push(...commit.events);
  }
  world.posts.push(...state.posts);
  for (const { item, breaks } of state.posts)
    if (breaks !== undefined) world.breaks.set(item, breaks);
  return world;
}

async function goOn(
  state: State,
  choice: Choice,
): Promise<{ readonly reached: State; readonly failure?: Enumeration['failure'] }> {
  const world = await worldOf(state);
  const commits = [...state.commits];
  world.onCommit = (commit) => commits.push(commit);
  await world.open();
  // The same step has the same ids wherever it comes, so that the order of steps leaves no trace.
  const before = state.path.filter((says) => says === choice.says).length;
  world.nameIds(`${choice.says.replaceAll(/[^a-z0-9]+/g, '.')}.${before}.`);
  const stepper = new Stepper(world, { withFaults: false });
  if (choice.intent !== undefined) await stepper.act(choice.intent);
  if (choice.timeMs !== undefined) {
    await stepper.timeRunsTo(world.nowMs + choice.timeMs);
    world.watch.turned(world.application.now());
  }
  await stepper.lookAtEverything();
  const path = [...state.path, choice.says];
  const reached: State = {
    store: world.store as ForkableStore,
    runMs: world.nowMs - startMs,
    due: world.due.all,
    commits,
    posts: state.posts,
    history: state.history,
    path,
    sequences: state.sequences,
  };
  const [violation] = world.watch.violations;
  return violation === undefined ? { reached } : { reached, failure: { ...violation, path } };
}

/** Every choice that somebody has in a state; one that is refused leads back to the same state. */
function choicesIn(state: State): readonly Choice[] {
  const world = new SimulatedWorld(state.store, MEMBERS);
  world.record.history = state.history;
  for (const commit of state.commits) world.watch.commit(commit);
  const { record } = world;
  const each = (
    amount: number,
    make: (pick: number, number: number) => readonly Choice[],
  ): readonly Choice[] =>
    Array.from({ length: amount }, (_, index) => make((index + 0.5) / amount, index + 1)).flat();
  const by = (who: string, does: string, pick: number, how?: string): Choice => ({
    says: `${who} ${does} ${pick.toFixed(2)}${how === undefined ? '' : ` ${how}`}`,
    intent: { at: 0, by: who, does, pick, ...(how === undefined ? {} : { how }) },
  });
  const moderators = ['moderator-1', 'moderator-2'];
  return [
    ...each(state.posts.length, (pick) => [by('m-003', 'reports', pick)]),
    ...each(record.openCases.size, (pick) =>
      moderators.flatMap((who) =>
        ['mildly', 'harshly', 'urgently', 'finding nothing'].map((how) =>
          by(who, 'works on a case', pick, how),
        ),
      ),
    ),
    ...each(record.unconfirmed.size, (pick) => [
      ...moderators.map((who) => by(who, 'confirms a decision', pick)),
      by('moderator-2', 'rejects a decision', pick),
    ]),
    ...each(record.toHear.size, (pick) => [by('a member', 'gives their view', pick)]),
    ...each(record.viewsToAnswer.size, (pick) =>
      ['lifted', 'kept'].map((how) => by('lead-1', 'answers a view', pick, how)),
    ),
    ...each(record.earlyEndsToAnswer.size, (pick) =>
      ['lifted', 'kept'].map((how) => by('lead-1', 'answers an early end', pick, how)),
    ),
    ...each(record.restrictions.size > 0 ? 1 : 0, (pick) => [
      by('a member', 'asks for an early end', pick),
    ]),
    ...each(record.stated.length, (pick) => [by('a member', 'appeals', pick)]),
    ...each(record.waitingAppeals.size, (pick) => [
      ...['upheld', 'varied', 'reversed'].map((how) =>
        by('reviewer-1', 'hears an appeal', pick, how),
      ),
      by('moderator-1', 'hears an appeal', pick, 'upheld'),
    ]),
    { says: 'a minute passes', timeMs: MINUTE_MS + SECOND_MS },
    { says: 'four days pass', timeMs: 4 * DAY_MS },
    { says: 'two hundred days pass', timeMs: 200 * DAY_MS },
  ];
}
