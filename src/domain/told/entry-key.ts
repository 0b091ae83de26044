import { personKey } from '../person.ts';
import type { TellingSubject, ToldReceiver } from './event.ts';

/** One text for a receiver and what they were told about. */
export function entryKey(entry: {
  readonly to: ToldReceiver;
  readonly about: TellingSubject;
}): string {
  return `${receiverKey(entry.to)} ${entry.about.kind}:${entry.about.id}`;
}

function receiverKey(to: ToldReceiver): string {
  switch (to.kind) {
    case 'endpoint':
      return `endpoint:${to.id}`;
    case 'reporter':
      return `reporter:${to.report}`;
    case 'person':
      return personKey(to.person);
  }
}
