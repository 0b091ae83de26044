import assert from 'node:assert/strict';
import { test } from 'node:test';
import { instantFromMs } from '../../kernel/instant.ts';
import { watchedInvariants } from './monitors/all-monitors.ts';
import type { DomainEvent, SeenCommit } from './record/seen-commit.ts';
import {
  altered,
  breakCommit,
  breakEvent,
  has,
  LATER,
  MEMBER,
  powersLacking,
  refusedTo,
  show,
  soundHistory,
  standingOf,
  without,
} from './testing-plantings.ts';

const proven = new Set<string>();

/** Each monitor is shown what it watches for, once in every way it can see it. */
function noticed(id: string, found: readonly string[]): void {
  proven.add(id);
  assert.ok(found.includes(id), `${id} was not noticed; only ${found.join(', ') || 'nothing'} was`);
}

function laterBy(at: string, hours: number): string {
  return instantFromMs(Date.parse(at) + hours * 3_600_000);
}

test('R1 planted: conduct older than the rule it is judged by', async () => {
  const change = { conductAt: '2020-01-01T00:00:00.000Z' };
  noticed(
    'R1',
    await breakEvent('decision-made', ({ event, seen }) =>
      event.rule === undefined ? undefined : altered(seen, change),
    ),
  );
  const evidence = { occurredAt: '2020-01-01T00:00:00.000Z' };
  noticed(
    'R1',
    await breakEvent('matter-joined', ({ event, seen }) =>
      event.matter.kind === 'finding'
        ? altered(seen, { evidence: event.evidence.map((item) => ({ ...item, ...evidence })) })
        : undefined,
    ),
  );
});

test('R2 planted: a version that was never published', async () => {
  noticed(
    'R2',
    await breakEvent('decision-made', ({ event, seen }) =>
      event.rule === undefined ? undefined : altered(seen, { rule: { ...event.rule, version: 9 } }),
    ),
  );
});

test('R3 planted: a measure longer than the milder version allows', async () => {
  noticed(
    'R3',
    await breakEvent('decision-made', ({ event, seen }) =>
      event.rule?.rule === 'spam.links' && event.inAppeal === undefined
        ? altered(seen, { measures: [{ kind: 'no-links', for: 'P90D' }] })
        : undefined,
    ),
  );
});

test('E2 planted: private evidence that no participant brought', async () => {
  noticed('E2', await breakEvidence({ provenance: 'participant' }));
});

test('E3 planted: evidence of another case, and evidence without its snapshot', async () => {
  noticed('E3', await breakEvidence({ part: 'id-nowhere' }));
  noticed(
    'E3',
    await breakEvent('matter-joined', ({ event, seen, record }) => {
      const [known] = record.evidence.keys();
      if (known === undefined || event.evidence.length === 0) return undefined;
      return altered(seen, { evidence: [{ ...event.evidence[0], evidence: known }] });
    }),
  );
});

test('E4 planted: evidence of another community', async () => {
  noticed('E4', await breakEvidence({ community: 'another-community' }));
});

async function breakEvidence(change: object): Promise<readonly string[]> {
  return await breakEvent('matter-joined', ({ event, seen }) =>
    event.evidence.length === 0
      ? undefined
      : altered(seen, { evidence: event.evidence.map((item) => ({ ...item, ...change })) }),
  );
}

test('D1 planted: a machine that restricts a person', async () => {
  const hold = { kind: 'hold', finding: 'id-1', rule: 'spam.shops' };
  noticed('D1', await breakRestriction('member', () => ({ basis: hold })));
  noticed(
    'D1',
    await breakRestriction('member', ({ basis }) => ({ basis: { ...basis, decision: 'id-0' } })),
  );
});

type Imposed = Extract<DomainEvent, { type: 'restriction-imposed' }>;

async function breakRestriction(
  target: 'member' | 'item',
  change: (event: Imposed) => object,
): Promise<readonly string[]> {
  return await breakEvent('restriction-imposed', ({ event, seen }) =>
    event.target.kind === target ? altered(seen, change(event)) : undefined,
  );
}

