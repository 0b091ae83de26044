import { isMailAddress } from '../../domain/correspondence/address.ts';
import { type Person, personKey } from '../../domain/person.ts';
import type { PartId, ReportId } from '../../kernel/identifier.ts';
import { reports } from '../aggregates.ts';
import type { LetterKind, LetterView } from '../contract/letters.ts';
import { correspondences } from '../correspondence-aggregate.ts';
import type { Work } from '../work.ts';

/** An address, and whether somebody has said that it belongs to whom it is given for. */
export interface Recipient {
  readonly address: string;
  readonly confirmed: 'yes' | 'no';
}

/**
 * Where a letter goes now. It is looked up again at every try: an address that was deleted
 * meanwhile gets nothing more. Undefined: there is none, and the page alone is left.
 */
export async function recipientOf(
  work: Work,
  letter: { readonly to: LetterView['to']; readonly kind: LetterKind },
): Promise<Recipient | undefined> {
  const { to, kind } = letter;
  return to.kind === 'report'
    ? await reporterAddress(work, to.id)
    : await personAddress(work, to, kind);
}

async function personAddress(
  work: Work,
  person: Person,
  kind: LetterKind,
): Promise<Recipient | undefined> {
  const { address } = await work.load(correspondences, personKey(person));
  if (address === undefined) return undefined;
  const confirmed = address.confirmed !== undefined;
  if (!confirmed && kind !== 'confirmation') return undefined;
  return await read(work, address.part, confirmed ? 'yes' : 'no');
}

// A contact can also be an address of a page or a handle; those get no mail.
async function reporterAddress(work: Work, id: ReportId): Promise<Recipient | undefined> {
  const report = await work.load(reports, id);
  if (report.phase === 'none' || report.received.contact === undefined) return undefined;
  return await read(work, report.received.contact, 'no');
}

async function read(
  work: Work,
  part: PartId,
  confirmed: Recipient['confirmed'],
): Promise<Recipient | undefined> {
  const body = (await work.part(part))?.body;
  if (typeof body !== 'string') return undefined;
  const address = body.trim();
  return isMailAddress(address) ? { address, confirmed } : undefined;
}
