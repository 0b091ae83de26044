import type { RecordEntry } from '../../store/port.ts';
import type { Published } from './publish-record.ts';

/** What the thread of the server and the thread of the record say to each other. */
export type ToThread =
  | { readonly kind: 'publish' }
  | { readonly kind: 'close' }
  /** The answer to what was asked under that number. */
  | { readonly kind: 'answer'; readonly number: number; readonly holds: boolean };

export type FromThread =
  | { readonly kind: 'append'; readonly number: number; readonly entries: readonly RecordEntry[] }
  | { readonly kind: 'holds'; readonly number: number }
  | { readonly kind: 'say'; readonly message: string }
  | { readonly kind: 'published'; readonly published: Published }
  /** It must not sign, and says why. */
  | { readonly kind: 'refused'; readonly message: string }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'closed' };

/** The end of a channel, as both `Worker` and `MessagePort` have it. */
export interface Channel<Out, In> {
  postMessage(message: Out): void;
  on(event: 'message', take: (message: In) => void): unknown;
}
