import { durationMs } from '../../../kernel/duration.ts';
import type { SeenDuty } from '../record/beside.ts';
import type { SeenRecord } from '../record/record.ts';
import { besides } from '../record/seen-commit.ts';
import type { Monitor } from './monitor.ts';

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
    'decision-made': ({ at, case: file, outcome, inAppeal }, { record }) => {
      const defence = record.beside.defences.get(file);
      if (outcome === 'no-breach' || inAppeal !== undefined || defence === undefined) {
        return undefined;
      }
      const heard = defence.givenAt !== undefined && defence.givenAt <= at;
      return heard || at >= defence.until ? undefined : `${file} was decided before they answered`;
    },
  },
};

export const stewardMonitors: readonly Monitor[] = [ownOmission];
