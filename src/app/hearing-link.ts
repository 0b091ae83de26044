import type { OpenCase } from '../domain/case/state.ts';
import { personKey, respondentOf } from '../domain/person.ts';
import { addDuration, type Instant } from '../kernel/instant.ts';
import { limits } from '../kernel/limits.ts';
import type { Runtime } from './runtime.ts';
import { ticketOf } from './tickets.ts';
import type { Work } from './work.ts';

/**
 * A page where the person a case is about says how they see it, signed out and suspended too. The
 * secret is given to the person and stored nowhere, so every way to tell them has its own link.
 */
export function newHearingLink(
  runtime: Runtime,
  work: Work,
  about: { readonly file: OpenCase; readonly until: Instant },
): string {
  const { case: id, subject } = about.file.opened;
  const person = respondentOf(subject);
  const secret = runtime.newSecret();
  work.issueTicket(
    ticketOf({
      kind: 'hearing',
      secret,
      holder: personKey(person),
      body: { case: id, person: { ...person } },
      expiresAt: addDuration(about.until, limits.appealWindowMin),
    }),
  );
  return `${runtime.publicUrl}/h/${secret}`;
}
