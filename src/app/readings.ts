import type { Actor } from '../domain/person.ts';
import type { Json } from '../kernel/canonical-json.ts';
import type { Work } from './work.ts';

/**
 * Somebody opened a file: who, which and when, in a stream of its own that auditors see (O5). It
 * stands apart from the file's stream, so that reading never makes a decision's version stale.
 */
export async function recordReading(
  work: Work,
  reading: {
    readonly reader: Actor;
    readonly of:
      | 'case'
      | 'appeal'
      | 'member'
      | 'statement'
      | 'duty'
      | 'group'
      | 'staff'
      | 'access'
      | 'order'
      | 'danger';
    readonly id: string;
  },
): Promise<void> {
  const event = {
    type: 'file-read',
    at: work.at,
    by: reading.reader as unknown as Json,
    file: `${reading.of}-${reading.id}`,
  };
  await work.append('reading', work.newId(), {
    events: [event],
    body: event,
    indexes: [{ index: 'readings', key: `${reading.of}-${reading.id}`, order: work.at }],
  });
}
