import type { PanelDrawn } from '../../../domain/panel/event.ts';
import { personKey } from '../../../domain/person.ts';
import type { SeenRecord } from '../record/record.ts';
import { besides } from '../record/seen-commit.ts';
import type { Monitor } from './monitor.ts';
import { conflictIn } from './people.ts';

const hearingRoles: readonly string[] = ['reviewer', 'lead', 'ombud'];

/** Somebody on the staff who may hear appeals and has nothing to do with this decision. */
function independentOf(record: SeenRecord, decision: string): string | undefined {
  const known = record.decisions.get(decision);
  const file = record.cases.get(known?.made.case ?? '');
  if (known === undefined || file === undefined) return undefined;
  for (const { id, roles } of record.staff.values()) {
    if (!hearingRoles.some((role) => roles.has(role))) continue;
    if (known.takenPartIn.has(id) || file.touchedBy.has(id)) continue;
    if (conflictIn(record, file, id) === undefined) return id;
  }
  return undefined;
}

/** Members are called, and somebody from outside named, only where nobody here is independent. */
const onlyWhereNobody: Monitor = {
  id: 'O6',
  on: {
    'panel-called': ({ decision, panel }, { record }) => {
      const somebody = independentOf(record, decision);
      return somebody && `${panel} was called, and ${somebody} is independent`;
    },
    'outside-reviewer-named': ({ decision, review }, { record }) => {
      const somebody = independentOf(record, decision);
      return somebody && `${review} was named, and ${somebody} is independent`;
    },
  },
};

interface Passed {
  /** `personKey` of everybody who is part of it, and of those to whom they declared a relation. */
  readonly part: ReadonlySet<string>;
  readonly close: ReadonlySet<string>;
}

/** Everybody whom the lot must pass over. */
function passedOver(record: SeenRecord, decision: string): Passed {
  const known = record.decisions.get(decision);
  const file = record.cases.get(known?.made.case ?? '');
  if (known === undefined || file === undefined) return { part: new Set(), close: new Set() };
  const part = new Set([personKey(known.made.respondent), ...file.reporters]);
  const close = new Set<string>();
  for (const staff of new Set([...known.takenPartIn, ...file.touchedBy])) {
    const person = record.staff.get(staff);
    if (person?.member !== undefined) part.add(`member:${person.member}`);
    for (const relation of person?.relations ?? []) close.add(relation);
  }
  return { part, close };
}

function drawnWrongly(
  { order }: PanelDrawn,
  { id, record }: { readonly id: string; readonly record: SeenRecord },
): string | undefined {
  const { panels, volunteers } = record.beside;
  const called = panels.get(id)?.called;
  if (called === undefined) return `${id} was drawn and never called`;
  const { part, close } = passedOver(record, called.decision);
  for (const { member } of order) {
    const relatedTo = volunteers.get(member);
    if (relatedTo === undefined) return `${member} was drawn and had not offered`;
    const self = `member:${member}`;
    if (part.has(self) || close.has(self)) return `${member} was drawn and is part of it`;
    const known = relatedTo.find((one) => part.has(`member:${one}`));
    if (known !== undefined) return `${member} was drawn and is close to ${known}`;
  }
  return undefined;
}

const nobodyOfThePart: Monitor = {
  id: 'A2',
  on: {
    'panel-drawn': drawnWrongly,
    'outside-first-opened': ({ at }, { id, record }) => {
      const foundAt = record.beside.reviews.get(id)?.foundAt;
      return foundAt !== undefined && foundAt <= at
        ? undefined
        : `${id} saw the first decision before an own finding`;
    },
    'deliberation-opened': (_, { id, record }) => {
      const silent = [...(record.beside.panels.get(id)?.seats ?? [])].find(
        ([, cast]) => cast === 0,
      );
      return silent && `${silent[0]} has no own ballot, and those of ${id} were shown`;
    },
  },
};

/** An outcome of members is what more than half of those who voted carry. */
const peopleDecide: Monitor = {
  id: 'A3',
  on: {
    'panel-concluded': ({ majority, minority }, { id, record }) => {
      const { seats, called } = record.beside.panels.get(id) ?? {};
      const counted = [...majority, ...minority];
      const stranger = counted.find((member) => (seats?.get(member) ?? 0) === 0);
      if (stranger !== undefined) return `${stranger} was counted and cast no ballot in ${id}`;
      if (counted.length * 2 <= (called?.size ?? 0)) return `too few decided in ${id}`;
      return majority.length > minority.length ? undefined : `no majority carries ${id}`;
    },
    'appeal-decided': ({ by, outcome, at }, { commit, record, id }) => {
      if (by.kind === 'panel') {
        const own = besides(commit, 'panel-concluded', (_, panel) => panel === by.id);
        return own?.outcome === outcome ? undefined : `${id} is not what ${by.id} came to`;
      }
      if (by.kind !== 'outside-reviewer') return undefined;
      const own = besides(commit, 'outside-review-concluded', (_, review) => review === by.id);
      if (own?.outcome !== outcome) return `${id} is not what ${by.id} came to`;
      const named = record.beside.reviews.get(by.id)?.named;
      if (named?.appeal !== id) return `${by.id} was not named for ${id}`;
      return at < named.until ? undefined : `${by.id} decided after their mandate`;
    },
  },
};

export const panelMonitors: readonly Monitor[] = [onlyWhereNobody, nobodyOfThePart, peopleDecide];
