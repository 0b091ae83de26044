import { z } from 'zod';
import type {
  RecognitionChoice,
  RecognitionGivenView,
  RecognitionView,
  SaidInput,
  ShownRecognition,
} from '../../app/contract/recognitions.ts';
import type { Deed } from '../../domain/recognition/deed.ts';
import type { ItemId, MemberId, RecognitionId, ReportId } from '../../kernel/identifier.ts';
import { limits } from '../../kernel/limits.ts';
import { deedKinds } from '../../rulebook/model.ts';
import { freeText, identifier } from './field.ts';
import { person } from './input.ts';
import { count, id, text, time } from './part.ts';

const deed: z.ZodType<Deed> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('careful-report'), report: identifier<ReportId>() }),
  z.strictObject({ kind: z.literal('mediation'), item: identifier<ItemId>() }),
  z.strictObject({ kind: z.literal('newcomer-helped'), item: identifier<ItemId>() }),
  z.strictObject({ kind: z.literal('accepted-correction'), item: identifier<ItemId>() }),
]);

const saidFields = {
  deed,
  criterion: z.string().min(1).max(limits.nameLengthMax),
  reason: freeText,
};

export const recognitionInput: z.ZodType<SaidInput & { readonly receiver: MemberId }> =
  z.strictObject({ receiver: identifier<MemberId>(), ...saidFields });

export const correctionInput: z.ZodType<SaidInput & { readonly why: string }> = z.strictObject({
  ...saidFields,
  why: freeText,
});

export const recognitionChoice: z.ZodType<RecognitionChoice> = z.enum(['show', 'hide', 'decline']);

const told = {
  recognition: id<RecognitionId>(),
  receiver: id<MemberId>(),
  giver: person,
  criterion: z.strictObject({ criterion: text, version: count, title: text, text }),
  reason: text,
  givenAt: time,
};

export const shownRecognition: z.ZodType<ShownRecognition> = z.strictObject({
  ...told,
  deed: z.enum(deedKinds),
});

const given = {
  ...told,
  version: count,
  deed,
  corrections: z.array(z.strictObject({ at: time, why: text, before: text })),
  correctableUntil: time,
};

export const recognitionGivenView: z.ZodType<RecognitionGivenView> = z.strictObject(given);

export const recognitionView: z.ZodType<RecognitionView> = z.strictObject({
  ...given,
  phase: z.enum(['offered', 'shown', 'hidden', 'declined']),
});