test('D2 planted: the decider is related to the respondent, and one confirms oneself', async () => {
  noticed(
    'D2',
    await breakEvent('decision-made', ({ event, seen }) => [
      relation(event.decidedBy, event.respondent),
      seen,
    ]),
  );
  noticed(
    'D2',
    await breakEvent('decision-confirmed', ({ seen, record }) =>
      altered(seen, { second: record.decisions.get(seen.id)?.made.decidedBy }),
    ),
  );
});

function relation(staff: string, to: object): SeenCommit['events'][number] {
  const by = { kind: 'staff', id: staff };
  const event = { type: 'relation-declared', at: LATER, by, to, relation: 'other' };
  return { collection: 'staff', id: staff, version: 9, event: event as unknown as DomainEvent };
}

test('D5 planted: a step outside of the range, a longer measure, and no reason', async () => {
  const changes = [
    { rungChosen: 'nowhere' },
    { measures: [{ kind: 'suspension', for: 'P365D' }] },
    { deviationReason: undefined },
  ];
  for (const change of changes) {
    noticed(
      'D5',
      await breakEvent('decision-made', ({ event, seen }) =>
        event.outcome === 'breach' &&
        event.inAppeal === undefined &&
        event.rungChosen !== 'reminder' &&
        event.rungChosen !== 'slow-1d'
          ? altered(seen, change)
          : undefined,
      ),
    );
  }
});

test('D7 planted: the same act judged a second time', async () => {
  noticed(
    'D7',
    await breakEvent('decision-made', ({ event, seen }) =>
      event.outcome === 'breach' && event.acts.length > 0
        ? [seen, { ...seen, id: `${seen.id}-again`, version: 1 }]
        : undefined,
    ),
  );
});

test('D8 planted: closed too early, decided too late, left open, left open for ever', async () => {
  const early = { at: '2026-01-05T08:00:00.000Z' };
  noticed('D8', await breakEvent('case-closed-in-favour', ({ seen }) => altered(seen, early)));
  noticed(
    'D8',
    await breakEvent('decision-made', ({ event, seen }) =>
      event.outcome === 'breach' && event.inAppeal === undefined
        ? altered(seen, { at: LATER })
        : undefined,
    ),
  );
  noticed('D8', await show(openCaseAgain((watch) => watch.turned(LATER))));
  noticed('D8', await show(openCaseAgain((watch) => watch.atLast())));
});

type Look = Parameters<typeof show>[0];

function openCaseAgain(look: Look): Look {
  return (watch) => {
    const [id = ''] = watch.record.cases.keys();
    watch.record.openCases.add(id);
    look(watch);
  };
}

test('N1 planted: a restriction without its statement, or with half of one', async () => {
  const silent = (commit: SeenCommit) => [without(commit, 'statement-made-available')];
  noticed('N1', await breakCommit((commit) => has(commit, 'restriction-imposed'), silent));
  noticed('N1', await breakStatement((text) => ({ ...text, facts: [] })));
  noticed('N1', await breakStatement((text) => ({ ...text, reasons: '' })));
});

async function breakStatement(change: (text: object) => object): Promise<readonly string[]> {
  return await breakCommit(
    (commit) => has(commit, 'restriction-imposed'),
    (commit) => [withTexts(commit, change)],
  );
}

function withTexts(commit: SeenCommit, change: (text: object) => object): SeenCommit {
  const texts = commit.events.flatMap(({ event }) =>
    event.type === 'statement-made-available' ? [event.text] : [],
  );
  const parts = new Map(commit.parts);
  for (const text of texts) parts.set(text, change(parts.get(text) as object) as never);
  return { ...commit, parts };
}

test('N2 planted: the statement comes after the restriction has begun', async () => {
  const startsAt = '2020-01-01T00:00:00.000Z';
  noticed('N2', await breakRestriction('member', () => ({ startsAt })));
});

