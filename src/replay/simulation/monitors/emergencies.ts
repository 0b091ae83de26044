import type { GlassBroken } from '../../../domain/break-glass/event.ts';
import { HOUR_MS } from '../../../kernel/duration.ts';
import type { SeenRecord } from '../record/record.ts';
import { GRACE_MS, type Monitor, type Place } from './monitor.ts';
import { conflictIn } from './people.ts';

function brokenWrongly(
  { second, month, at, openUntil, by }: GlassBroken,
  { id, record }: Place,
): string | undefined {
  const asked = record.beside.accesses.get(id)?.asked;
  if (asked === undefined) return `${id} opened and nobody asked`;
  if (Date.parse(openUntil) - Date.parse(at) > HOUR_MS) return `${id} is open until ${openUntil}`;
  if (asked.way === 'counted') {
    return month === at.slice(0, 7) ? undefined : `${id} opened and is in no public count`;
  }
  const inPerson = by.kind === 'staff' && by.id === second;
  if (second === undefined || second === asked.asker || !inPerson) return `one alone opened ${id}`;
  if (asked.confirmBy !== undefined && at > asked.confirmBy) return `${id} had lapsed`;
  const file = record.cases.get(asked.case);
  return file === undefined ? `${id} is about nothing` : conflictIn(record, file, second);
}

const twoOrCounted: Monitor = {
  id: 'O7',
  on: {
    'access-asked': ({ asker, case: id }, { record }) => {
      const file = record.cases.get(id);
      return file === undefined ? 'it is about nothing' : conflictIn(record, file, asker);
    },
    'glass-broken': brokenWrongly,
    'concerned-told': ({ at }, { id, record }) => {
      const tellAt = record.beside.accesses.get(id)?.asked.tellAt ?? '';
      return at < tellAt ? `${id} was told at ${at}, before ${tellAt}` : undefined;
    },
  },
  turned: untold,
  atLast: ({ beside }) => {
    const [left] = beside.untoldAccesses;
    return left && `nobody was ever told of ${left}`;
  },
};

function untold(now: string, { beside }: SeenRecord): string | undefined {
  for (const id of beside.untoldAccesses) {
    const tellAt = beside.accesses.get(id)?.asked.tellAt ?? now;
    if (Date.parse(tellAt) + GRACE_MS < Date.parse(now)) return `${id} was to be told at ${tellAt}`;
  }
  return undefined;
}

export const emergencyMonitors: readonly Monitor[] = [twoOrCounted];
