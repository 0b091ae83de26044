import { personKey } from '../domain/person.ts';
import type { DecisionId, DutyId, GroupId, MemberId } from '../kernel/identifier.ts';
import { toldTo } from './break-glass.ts';
import type { RolesInFile } from './contract/member-file.ts';
import { disputesOf } from './dispute-view.ts';
import { dutyView } from './duty-view.ts';
import { groupView } from './group-view.ts';
import { readWhole } from './pages.ts';
import { offerView } from './panel-view.ts';
import { reopeningsOf } from './reopening-view.ts';
import type { Runtime } from './runtime.ts';
import { groups } from './stewardship-aggregates.ts';
import { idOf, type Work } from './work.ts';

/** What the member does for others, was told of, and asked for against decisions about them. */
export async function rolesOf(
  runtime: Runtime,
  work: Work,
  member: MemberId,
): Promise<RolesInFile> {
  const key = personKey({ kind: 'member', id: member });
  const streams = async (index: string): Promise<readonly string[]> =>
    (await readWhole(work.store, { index, key })).map(({ stream }) => idOf(stream));
  const decisions = (await streams('decisions-about')) as readonly DecisionId[];
  return {
    stewardships: await stewardships(runtime, work, {
      member,
      of: (await streams('groups-of')) as readonly GroupId[],
    }),
    duties: await Promise.all(
      (await streams('duties-of')).map((id) => dutyView(work, id as DutyId, { withCase: false })),
    ),
    accesses: await toldTo(work, key),
    panels: await offerView(work, member),
    reopenings: (await Promise.all(decisions.map((id) => reopeningsOf(work, id)))).flat(),
    disputes: (await Promise.all(decisions.map((id) => disputesOf(work, id)))).flat(),
  };
}

async function stewardships(
  runtime: Runtime,
  work: Work,
  { member: own, of }: { readonly member: MemberId; readonly of: readonly GroupId[] },
): Promise<RolesInFile['stewardships']> {
  const views = await Promise.all(
    of.map(async (id) => {
      const group = await work.load(groups, id);
      const version = await work.version('group', id);
      return group.phase === 'none'
        ? []
        : [await groupView(runtime, work, { group, version, own })];
    }),
  );
  return views.flat();
}
