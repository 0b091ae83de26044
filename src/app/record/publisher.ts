import type { Instant } from '../../kernel/instant.ts';
import type { RecordEntry, RecordSource } from '../../store/port.ts';
import type { RecordFault } from './audit-record.ts';
import { CheckpointFile } from './checkpoint-file.ts';
import { type Published, RecordPublisher, RecordRefused } from './publish-record.ts';
import type { RecordKeeper } from './record-keeper.ts';
import { Scrub } from './scrub.ts';
import { Witnessing } from './witnessing.ts';

/** Batches are filled up to a multiple of this. */
const FILL_TO = 8;

/** What a publisher asks of whoever runs it. */
export interface PublisherHost {
  append(entries: readonly RecordEntry[]): Promise<boolean>;
  holds(): Promise<boolean>;
  /** Takes a sentence for the operator. */
  say(message: string): void;
}

/** Publishes what happened, here or in another thread. */
export interface Publisher {
  /** Rejects with `RecordRefused` when it must not sign. */
  publish(): Promise<Published>;
  close(): Promise<void>;
}

export interface PublisherPlace {
  readonly source: RecordSource;
  readonly keeper: RecordKeeper;
  readonly host: PublisherHost;
  now(): Instant;
}

/** Publishes, and lets witnesses sign what was published while it goes on. */
export function createPublisher({ source, keeper, host, now }: PublisherPlace): Publisher {
  const checkpoint = new CheckpointFile(keeper.files);
  const { append, holds, say } = host;
  const tools = { source, keeper, checkpoint, append, holds, now, fillTo: FILL_TO };
  const publisher = new RecordPublisher(tools);
  const scrub = new Scrub(source);
  const witnessing = new Witnessing({ keeper, checkpoint, now, say });
  return {
    publish: async () => {
      const [fault] = await scrub.step();
      if (fault !== undefined) throw new RecordRefused(faultWords(fault));
      const published = await publisher.publish();
      await witnessing.offer();
      return published;
    },
    close: async () => await witnessing.close(),
  };
}

function faultWords({ index, position, problem }: RecordFault): string {
  const event = position === undefined ? '' : ` (event ${position})`;
  return (
    `entry ${index} of the record${event} does not fit the database: ${problem}. ` +
    'Restore the newest backup that `evenhand log audit` finds whole; nothing is signed until then.'
  );
}
