import type { Json } from '../kernel/canonical-json.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Ticket } from '../store/port.ts';
import { nothingHere } from './access.ts';
import { stop } from './handle.ts';
import type { Runtime } from './runtime.ts';
import { sha256Hex } from './snapshots.ts';

export type TicketKind = 'report' | 'statement' | 'hearing' | 'sign-in' | 'session' | 'token';

export interface NewTicket {
  readonly kind: TicketKind;
  readonly secret: string;
  readonly holder: string;
  readonly body: Json;
  readonly expiresAt: Instant;
}

/** What a secret opens, by the secret's hash alone. */
export function ticketOf({ secret, ...rest }: NewTicket): Ticket {
  return { ...rest, hash: sha256Hex(secret) };
}

/** Keeps a ticket by itself, where nothing else is committed with it. */
export async function putTicket(runtime: Runtime, ticket: NewTicket): Promise<void> {
  await runtime.store.putTicket(ticketOf(ticket));
}

/** The ticket of a secret; the same answer for unknown, cut, expired and of another kind (T15). */
export async function openTicket(
  runtime: Runtime,
  kind: TicketKind,
  secret: string,
): Promise<Ticket> {
  const ticket = await findTicket(runtime, kind, secret);
  return ticket ?? stop(nothingHere());
}

export async function findTicket(
  runtime: Runtime,
  kind: TicketKind,
  secret: string,
): Promise<Ticket | undefined> {
  const ticket = await runtime.store.ticket(sha256Hex(secret));
  const good = ticket?.kind === kind && ticket.expiresAt > runtime.clock.now();
  return good ? ticket : undefined;
}
