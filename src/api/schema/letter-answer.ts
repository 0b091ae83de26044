import { z } from 'zod';
import type { CorrespondenceView } from '../../app/contract/correspondence.ts';
import { type LetterView, letterKinds, letterPhases } from '../../app/contract/letters.ts';
import type {
  LanguageTag,
  MemberId,
  ReportId,
  StaffId,
  StatementId,
} from '../../kernel/identifier.ts';
import { id, text, time } from './part.ts';

export const correspondenceView: z.ZodType<CorrespondenceView> = z.strictObject({
  member: id<MemberId>(),
  language: id<LanguageTag>(),
  languageChosenAt: time.exactOptional(),
  languages: z.array(id<LanguageTag>()),
  address: z
    .strictObject({
      givenAt: time,
      confirmedAt: time.exactOptional(),
      text: text.exactOptional(),
    })
    .exactOptional(),
  mail: z.enum(['sent', 'not-sent']),
});

export const letterView: z.ZodType<LetterView> = z.strictObject({
  letter: text,
  kind: z.enum(letterKinds),
  to: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('member'), id: id<MemberId>() }),
    z.strictObject({ kind: z.literal('staff'), id: id<StaffId>() }),
    z.strictObject({ kind: z.literal('report'), id: id<ReportId>() }),
  ]),
  statement: id<StatementId>().exactOptional(),
  language: id<LanguageTag>(),
  phase: z.enum(letterPhases),
  createdAt: time,
  digest: text,
  attempts: z.array(z.strictObject({ at: time, problem: text.exactOptional() })),
  nextAt: time.exactOptional(),
  returnedAt: time.exactOptional(),
});
