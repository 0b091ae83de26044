import type { Application } from '../app/application.ts';
import type { Answer, Call } from '../app/contract/call.ts';
import { type Refusal, refuse } from '../kernel/refusal.ts';
import { err, ok } from '../kernel/result.ts';
import type { TestingWrite } from './testing-application.ts';
import { testingNow } from './testing-case.ts';
import type { Wording } from './testing-rulebook.ts';
import {
  accessStages,
  dutyStages,
  testingAccess,
  testingDuty,
  testingGroup,
  testingOpened,
  testingRecord,
} from './testing-stewardship.ts';

/** What the testing application writes down and answers. */
interface Desk {
  write<Value>(write: TestingWrite, value: () => Value): Answer<Value>;
}

/** Groups and duties, in every stage the pages show. */
export function stewardshipOf(desk: Desk, say: Wording): Pick<Application, 'groups' | 'duties'> {
  const group = (): ReturnType<typeof testingGroup> => testingGroup(say);
  const onGroup =
    (act: string) =>
    (of: string, input: unknown, call: Call): Answer<ReturnType<typeof testingGroup>> =>
      desk.write({ act, of, input, call }, group);
  const onDuty =
    (act: string) =>
    (of: string, input: unknown, call: Call): Answer<ReturnType<typeof testingDuty>> =>
      desk.write({ act, of, input, call }, () => testingDuty(say, of));
  return {
    groups: {
      list: async (_query, { by }) =>
        by.kind === 'staff' ? ok({ items: [group()], next: 'next-cursor' }) : nothingHere(),
      read: async (id) => (id === group().group ? ok(group()) : nothingHere()),
      own: async () => ok([group()]),
      open: (of, call) => onGroup('open-group')(of, null, call),
      appoint: onGroup('appoint'),
      recordGone: onGroup('gone'),
      accept: onGroup('accept'),
      resign: (of, call) => onGroup('resign')(of, null, call),
      comeBack: (of, call) => onGroup('come-back')(of, null, call),
      declareRelation: onGroup('relation'),
    },
    duties: {
      bring: (of, input, call) =>
        desk.write({ act: 'bring', of, input, call }, () => ({ duty: testingDuty(say, '').duty })),
      read: async (id) => (dutyStages.includes(id) ? ok(testingDuty(say, id)) : nothingHere()),
      own: async () => ok(dutyStages.map((stage) => testingDuty(say, stage))),
      inGroup: async () => ok({ items: dutyStages.map((stage) => testingDuty(say, stage)) }),
      markDelivered: onDuty('open'),
      answer: onDuty('answer'),
      defend: onDuty('defence'),
    },
  };
}

/** Emergency accesses and staff records, in every stage the pages show. */
export function emergencyOf(
  desk: Desk,
  say: Wording,
): Pick<Application, 'breakGlass' | 'staffRecords'> {
  const onAccess =
    (act: string) =>
    (of: string, input: unknown, call: Call): Answer<ReturnType<typeof testingAccess>> =>
      desk.write({ act, of, input, call }, () => testingAccess(say, 'access-asked'));
  return {
    breakGlass: {
      ask: onAccess('ask-access'),
      list: async (_query, { by }) =>
        by.kind === 'staff'
          ? ok({ items: accessStages.map((stage) => testingAccess(say, stage)) })
          : nothingHere(),
      read: async (id, { by }) =>
        by.kind === 'staff' && accessStages.includes(id)
          ? ok(testingAccess(say, id))
          : nothingHere(),
      confirm: (of, call) => onAccess('confirm-access')(of, null, call),
      decline: onAccess('decline-access'),
      open: async (id, { by }) =>
        by.kind === 'staff' ? ok(testingOpened(say, id)) : nothingHere(),
      toldTo: async () =>
        ok([
          {
            kind: 'identity-before-finding',
            openedAt: testingNow,
            way: 'counted',
            toldAt: testingNow,
          },
        ]),
      counts: async () => [{ month: '2026-11', kind: 'sealed-file', count: 2 }],
    },
    staffRecords: {
      read: async (staff, { by }) =>
        by.kind === 'staff' ? ok(testingRecord(say, staff)) : nothingHere(),
    },
  };
}

function nothingHere(): ReturnType<typeof err<Refusal>> {
  return err(refuse('not_found', 'There is nothing here that you can see.'));
}