test('N3 planted: the statement names who reported', async () => {
  const reporterOf = (commit: SeenCommit, record: Parameters<Look>[0]['record']) =>
    commit.events.flatMap(({ event }) => {
      if (event.type !== 'statement-made-available') return [];
      const file = record.cases.get(record.decisions.get(event.decision ?? '')?.made.case ?? '');
      const others = [...(file?.reporters ?? [])].filter((one) => one !== `member:${event.to.id}`);
      return others.map((one) => one.slice(one.indexOf(':') + 1));
    });
  noticed(
    'N3',
    await breakCommit(
      (commit, record) => reporterOf(commit, record).length > 0,
      (commit, record) => {
        const [reporter] = reporterOf(commit, record);
        return [withTexts(commit, (text) => ({ ...text, plain: `${reporter} told us.` }))];
      },
    ),
  );
});

test('N4 planted: the person concerned may not read or appeal', async () => {
  for (const does of ['reads their statement', 'appeals']) {
    noticed('N4', await show((watch) => watch.answered(refusedTo(does, 'role_required'))));
  }
});

test('N5 planted: a reporter hears nothing, hears it twice, and never hears', async () => {
  const silent = (commit: SeenCommit) => [without(commit, 'report-outcome-told')];
  const tells = (commit: SeenCommit) => has(commit, 'report-outcome-told');
  const closes = (commit: SeenCommit) => tells(commit) && has(commit, 'case-closed-in-favour');
  const decides = (commit: SeenCommit) => tells(commit) && has(commit, 'case-decided');
  noticed('N5', await breakCommit(closes, silent));
  noticed('N5', await breakCommit(decides, silent));
  noticed('N5', await breakEvent('report-outcome-told', ({ seen }) => [seen, seen]));
  noticed('N5', await breakEvent('report-joined-case', () => []));
  noticed(
    'N5',
    await show((watch) => {
      watch.record.untold.add('id-0');
      watch.atLast();
    }),
  );
});

test('N7 planted: a power is gone and no record says so, or one should be gone', async () => {
  noticed('N7', await show((watch) => watch.powers(powersLacking({}))));
  noticed(
    'N7',
    await show((watch) => {
      const [id = '', one] = bindingMember(watch);
      watch.record.binding.set(MEMBER, new Set([id]));
      watch.powers({ member: MEMBER as never, at: one.imposed.startsAt, limits: [] });
    }),
  );
});

type Bound = NonNullable<ReturnType<Parameters<Look>[0]['record']['restrictions']['get']>>;

function bindingMember({ record }: Parameters<Look>[0]): readonly [string, Bound] {
  const found = [...record.restrictions].find(
    ([, { imposed, stayed }]) => imposed.target.kind === 'member' && !stayed,
  );
  if (found === undefined) throw new Error('nobody was ever restricted');
  return found;
}

test('X1 and X4 planted: a restriction for more than a year, or without an end', async () => {
  const long = ({ startsAt }: Imposed) => ({ endsAt: laterBy(startsAt, 24 * 366) });
  const none = () => ({ endsAt: undefined });
  noticed('X1', await breakRestriction('member', long));
  noticed('X1', await breakRestriction('member', none));
  noticed('X4', await breakRestriction('member', long));
});

test('X2 planted: a restriction that goes on after its end', async () => {
  const until = '2029-01-01T00:00:00.000Z';
  noticed('X2', await show((watch) => watch.powers(powersLacking({ until }))));
  noticed(
    'X2',
    await show((watch) => {
      const [id, one] = bindingMember(watch);
      const imposed = { ...one.imposed, endsAt: LATER };
      watch.record.restrictions.set(id, { imposed, stayed: false });
      watch.atLast();
    }),
  );
});

test('X3 planted: a restriction imposed again, and one without a new decision', async () => {
  noticed(
    'X3',
    await breakEvent('restriction-imposed', ({ seen }) => [seen, ...altered(seen, {})]),
  );
  const issues = (commit: SeenCommit) =>
    has(commit, 'decision-issued') && has(commit, 'restriction-imposed');
  noticed('X3', await breakCommit(issues, (commit) => [without(commit, 'decision-issued')]));
});

