import { isStoreBusy } from '../passing-failure.ts';
import { RecordRefused } from './publish-record.ts';
import type { Publisher, PublisherHost } from './publisher.ts';
import type { Channel, FromThread, ToThread } from './thread-talk.ts';

/** Runs a publisher at this end of a channel, for `publisherInThread` at the other. */
export function answerAsPublisher(
  channel: Channel<FromThread, ToThread>,
  create: (host: PublisherHost) => Publisher,
): void {
  const asked = new Map<number, (holds: boolean) => void>();
  let last = 0;
  const ask = async (say: (number: number) => FromThread): Promise<boolean> =>
    await new Promise((resolve) => {
      last += 1;
      asked.set(last, resolve);
      channel.postMessage(say(last));
    });
  const publisher = create({
    append: async (entries) => await ask((number) => ({ kind: 'append', number, entries })),
    holds: async () => await ask((number) => ({ kind: 'holds', number })),
    say: (message) => channel.postMessage({ kind: 'say', message }),
  });
  const run = async (request: 'publish' | 'close'): Promise<FromThread> => {
    try {
      if (request === 'publish') {
        return { kind: 'published', published: await publisher.publish() };
      }
      await publisher.close();
      return { kind: 'closed' };
    } catch (problem) {
      if (problem instanceof RecordRefused || isStoreBusy(problem)) {
        return { kind: 'refused', message: problem.message };
      }
      const message =
        problem instanceof Error ? (problem.stack ?? problem.message) : String(problem);
      return { kind: 'failed', message };
    }
  };
  channel.on('message', (message) => {
    if (message.kind === 'answer') {
      asked.get(message.number)?.(message.holds);
      asked.delete(message.number);
      return;
    }
    run(message.kind).then(
      (told) => channel.postMessage(told),
      () => undefined,
    );
  });
}
