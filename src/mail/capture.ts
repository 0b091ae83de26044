import type { Mailer, OutgoingLetter } from '../app/mail/mailer.ts';
import type { Instant } from '../kernel/instant.ts';
import { limits } from '../kernel/limits.ts';

export interface CapturedLetter extends OutgoingLetter {
  readonly at: Instant;
}

/** Keeps letters to be read here and sends none: for the demo and for tests. */
export interface CapturingMailer extends Mailer {
  /** The newest first. */
  captured(): readonly CapturedLetter[];
}

export function capturingMailer(now: () => Instant): CapturingMailer {
  const kept: CapturedLetter[] = [];
  return {
    send: async (letter) => {
      kept.unshift({ ...letter, at: now() });
      kept.splice(limits.capturedLettersMax);
      return { kind: 'accepted' };
    },
    captured: () => [...kept],
  };
}