test('X5 planted: a power that does not come back when the restriction is lifted', async () => {
  noticed(
    'X5',
    await show((watch) => {
      const [restriction = ''] = [...watch.record.restrictions].find(
        ([, { endedAt }]) => endedAt !== undefined,
      ) ?? [''];
      watch.powers(powersLacking({ restriction }));
    }),
  );
});

test('X6 planted: a measure and a power from outside of the community', async () => {
  noticed('X6', await breakRestriction('member', () => ({ measure: 'no-bank-account' })));
  noticed('X6', await breakRestriction('item', () => ({ measure: 'no-bank-account' })));
  noticed('X6', await show((watch) => watch.powers(powersLacking({ power: 'vote' }))));
});

test('X7 planted: reading, exporting or appealing is taken away', async () => {
  noticed('X7', await show((watch) => watch.powers(powersLacking({ power: 'appeal' }))));
  const refused = refusedTo('exports their file', 'role_required');
  noticed('X7', await show((watch) => watch.answered(refused)));
});

test('X8 planted: a hold for a hundred hours', async () => {
  noticed(
    'X8',
    await breakEvent('restriction-imposed', ({ event, seen }) =>
      event.basis.kind === 'hold'
        ? altered(seen, { endsAt: laterBy(event.startsAt, 100) })
        : undefined,
    ),
  );
});

test('S1, S2 and S3 planted: points from nowhere, and points that are not final', async () => {
  noticed(
    'S1',
    await show((watch) => watch.standing({ member: MEMBER, standing: standingOf(1, []) })),
  );
  noticed(
    'S2',
    await show((watch) => watch.standing({ member: MEMBER, standing: standingOf(1, []) })),
  );
  const stray = standingOf(1, [{ decision: 'id-0' as never, active: 1 }]);
  noticed('S2', await show((watch) => watch.standing({ member: MEMBER, standing: stray })));
  noticed('S3', await show((watch) => watch.standing({ member: MEMBER, standing: stray })));
});

test('S4 planted: standing that rises by itself', async () => {
  const standing = standingOf(2, [{ decision: 'id-0' as never, active: 2 }]);
  const before = standingOf(1, []);
  noticed('S4', await show((watch) => watch.standing({ member: MEMBER, standing, before })));
});

test('S8 planted: a restriction that follows from no decision', async () => {
  const issues = (commit: SeenCommit) =>
    has(commit, 'decision-issued') && has(commit, 'restriction-imposed');
  noticed('S8', await breakCommit(issues, (commit) => [without(commit, 'decision-issued')]));
});

test('S9 and A5 planted: an appeal that ends harsher than it began', async () => {
  const replaced = (change: object): Promise<readonly string[]> =>
    breakEvent('decision-made', ({ event, seen }) =>
      event.overrideOf === undefined ? undefined : altered(seen, change),
    );
  const weight = { family: 'spam', points: 99, memory: 'P180D' };
  noticed('S9', await replaced({ weight }));
  noticed('A5', await replaced({ measures: [{ kind: 'suspension', for: 'P999D' }] }));
  noticed(
    'A5',
    await breakEvent('restriction-imposed', ({ event, seen, commit }) => {
      const varied = commit.events.some(
        ({ event: beside }) => beside.type === 'decision-made' && beside.overrideOf !== undefined,
      );
      return varied ? altered(seen, { endsAt: laterBy(event.endsAt, 24 * 300) }) : undefined;
    }),
  );
});

test('A1 planted: a window that is too short, and a decision final before its end', async () => {
  noticed(
    'A1',
    await breakEvent('statement-delivered', ({ event, seen }) =>
      altered(seen, { appealUntil: laterBy(event.at, 24 * 183) }),
    ),
  );
  noticed(
    'A1',
    await breakEvent('decision-became-final', ({ event, seen }) =>
      event.because === 'appeal-window-ended'
        ? altered(seen, { at: '2026-01-06T00:00:00.000Z' })
        : undefined,
    ),
  );
});

