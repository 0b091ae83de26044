import type { Letter } from '../../domain/letter/letter.ts';
import { sentences } from '../../domain/letter/letter.ts';
import { message } from '../../domain/letter/message.ts';
import { type Actor, personKey } from '../../domain/person.ts';
import type { Json } from '../../kernel/canonical-json.ts';
import type { LanguageTag, PartId, StatementId } from '../../kernel/identifier.ts';
import { addDuration } from '../../kernel/instant.ts';
import { limits } from '../../kernel/limits.ts';
import type { LetterKind, LetterView } from '../contract/letters.ts';
import { communityName } from '../reader-language.ts';
import type { Runtime } from '../runtime.ts';
import { sha256Hex } from '../snapshots.ts';
import type { Work } from '../work.ts';
import { recipientOf } from './recipient.ts';

const CLOCK: Actor = { kind: 'clock' };

/** A letter as stored. Its text is a part that retention removes; its digest stays. */
export interface StoredLetter extends LetterView {
  readonly text: PartId;
}

export interface NewLetter {
  readonly id: string;
  readonly kind: LetterKind;
  readonly to: LetterView['to'];
  readonly language: LanguageTag;
  readonly letter: Letter;
  readonly statement?: StatementId;
}

/**
 * Writes a letter and puts it into the outbox, in the transaction of what it tells. Nothing is
 * written for somebody without an address: their page says the same.
 */
export async function postLetter(runtime: Runtime, work: Work, posted: NewLetter): Promise<void> {
  if (runtime.mailer === undefined) return;
  const { id, kind, to, language, letter, statement } = posted;
  if ((await recipientOf(work, { to, kind })) === undefined) return;
  const community = communityName(work, language);
  const footer =
    to.kind === 'report'
      ? message('letter.footer-report', { community })
      : message('letter.footer', { community });
  const sections = [...letter.sections, [sentences(footer)]];
  const written = runtime.writer.letter({ ...letter, sections }, language);
  const text = work.keepUntil(
    'letter',
    written as unknown as Json,
    addDuration(work.at, limits.letterKept),
  );
  const stored: StoredLetter = {
    letter: id,
    kind,
    to,
    ...(statement === undefined ? {} : { statement }),
    language,
    phase: 'waiting',
    createdAt: work.at,
    digest: sha256Hex(written.text),
    attempts: [],
    nextAt: work.at,
    text,
  };
  await saveLetter(work, stored, { type: 'letter-written' });
  work.send('mail', { letter: id });
}

export async function saveLetter(
  work: Work,
  letter: StoredLetter,
  { type, by = CLOCK }: { readonly type: string; readonly by?: Actor },
): Promise<void> {
  const { createdAt: order, digest } = letter;
  await work.append('letter', letter.letter, {
    events: [{ type, at: work.at, by: by as unknown as Json, digest } as never],
    body: letter as unknown as Json,
    indexes: [
      { index: 'letters', key: letter.phase, order },
      ...(letter.to.kind === 'report'
        ? []
        : [{ index: 'letters-to', key: personKey(letter.to), order }]),
    ],
  });
}
