import type { Published } from './publish-record.ts';
import { RecordRefused } from './publish-record.ts';
import type { Publisher, PublisherHost } from './publisher.ts';
import type { Channel, FromThread, ToThread } from './thread-talk.ts';

/** A thread that runs `answerAsPublisher`. */
export interface PublisherWorker extends Channel<ToThread, FromThread> {
  on(event: 'message', take: (message: FromThread) => void): unknown;
  /** Something in it went wrong. */
  on(event: 'error', take: (problem: Error) => void): unknown;
  /** It ended, also without an error. */
  on(event: 'exit', take: (code: number) => void): unknown;
  terminate(): Promise<unknown>;
}

interface Waiting {
  readonly resolve: (published: Published | undefined) => void;
  readonly reject: (problem: Error) => void;
}

/**
 * Publishes in another thread, so that committing and hashing cost this one nothing. What is
 * written to the store comes back to this thread, which has it open.
 */
export function publisherInThread(worker: PublisherWorker, host: PublisherHost): Publisher {
  let waiting: Waiting | undefined;
  let dead: Error | undefined;
  const settle = (settled: (one: Waiting) => void): void => {
    const one = waiting;
    waiting = undefined;
    if (one !== undefined) settled(one);
  };
  const fail = (problem: Error): void => settle(({ reject }) => reject(problem));
  const answer = (number: number, asked: Promise<boolean>): void => {
    const tell = (holds: boolean): void => worker.postMessage({ kind: 'answer', number, holds });
    asked.then(tell, (problem: Error) => {
      fail(problem);
      // It stops, and does not wait for ever.
      tell(false);
    });
  };
  const die = (problem: Error): void => {
    dead ??= problem;
    fail(dead);
  };
  worker.on('error', die);
  worker.on('exit', (code) => die(new Error(`the thread of the record ended with ${code}`)));
  worker.on('message', (message) => {
    switch (message.kind) {
      case 'append':
        return answer(message.number, host.append(message.entries));
      case 'holds':
        return answer(message.number, host.holds());
      case 'say':
        return host.say(message.message);
      case 'published':
        return settle(({ resolve }) => resolve(message.published));
      case 'refused':
        return fail(new RecordRefused(message.message));
      case 'failed':
        return fail(new Error(`the thread of the record failed: ${message.message}`));
      case 'closed':
        return settle(({ resolve }) => resolve(undefined));
    }
  });
  const ask = async (request: ToThread): Promise<Published | undefined> => {
    if (dead !== undefined) throw dead;
    return await new Promise((resolve, reject) => {
      waiting = { resolve, reject };
      worker.postMessage(request);
    });
  };
  return {
    publish: async () => {
      const published = await ask({ kind: 'publish' });
      if (published === undefined) throw new Error('the thread of the record was closed');
      return published;
    },
    close: async () => {
      await ask({ kind: 'close' });
      await worker.terminate();
    },
  };
}