test('A2 and A3 planted: the first decider reviews, and a machine does', async () => {
  noticed(
    'A2',
    await breakEvent('appeal-decided', ({ seen, record }) => {
      const first = record.appeals.get(seen.id)?.received.decision ?? '';
      return altered(seen, { holder: record.decisions.get(first)?.made.decidedBy });
    }),
  );
  const byClock = { by: { kind: 'clock' } };
  noticed('A3', await breakEvent('appeal-decided', ({ seen }) => altered(seen, byClock)));
});

test('A4 planted: an outcome without reasons', async () => {
  const reasons = 'id-nowhere';
  noticed('A4', await breakEvent('appeal-decided', ({ seen }) => altered(seen, { reasons })));
});

test('A6 planted: a reversal that leaves the decision or its restriction standing', async () => {
  const reverses = (commit: SeenCommit) =>
    has(commit, 'decision-reversed') && has(commit, 'restriction-reversed');
  noticed('A6', await breakCommit(reverses, (commit) => [without(commit, 'decision-reversed')]));
  const binds = (commit: SeenCommit, record: Parameters<Look>[0]['record']) =>
    reverses(commit) &&
    commit.events.some(
      ({ event, id }) =>
        event.type === 'restriction-reversed' &&
        (record.restrictions.get(id)?.imposed.endsAt ?? '') > event.at,
    );
  noticed('A6', await breakCommit(binds, (commit) => [without(commit, 'restriction-reversed')]));
});

test('A7 planted: a reporter may not appeal, and one appeals a breach', async () => {
  const refused = refusedTo('appeals that nothing was found', 'role_required');
  noticed('A7', await show((watch) => watch.answered(refused)));
  const appellant = { kind: 'reporter', report: 'id-0' };
  noticed(
    'A7',
    await breakEvent('appeal-received', ({ event, seen }) =>
      event.appellant.kind === 'respondent' ? altered(seen, { appellant }) : undefined,
    ),
  );
});

test('O2 planted: somebody handles a case about a person close to them', async () => {
  for (const type of ['case-leased', 'finding-recorded', 'precedents-seen'] as const) {
    noticed(
      'O2',
      await breakEvent(type, ({ event, seen, record }) => {
        const subject = record.cases.get(seen.id)?.opened.subject;
        if (subject?.kind !== 'item') return undefined;
        return [relation(event.holder, { kind: 'member', id: subject.author }), seen];
      }),
    );
  }
});

test('O3 planted: an act without its author, and one by somebody never appointed', async () => {
  noticed(
    'O3',
    await breakEvent('case-leased', ({ seen }) => altered(seen, { by: { kind: 'nobody' } })),
  );
  const by = { kind: 'staff', id: 'stranger' };
  noticed('O3', await breakEvent('note-added', ({ seen }) => altered(seen, { by })));
  noticed('O3', await breakEvent('role-ended', ({ seen }) => altered(seen, { reason: '' })));
});

test('O5 planted: a file is read and nothing says so', async () => {
  const read = { does: 'reads a file', by: 'moderator-1', eventsBefore: 1_000_000 };
  noticed('O5', await show((watch) => watch.answered(read)));
});

test('planted: an appeal that waits for ever while the restriction binds', async () => {
  noticed(
    'liveness',
    await show((watch) => {
      const [id = ''] = watch.record.appeals.keys();
      watch.record.waitingAppeals.add(id);
      const appeal = watch.record.appeals.get(id);
      if (appeal !== undefined) appeal.late = false;
      watch.atLast();
    }),
  );
});

test('every monitor was shown what it watches for', async () => {
  await soundHistory();
  assert.deepEqual(
    watchedInvariants.filter((id) => !proven.has(id)),
    [],
  );
});
