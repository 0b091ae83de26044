import type { EvidenceTaken } from '../../../domain/case/event.ts';
import type { DecisionMade } from '../../../domain/decision/event.ts';
import { durationMs } from '../../../kernel/duration.ts';
import type { SeenDuty } from '../record/beside.ts';
import type { SeenRecord } from '../record/record.ts';
import { besides } from '../record/seen-commit.ts';
import { GRACE_MS, type Monitor } from './monitor.ts';

/** A steward who knew, whose time was over, who had said yes and still served. */
function blameless(record: SeenRecord, duty: SeenDuty | undefined, at: string): string | undefined {
  const { brought, delivered } = duty ?? {};
  if (brought === undefined || delivered === undefined) return 'they never knew of it';
  if (at <= delivered.dueAt) return `their time ran until ${delivered.dueAt}`;
  const seat = record.beside.groups.get(brought.group)?.get(brought.steward);
  if (seat === undefined || seat.accepted === undefined) return 'they accepted no charter';
  if (seat.gone || (seat.until !== undefined && seat.until <= at)) return 'they no longer served';
  const bound = [...(record.binding.get(brought.steward) ?? [])].some((id) => {
    const { imposed, stayed } = record.restrictions.get(id) ?? {};
    const takes = imposed?.measure === 'no-stewardship' || imposed?.measure === 'suspension';
    return takes && stayed !== true && imposed.startsAt <= at && at < imposed.endsAt;
  });
  return bound ? 'they were restricted and could not act' : undefined;
}

const ownOmission: Monitor = {
  id: 'O4',
  on: {
    'matter-brought': ({ duty, group, steward, charterVersion }, { record }) => {
      const accepted = record.beside.groups.get(group)?.get(steward)?.accepted;
      return accepted === charterVersion
        ? undefined
        : `${duty} binds ${steward} by charter ${charterVersion}, and they accepted ${accepted}`;
    },
    'matter-delivered': ({ at, dueAt, by }, { id, record }) => {
      const brought = record.beside.duties.get(id)?.brought;
      const own = by.kind === 'platform' || (by.kind === 'member' && by.id === brought?.steward);
      if (!own) return `${by.kind} said that ${id} came`;
      if (brought === undefined) return `${id} came and was never brought`;
      const term = Date.parse(dueAt) - Date.parse(at);
      return term >= durationMs(brought.within) ? undefined : `${id} is due at ${dueAt}`;
    },
    'duty-neglected': ({ at, case: file, defenceUntil }, { id, record, commit }) => {
      const why = blameless(record, record.beside.duties.get(id), at);
      if (why !== undefined) return `${id} was neglected, and ${why}`;
      if (defenceUntil <= at) return `nobody is heard about ${id}`;
      const opened = besides(commit, 'case-opened', (_, own) => own === file);
      return opened?.subject.kind === 'steward-conduct' ? undefined : `${id} has no case`;
    },
    'decision-made': (made, { record }) => {
      const { at, case: file, outcome, inAppeal } = made;
      const strange = saidByOthers(made, record);
      if (strange !== undefined) return strange;
      const defence = record.beside.defences.get(file);
      if (outcome === 'no-breach' || inAppeal !== undefined || defence === undefined) {
        return undefined;
      }
      const heard = defence.givenAt !== undefined && defence.givenAt <= at;
      return heard || at >= defence.until ? undefined : `${file} was decided before they answered`;
    },
  },
  // What was due and lies there is looked at by a person.
  turned: (now, { beside }) => {
    for (const id of beside.openDuties) {
      const dueAt = beside.duties.get(id)?.delivered?.dueAt ?? now;
      if (Date.parse(dueAt) + GRACE_MS < Date.parse(now)) {
        return `${id} was due at ${dueAt}, and at ${now} nobody was asked what to make of it`;
      }
    }
    return undefined;
  },
};

/** What a breach by a steward rests on: own acts and omissions, and what was left lying. */
function saidByOthers(made: DecisionMade, record: SeenRecord): string | undefined {
  const { subject, outcome, factsReliedOn } = made;
  if (subject.kind !== 'steward-conduct' || outcome === 'no-breach') return undefined;
  const evidence = record.cases.get(made.case)?.evidence ?? [];
  const left = new Set(evidence.flatMap(({ duty }) => itemOf(duty, record)));
  const strange = evidence.find(
    ({ evidence: id, author, duty, item }) =>
      factsReliedOn.includes(id) &&
      duty === undefined &&
      author !== subject.steward &&
      !left.has(item ?? ''),
  );
  return strange && `${made.decision} holds a steward to ${strange.evidence}, which is not theirs`;
}

function itemOf(duty: EvidenceTaken['duty'], { beside }: SeenRecord): readonly string[] {
  if (duty?.kind !== 'omission') return [];
  return [beside.duties.get(duty.duty)?.brought.item ?? []].flat();
}

export const stewardMonitors: readonly Monitor[] = [ownOmission];
