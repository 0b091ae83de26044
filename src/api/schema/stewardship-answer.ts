import { z } from 'zod';
import type { DutyView } from '../../app/contract/duties.ts';
import type { CharterView, GroupView } from '../../app/contract/groups.ts';
import type { DutyKind } from '../../domain/duty/event.ts';
import type { Seat } from '../../domain/group/event.ts';
import type {
  CaseId,
  DutyId,
  GroupId,
  ItemId,
  MemberId,
  StaffId,
} from '../../kernel/identifier.ts';
import { person } from './input.ts';
import { count, id, length, text, time } from './part.ts';
import { relation } from './staff-answer.ts';

export const seat: z.ZodType<Seat> = z.enum(['steward', 'deputy', 'co-steward', 'interim']);
export const dutyKind: z.ZodType<DutyKind> = z.enum(['answer-staff', 'look-into-matter']);

const charter: z.ZodType<CharterView> = z.strictObject({
  version: count,
  text,
  duties: z.array(z.strictObject({ duty: dutyKind, within: length })),
  seat,
  until: time.exactOptional(),
  appointedBy: id<StaffId>().exactOptional(),
  appointedAt: time,
  acceptedAt: time.exactOptional(),
});

export const groupView: z.ZodType<GroupView> = z.strictObject({
  group: id<GroupId>(),
  version: count,
  openedAt: time,
  acting: z
    .strictObject({ steward: id<MemberId>(), as: seat, until: time.exactOptional() })
    .exactOptional(),
  stewards: z.array(
    z.strictObject({
      steward: id<MemberId>(),
      phase: z.enum(['offered', 'serving', 'restricted', 'resigned', 'gone', 'ended']),
      since: time.exactOptional(),
      restrictedUntil: time.exactOptional(),
      charter: charter.exactOptional(),
      offer: charter.exactOptional(),
      relations: z.array(z.strictObject({ to: person, relation, declaredAt: time })),
    }),
  ),
});

const words = z.strictObject({ at: time, text });

export const dutyView: z.ZodType<DutyView> = z.strictObject({
  duty: id<DutyId>(),
  version: count,
  group: id<GroupId>(),
  steward: id<MemberId>(),
  kind: dutyKind,
  text,
  item: id<ItemId>().exactOptional(),
  broughtAt: time,
  broughtBy: z.enum(['staff', 'member', 'platform']),
  charterVersion: count,
  within: length,
  phase: z.enum(['brought', 'delivered', 'answered', 'neglected', 'lapsed']),
  deliveredAt: time.exactOptional(),
  dueAt: time.exactOptional(),
  answer: words.exactOptional(),
  defenceUntil: time.exactOptional(),
  defences: z.array(words),
  case: id<CaseId>().exactOptional(),
});
