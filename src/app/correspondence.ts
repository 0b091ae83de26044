import { confirmationLetter } from '../domain/letter/case.ts';
import { type Actor, type Person, personKey } from '../domain/person.ts';
import type { Json } from '../kernel/canonical-json.ts';
import type { LanguageTag, MemberId, PartId } from '../kernel/identifier.ts';
import { addDuration } from '../kernel/instant.ts';
import { limits } from '../kernel/limits.ts';
import { nothingHere, requireScope } from './access.ts';
import type { Answer, Call } from './contract/call.ts';
import type { Correspondence, CorrespondenceView } from './contract/correspondence.ts';
import { correspondences } from './correspondence-aggregate.ts';
import { answer, handle, newWork, stop } from './handle.ts';
import { postLetter } from './mail/letters.ts';
import { communityName, readerLanguage, writtenLanguage } from './reader-language.ts';
import type { Runtime } from './runtime.ts';
import { openTicket, ticketOf } from './tickets.ts';
import type { Work } from './work.ts';

/** How members want to be written to: in which language, and to which address if to any. */
export function createCorrespondence(runtime: Runtime): Correspondence {
  return {
    read: (member, call) =>
      answer(async () => {
        writerOf(member, call);
        return await correspondenceView(runtime, newWork(runtime), { member, call });
      }),
    chooseLanguage: (member, { language }, call) =>
      change(runtime, { member, call }, async (work, by) => {
        const known = runtime.writer.languageFor(language) ?? language;
        const command = { type: 'choose-language', language: known } as const;
        const offered = runtime.writer.languages;
        await work.apply(correspondences, keyOf(member), { ...command, offered }, by);
      }),
    giveAddress: (member, { address }, call) =>
      change(runtime, { member, call }, (work, by) =>
        giveAddress(runtime, work, { member, by, address }),
      ),
    removeAddress: (member, call) =>
      change(runtime, { member, call }, async (work, by) => {
        await removeOld(work, member);
        const command = { type: 'remove-address', because: 'asked' } as const;
        await work.apply(correspondences, keyOf(member), command, by);
      }),
    question: (secret) =>
      answer(async () => {
        const ticket = await openTicket(runtime, 'mail-confirmation', secret);
        return { until: ticket.expiresAt };
      }),
    confirm: (secret, call) => confirm(runtime, secret, call),
  };
}

interface About {
  readonly member: MemberId;
  readonly call: Call;
}

function personOf(member: MemberId): Person {
  return { kind: 'member', id: member };
}

function keyOf(member: MemberId): string {
  return personKey(personOf(member));
}

/** The member, or a platform that says it for them. Nobody on the staff sees or sets an address. */
function writerOf(member: MemberId, call: Call): Actor {
  const { by } = call;
  if (by.kind === 'member' && by.member === member) return { kind: 'member', id: member };
  requireScope(call, 'correspondence:write');
  return by.kind === 'platform' ? { kind: 'platform', id: by.token } : stop(nothingHere());
}

async function change(
  runtime: Runtime,
  { member, call }: About,
  task: (work: Work, by: Actor) => Promise<void>,
): Answer<CorrespondenceView> {
  const done = await handle(runtime, call, async (work) => {
    await task(work, writerOf(member, call));
    return { member };
  });
  if (!done.ok) return done;
  // Not remembered with the call: an address that is deleted must not live on in an answer.
  return await answer(() => correspondenceView(runtime, newWork(runtime), { member, call }));
}

async function giveAddress(
  runtime: Runtime,
  work: Work,
  given: { readonly member: MemberId; readonly by: Actor; readonly address: string },
): Promise<void> {
  const { member, by, address } = given;
  const key = keyOf(member);
  await removeOld(work, member);
  const part = work.text('mail-address', address.trim(), key);
  const command = { type: 'give-address', address: part } as const;
  const state = await work.apply(correspondences, key, command, by);
  if (state.address?.confirmed === undefined) await ask(runtime, work, member, part.part);
}

async function removeOld(work: Work, member: MemberId): Promise<void> {
  const { address } = await work.load(correspondences, keyOf(member));
  if (address !== undefined) work.removePart(address.part);
}

/** Asks whoever reads the mailbox whether it is the member's. */
async function ask(runtime: Runtime, work: Work, member: MemberId, address: PartId): Promise<void> {
  if (runtime.mailer === undefined) return;
  const person = personOf(member);
  const secret = runtime.newSecret();
  const until = addDuration(work.at, limits.mailConfirmationLength);
  work.issueTicket(
    ticketOf({
      kind: 'mail-confirmation',
      secret,
      // Not the member's own key: the link signs nobody in and ends with no session.
      holder: `mail-address:${address}`,
      body: { member, address } satisfies Json,
      expiresAt: until,
    }),
  );
  const language = await readerLanguage(runtime, work, person);
  const community = communityName(work, language);
  const page = `${runtime.publicUrl}/mail/${secret}`;
  await postLetter(runtime, work, {
    id: work.newId(),
    kind: 'confirmation',
    to: person,
    language,
    letter: confirmationLetter({ community, page, until }),
  });
}

async function confirm(
  runtime: Runtime,
  secret: string,
  call: Call,
): ReturnType<Correspondence['confirm']> {
  return await handle(runtime, call, async (work) => {
    const ticket = await openTicket(runtime, 'mail-confirmation', secret);
    const { member, address } = ticket.body as { member: MemberId; address: PartId };
    const command = { type: 'confirm-address', address } as const;
    await work.apply(correspondences, keyOf(member), command, personOf(member));
    return { confirmed: true } as const;
  });
}

/** `call` decides whether the address itself is shown: to the member alone. */
export async function correspondenceView(
  runtime: Runtime,
  work: Work,
  { member, call }: About,
): Promise<CorrespondenceView> {
  const { language, address } = await work.load(correspondences, keyOf(member));
  const own = call.by.kind === 'member' && call.by.member === member;
  const text = address && own ? (await work.part(address.part))?.body : undefined;
  return {
    member,
    language: writtenLanguage(runtime, work, language?.tag satisfies LanguageTag | undefined),
    ...(language === undefined ? {} : { languageChosenAt: language.at }),
    languages: runtime.writer.languages,
    ...(address === undefined
      ? {}
      : {
          address: {
            givenAt: address.at,
            ...(address.confirmed === undefined ? {} : { confirmedAt: address.confirmed.at }),
            ...(typeof text === 'string' ? { text } : {}),
          },
        }),
    mail: runtime.mailer === undefined ? 'not-sent' : 'sent',
  };
}
