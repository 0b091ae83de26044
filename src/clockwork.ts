import type { OpenApplication } from './app/create-application.ts';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from './kernel/duration.ts';
import { StorageFull, StoreBusy } from './store/failure.ts';

/** What runs the application by the clock. */
export interface Clockwork {
  wake(): void;
  drive(application: OpenApplication): void;
  stop(): Promise<void>;
}

/** How long an event waits for its checkpoint, but for the time that writing takes. */
const PUBLISH_MS = 2 * SECOND_MS;

/**
 * Runs `tick` every second, at once when woken, publishes the record every two seconds, keeps the
 * windows every five minutes and sweeps every hour.
 */
export function startClockwork(): Clockwork {
  let driven: OpenApplication | undefined;
  let turn: Promise<unknown> = Promise.resolve();
  let asked = false;
  const timers: NodeJS.Timeout[] = [];

  const run = (): void => {
    if (driven === undefined || asked) return;
    const { tick } = driven;
    asked = true;
    turn = turn.then(async () => {
      asked = false;
      await tick();
    });
    turn.catch(stopUnlessForNow);
  };
  return {
    wake: () => setImmediate(run),
    drive: (application) => {
      driven = application;
      timers.push(setInterval(run, SECOND_MS));
      timers.push(setInterval(() => void application.sweep().catch(stopUnlessForNow), HOUR_MS));
      const keep = (): void => void application.keepWindows().catch(stopUnlessForNow);
      timers.push(setInterval(keep, 5 * MINUTE_MS));
      const publish = (): void => void application.publishRecord().catch(stopUnlessForNow);
      timers.push(setInterval(publish, PUBLISH_MS));
      publish();
      run();
    },
    stop: async () => {
      for (const timer of timers) clearInterval(timer);
      driven = undefined;
      await turn.catch(() => undefined);
    },
  };
}

// What finds no room, or a database busy with others, changed nothing, and is tried again at the
// next turn.
function stopUnlessForNow(problem: unknown): void {
  const isForNow =
    problem instanceof StorageFull ||
    problem instanceof StoreBusy ||
    (problem as NodeJS.ErrnoException | undefined)?.code === 'ENOSPC';
  if (!isForNow) failStop(problem);
}

// A store that fails is never written to again: the process ends, the next start reads what lasts.
export function failStop(problem: unknown): void {
  const reason = problem instanceof Error ? (problem.stack ?? problem.message) : String(problem);
  process.stderr.write(`${JSON.stringify({ level: 'fatal', reason })}\n`);
  process.exit(1);
}
