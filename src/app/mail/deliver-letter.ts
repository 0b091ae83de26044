import { DAY_MS, MINUTE_MS } from '../../kernel/duration.ts';
import { elapsedMs, type Instant, instantFromMs, instantMs } from '../../kernel/instant.ts';
import { limits } from '../../kernel/limits.ts';
import { handle, newWork } from '../handle.ts';
import type { Runtime } from '../runtime.ts';
import { deliver } from '../statements.ts';
import { nextAttempt } from '../webhook/schedule.ts';
import type { Work } from '../work.ts';
import type { WrittenLetter } from '../writer.ts';
import { type StoredLetter, saveLetter } from './letters.ts';
import type { MailOutcome } from './mailer.ts';
import { recipientOf } from './recipient.ts';

type Done = 'done' | 'nothing' | { readonly retryAt: Instant };

/** How long nothing is tried after the mail server did not answer at all. */
const PAUSE_MS: number = MINUTE_MS;

/** What a process remembers about its mail; a restart forgets it and nothing is lost. */
export interface MailRoom {
  pausedUntil?: Instant;
  /** When letters went to addresses that nobody confirmed. */
  readonly sentTo: Map<string, Instant[]>;
}

/** One try of one letter. Answers when to try again, or that nothing is left to do. */
export async function deliverLetter(runtime: Runtime, id: string): Promise<Done> {
  const now = runtime.clock.now();
  const { mailRoom, mailer } = runtime;
  if (mailRoom.pausedUntil !== undefined && now < mailRoom.pausedUntil) {
    return { retryAt: mailRoom.pausedUntil };
  }
  const letter = await stored(runtime, id);
  if (letter === undefined || letter.phase !== 'waiting' || mailer === undefined) return 'nothing';
  const work = newWork(runtime);
  const to = await recipientOf(work, letter);
  const written = (await work.part(letter.text))?.body as unknown as WrittenLetter | undefined;
  if (to === undefined) return await fail(runtime, letter, 'there is no address any more');
  if (written === undefined) return await fail(runtime, letter, 'its text is past its retention');
  if (to.confirmed === 'no' && !mayWriteTo(mailRoom, to.address, now)) {
    return await fail(runtime, letter, 'too many letters to this address in a day');
  }
  const { language } = letter;
  const outcome = await mailer.send({ ...written, id, to: to.address, language });
  return await settle(runtime, letter, outcome);
}

async function stored(runtime: Runtime, id: string): Promise<StoredLetter | undefined> {
  return (await runtime.store.view(`letter-${id}`))?.body as unknown as StoredLetter | undefined;
}

async function settle(runtime: Runtime, letter: StoredLetter, outcome: MailOutcome): Promise<Done> {
  const now = runtime.clock.now();
  switch (outcome.kind) {
    case 'accepted':
      await record(runtime, letter, { phase: 'accepted' });
      return 'done';
    case 'refused':
      return await fail(runtime, letter, outcome.problem);
    case 'put-off': {
      if (outcome.unreachable) {
        runtime.mailRoom.pausedUntil = instantFromMs(instantMs(now) + PAUSE_MS);
      }
      const attempt = letter.attempts.length + 1;
      const next = nextAttempt({ attempt, now, random: runtime.random() });
      if (next === undefined) return await fail(runtime, letter, outcome.problem);
      const problem = withoutAddresses(outcome.problem);
      await record(runtime, letter, { phase: 'waiting', nextAt: next, problem });
      return { retryAt: next };
    }
  }
}

async function fail(runtime: Runtime, letter: StoredLetter, problem: string): Promise<Done> {
  await record(runtime, letter, { phase: 'failed', problem: withoutAddresses(problem) });
  return 'nothing';
}

/**
 * Keeps what became of the try. A statement that a mail server took over counts as delivered from
 * that moment (A1), in the same transaction.
 */
async function record(
  runtime: Runtime,
  letter: StoredLetter,
  became: {
    readonly phase: StoredLetter['phase'];
    readonly nextAt?: Instant;
    readonly problem?: string;
  },
): Promise<void> {
  const { phase, nextAt, problem } = became;
  await handle(runtime, { by: { kind: 'anonymous' } }, async (work: Work) => {
    const { nextAt: _, ...rest } = letter;
    const attempt = { at: work.at, ...(problem === undefined ? {} : { problem }) };
    const next: StoredLetter = {
      ...rest,
      phase,
      attempts: [...letter.attempts, attempt],
      ...(nextAt === undefined ? {} : { nextAt }),
    };
    await saveLetter(work, next, { type: `letter-${phase}` });
    if (phase === 'accepted' && letter.statement !== undefined) {
      await deliver(work, letter.statement, { channel: 'mail', by: { kind: 'clock' } });
    }
    return null;
  });
}

/** Servers repeat the address in what they answer; it has no place in a record. */
function withoutAddresses(problem: string): string {
  const masked = problem.replaceAll(/[^\s<>()"',;:]+@[^\s<>()"',;:]+/g, '(address)');
  return masked.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').slice(0, limits.identifierLengthMax);
}

// Anybody can write anybody's address into a report: a stranger's mailbox is not flooded with it.
function mayWriteTo({ sentTo }: MailRoom, address: string, now: Instant): boolean {
  for (const [known, times] of sentTo) {
    const recent = times.filter((at) => elapsedMs(at, now) < DAY_MS);
    if (recent.length === 0) sentTo.delete(known);
    else sentTo.set(known, recent);
  }
  const key = address.toLowerCase();
  const times = sentTo.get(key) ?? [];
  if (times.length >= limits.unconfirmedLettersPerDayMax) return false;
  sentTo.set(key, [...times, now]);
  return true;
}
