import { type Actor, type Person, personKey } from '../domain/person.ts';
import type { Json } from '../kernel/canonical-json.ts';
import { duration } from '../kernel/duration.ts';
import type { CommunityId, StaffId, TokenId } from '../kernel/identifier.ts';
import { addDuration } from '../kernel/instant.ts';
import { refuse } from '../kernel/refusal.ts';
import type { Ticket } from '../store/port.ts';
import { nothingHere, platformOrStaff } from './access.ts';
import { staffMembers } from './aggregates.ts';
import type { Answer, Call } from './contract/call.ts';
import type { SignIn } from './contract/sign-in.ts';
import { answer, handle, newWork, stop } from './handle.ts';
import { type Principal, type Scope, scopes } from './principal.ts';
import type { Runtime } from './runtime.ts';
import { findTicket, openTicket, putTicket } from './tickets.ts';
import type { Work } from './work.ts';

const LINK = duration('PT24H');
const STAFF_SESSION = duration('PT12H');
const MEMBER_SESSION = duration('P30D');
const TOKEN = duration('P3650D');

interface TokenBody {
  readonly id: TokenId;
  readonly name: string;
  readonly community: CommunityId;
  readonly scopes: readonly Scope[];
}

/**
 * Opaque secrets, kept by hash: one-time links, sessions, service tokens. All of them can be ended
 * at once.
 */
export function createSignIn(runtime: Runtime): SignIn {
  return {
    issueLink: (person, call) => issueLink(runtime, person, call),
    redeemLink: (secret) => redeemLink(runtime, secret),
    session: async (secret) => {
      const ticket = await findTicket(runtime, 'session', secret);
      return ticket && (await principalOf(runtime, ticket.body as unknown as Person));
    },
    end: async (secret) => {
      const ticket = await findTicket(runtime, 'session', secret);
      if (ticket !== undefined) await runtime.store.removeTicket(ticket.hash);
    },
    issueToken: (input, call) => issueToken(runtime, input, call),
    token: async (secret) => {
      const ticket = await findTicket(runtime, 'token', secret);
      return ticket && platformOf(ticket);
    },
    revokeToken: (id, call) =>
      handle(runtime, call, async (work) => {
        const by = await mayManage(work, call);
        const ended = await work.store.removeTicketsOf(`token:${id}`);
        if (ended === 0) return stop(nothingHere());
        await recordAdmission(work, { type: 'token-revoked', by, to: `token:${id}` });
        return { id };
      }),
  };
}

async function issueLink(
  runtime: Runtime,
  person: Person,
  call: Call,
): ReturnType<SignIn['issueLink']> {
  return await handle(runtime, { by: call.by }, async (work) => {
    const by = await mayManage(work, call);
    await mustBeKnown(work, person);
    const secret = runtime.newSecret();
    const expiresAt = addDuration(runtime.clock.now(), LINK);
    const body = { kind: person.kind, id: person.id };
    await putTicket(runtime, {
      kind: 'sign-in',
      secret,
      holder: personKey(person),
      body,
      expiresAt,
    });
    await recordAdmission(work, { type: 'sign-in-link-issued', by, to: personKey(person) });
    return { secret, expiresAt };
  });
}

// Members are the platform's to know; whoever is on the staff was appointed here.
async function mustBeKnown(work: Work, person: Person): Promise<void> {
  if (person.kind === 'member') return;
  const record = await work.load(staffMembers, person.id);
  if (record.phase !== 'none') return;
  const detail = `Nobody on the staff is called \`${person.id}\`. Appoint them first.`;
  stop(refuse('not_found', detail, { pointer: '/person/id' }));
}

async function redeemLink(runtime: Runtime, linkSecret: string): ReturnType<SignIn['redeemLink']> {
  return await answer(async () => {
    const link = await openTicket(runtime, 'sign-in', linkSecret);
    await runtime.store.removeTicket(link.hash);
    const person = link.body as unknown as Person;
    const session = runtime.newSecret();
    const length = person.kind === 'staff' ? STAFF_SESSION : MEMBER_SESSION;
    const expiresAt = addDuration(runtime.clock.now(), length);
    const ticket = {
      kind: 'session',
      secret: session,
      holder: link.holder,
      body: link.body,
    } as const;
    await putTicket(runtime, { ...ticket, expiresAt });
    return { session, person, expiresAt };
  });
}

/** Roles are looked up now and not stored in the session, so that they end the moment they end. */
async function principalOf(runtime: Runtime, person: Person): Promise<Principal | undefined> {
  if (person.kind === 'member') return { kind: 'member', member: person.id };
  const work = newWork(runtime);
  const record = await work.load(staffMembers, person.id);
  if (record.phase === 'none') return undefined;
  const roles = record.roles
    .filter((held) => held.endedAt === undefined || held.endedAt > work.at)
    .map((held) => held.role);
  return { kind: 'staff', staff: person.id satisfies StaffId, roles };
}

async function issueToken(
  runtime: Runtime,
  input: { readonly name: string; readonly scopes: readonly string[] },
  call: Call,
): Answer<{ readonly token: string; readonly id: string }> {
  // What is answered holds a secret, so it is never kept to be answered again.
  return await handle(runtime, { by: call.by }, async (work) => {
    const by = await mayManage(work, call);
    const id = runtime.newId() as TokenId;
    const token = `evh_${runtime.newSecret()}`;
    const body: TokenBody = {
      id,
      name: input.name,
      community: runtime.community,
      scopes: input.scopes.map(knownScope),
    };
    await putTicket(runtime, {
      kind: 'token',
      secret: token,
      holder: `token:${id}`,
      body: { ...body },
      expiresAt: addDuration(runtime.clock.now(), TOKEN),
    });
    await recordAdmission(work, { type: 'token-issued', by, to: `token:${id}` });
    return { token, id };
  });
}

// Who appoints staff is a person on the record, or whoever holds the machine; never a token.
const grantable: readonly Scope[] = scopes.filter((scope) => scope !== 'staff:manage');

function knownScope(scope: string): Scope {
  const known = grantable.find((candidate) => candidate === scope);
  return (
    known ??
    stop(
      refuse(
        'invalid_value',
        `No token has the scope \`${scope}\`. Write: ${grantable.join(', ')}.`,
        {
          pointer: '/scopes',
        },
      ),
    )
  );
}

function platformOf(ticket: Ticket): Principal {
  const { id, community, scopes: granted } = ticket.body as unknown as TokenBody;
  return { kind: 'platform', token: id, community, scopes: granted };
}

async function mayManage(work: Work, call: Call): Promise<Actor> {
  return await platformOrStaff(work, call, 'staff:manage', ['operator']);
}

/** Who let whom in, or shut them out (O3). The secret itself is nowhere in it. */
async function recordAdmission(
  work: Work,
  given: { readonly type: string; readonly by: Actor; readonly to: string },
): Promise<void> {
  const { type, to } = given;
  const event = { type, at: work.at, by: given.by as unknown as Json, to };
  await work.append('admission', work.newId(), { events: [event], body: event, indexes: [] });
}
