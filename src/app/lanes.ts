import { type Refusal, refuse } from '../kernel/refusal.ts';
import { err, ok, type Result } from '../kernel/result.ts';

/**
 * Whose work it is: of people who read or write for themselves, of programs that act for staff or a
 * platform, or what platforms send in masses.
 */
export const laneNames = ['people', 'programs', 'bulk'] as const;
export type LaneName = (typeof laneNames)[number];

/** Gives the place back; called once, when the answer is made. */
export type Leave = () => void;

export interface LaneFigures {
  readonly running: number;
  readonly waiting: number;
  /** Since the start. */
  readonly refused: number;
}

interface LaneLimits {
  /** Answered at the same time. */
  readonly runningMax: number;
  /** Waiting to be answered; the next one is refused. */
  readonly waitingMax: number;
  /** Bytes of waiting bodies; one body always has room. */
  readonly waitingBytesMax: number;
}

const MIB: number = 1024 * 1024;
const laneLimits: Readonly<Record<LaneName, LaneLimits>> = {
  people: { runningMax: 128, waitingMax: 256, waitingBytesMax: 16 * MIB },
  programs: { runningMax: 128, waitingMax: 256, waitingBytesMax: 4 * MIB },
  bulk: { runningMax: 64, waitingMax: 256, waitingBytesMax: MIB },
};

/** After so long the requests of one turn of the event loop wait for another one. */
const TURN_MS = 20;
/** So many of those who wait are let in in one turn at most. */
const LET_IN_MAX = 16;
/** So few are answered however long it took: a pause of the machine sends nobody away. */
const FEW = 16;
/** While somebody has waited longer, whoever comes next is refused rather than made to wait. */
const WAIT_MS = 250;
/** Who waited so long is refused too: their answer would come late, and make others late. */
const WAIT_MAX_MS = 750;

/**
 * Whose turn it is first, over and over. People come before programs and those before masses, and
 * nobody waits for ever: each lane is first at least once in a round.
 */
const round: readonly (readonly LaneName[])[] = [
  ['people', 'programs', 'bulk'],
  ['people', 'programs', 'bulk'],
  ['programs', 'people', 'bulk'],
  ['people', 'programs', 'bulk'],
  ['people', 'programs', 'bulk'],
  ['bulk', 'people', 'programs'],
];

interface Waiting {
  readonly since: number;
  readonly bytes: number;
  readonly settle: (entry: Result<Leave, Refusal>) => void;
}

interface Lane {
  readonly limits: LaneLimits;
  readonly waiting: Waiting[];
  waitingBytes: number;
  running: number;
  refused: number;
}

export interface LanesTools {
  /** Milliseconds on a clock that only goes forward. */
  readonly elapsedMs: () => number;
  /** Runs a task in the next turn of the event loop, when what came in meanwhile was seen. */
  readonly nextTurn: (task: () => void) => void;
}

/**
 * Lets requests in, in three lanes, so that more than can be done makes nobody late who reads a
 * decision or appeals one. Whoever finds a lane full is told at once to come back, before a byte of
 * their body is read; what waits is bounded in number, in bytes and in time.
 */
export class Lanes {
  readonly #tools: LanesTools;
  readonly #lanes: Readonly<Record<LaneName, Lane>> = {
    people: newLane('people'),
    programs: newLane('programs'),
    bulk: newLane('bulk'),
  };
  #turnSince: number | undefined;
  #pumping = false;
  #at = 0;

  constructor(tools: LanesTools) {
    this.#tools = tools;
  }

  /**
   * A place, at once or after waiting for it. Refuses `overloaded` with nothing done. `bytes` is
   * the length of the body as announced.
   */
  enter(name: LaneName, bytes = 0): Result<Leave, Refusal> | Promise<Result<Leave, Refusal>> {
    const lane = this.#lanes[name];
    const now = this.#tools.elapsedMs();
    const first = laneNames.every((one) => this.#lanes[one].waiting.length === 0);
    if (first && lane.running < lane.limits.runningMax && this.#turnHasRoom(now)) {
      return ok(this.#start(lane));
    }
    if (isCrowded(lane, { now, bytes })) return refusedIn(lane);
    return new Promise((settle) => {
      lane.waiting.push({ since: now, bytes, settle });
      lane.waitingBytes += bytes;
      this.#pump();
    });
  }

  figures(name: LaneName): LaneFigures {
    const { running, waiting, refused } = this.#lanes[name];
    return { running, waiting: waiting.length, refused };
  }

  // The first request of a turn opens it; what is not read yet by then belongs to the next one.
  #turnHasRoom(now: number): boolean {
    if (this.#turnSince === undefined) {
      this.#turnSince = now;
      this.#tools.nextTurn(() => {
        this.#turnSince = undefined;
      });
    }
    return now - this.#turnSince < TURN_MS;
  }

  #start(lane: Lane): Leave {
    lane.running += 1;
    return () => {
      lane.running -= 1;
      this.#pump();
    };
  }

  /**
   * One of those who wait is let in each turn, so that new ones are seen in between; and more after
   * a turn that took long to send others away.
   */
  #pump(): void {
    if (this.#pumping || this.#next() === undefined) return;
    this.#pumping = true;
    const since = this.#tools.elapsedMs();
    this.#tools.nextTurn(() => {
      this.#pumping = false;
      const took = this.#tools.elapsedMs() - since;
      const count = Math.min(LET_IN_MAX, 1 + Math.floor(took / TURN_MS));
      for (let one = 0; one < count; one += 1) {
        const lane = this.#next();
        const waiting = lane?.waiting.shift();
        if (lane !== undefined && waiting !== undefined) this.#letIn(lane, waiting);
      }
      this.#pump();
    });
  }

  #letIn(lane: Lane, { since, bytes, settle }: Waiting): void {
    lane.waitingBytes -= bytes;
    const late = this.#tools.elapsedMs() - since > WAIT_MAX_MS;
    if (late && lane.waiting.length >= FEW) {
      settle(refusedIn(lane));
      return;
    }
    this.#at = (this.#at + 1) % round.length;
    settle(ok(this.#start(lane)));
  }

  #next(): Lane | undefined {
    const order = round[this.#at] ?? laneNames;
    return order
      .map((name) => this.#lanes[name])
      .find(({ waiting, running, limits }) => waiting.length > 0 && running < limits.runningMax);
  }
}

function newLane(name: LaneName): Lane {
  return { limits: laneLimits[name], waiting: [], waitingBytes: 0, running: 0, refused: 0 };
}

function isCrowded(lane: Lane, { now, bytes }: { now: number; bytes: number }): boolean {
  const { waiting, waitingBytes, limits } = lane;
  const [oldest] = waiting;
  if (oldest === undefined) return false;
  return (
    waiting.length >= limits.waitingMax ||
    waitingBytes + bytes > limits.waitingBytesMax ||
    (waiting.length >= FEW && now - oldest.since > WAIT_MS)
  );
}

function refusedIn(lane: Lane): Result<never, Refusal> {
  lane.refused += 1;
  const detail = 'The server has more to do than it can. Nothing was done; try again in a moment';
  return err(refuse('overloaded', detail));
}
