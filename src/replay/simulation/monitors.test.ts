import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decisionMonitors } from './monitors/decisions.ts';
import { evidenceMonitors } from './monitors/evidence.ts';
import { ruleMonitors } from './monitors/rules.ts';
import { statementMonitors } from './monitors/statements.ts';
import type { EventOf, SeenCommit } from './record/seen-commit.ts';
import {
  altered,
  breakCommit,
  breakEvent,
  breakRestriction,
  has,
  LATER,
  type Look,
  laterBy,
  noticed,
  noticedIds,
  refusedTo,
  relation,
  show,
  without,
} from './testing-plantings.ts';

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

test('R3 planted: more points, a longer memory and what follows from a withdrawn rule', async () => {
  const shops = (event: EventOf<'decision-made'>) => event.rule?.rule === 'spam.shops';
  const weight = { family: 'spam', points: 3, memory: 'P180D' };
  const changes = [{ weight }, { weight: { ...weight, points: 2, memory: 'P181D' } }];
  for (const change of changes) {
    noticed(
      'R3',
      await breakEvent('decision-made', ({ event, seen }) =>
        shops(event) ? altered(seen, change) : undefined,
      ),
    );
  }
  noticed(
    'R3',
    await breakEvent('decision-made', ({ event, seen, record }) => {
      const [withdrawn] = record.history.versions.filter(
        ({ rulebook }) => !rulebook.rules.some(({ id }) => id === 'spam.shops'),
      );
      if (withdrawn === undefined || !shops(event)) return undefined;
      return altered(seen, { conductAt: withdrawn.effectiveFrom, at: withdrawn.effectiveFrom });
    }),
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

test('D3 planted: nobody was heard, nobody says why, and nobody is heard after', async () => {
  for (const hearing of [
    undefined,
    { kind: 'not-needed' },
    { kind: 'heard' },
    { kind: 'urgent', urgency: 'id-nowhere' },
  ]) {
    noticed(
      'D3',
      await breakEvent('decision-made', ({ event, seen }) =>
        event.hearing?.kind === 'urgent' ? altered(seen, { hearing }) : undefined,
      ),
    );
  }
  for (const kind of ['heard', 'silent'] as const) {
    const early = { at: '2026-01-05T08:00:00.000Z', hearing: { kind: 'urgent', urgency: 'id-0' } };
    noticed(
      'D3',
      await breakEvent('decision-made', ({ event, seen }) =>
        event.hearing?.kind === kind && event.rungChosen !== 'reminder'
          ? altered(seen, early)
          : undefined,
      ),
    );
  }
  noticed('D3', await breakEvent('view-requested-after', () => []));
});

test('D3 planted: no time to speak, somebody else speaks, and nobody is let speak', async () => {
  const soon = (at: string) => ({ until: laterBy(at, 5) });
  noticed(
    'D3',
    await breakEvent('view-requested', ({ event, seen }) => altered(seen, soon(event.at))),
  );
  noticed('D3', await breakEvent('view-requested', ({ seen }) => altered(seen, { until: LATER })));
  const person = { kind: 'member', id: 'm-nobody' };
  noticed('D3', await breakEvent('view-given', ({ seen }) => altered(seen, { person })));
  const refused = refusedTo('gives their view', 'role_required');
  noticed('D3', await show((watch) => watch.answered(refused)));
});

test('D3 planted: an answer without reasons, one that lifts nothing, and none at all', async () => {
  const reasons = 'id-nowhere';
  noticed(
    'D3',
    await breakEvent('view-answered', ({ event, seen }) =>
      event.outcome === 'kept' ? altered(seen, { reasons }) : undefined,
    ),
  );
  const answers = (commit: SeenCommit, type: 'restriction-lifted' | 'restriction-reversed') =>
    has(commit, 'view-answered') && has(commit, type);
  for (const type of ['restriction-lifted', 'restriction-reversed'] as const) {
    noticed(
      'D3',
      await breakCommit(
        (commit) => answers(commit, type),
        (commit) => [without(commit, type)],
      ),
    );
  }
  noticed('D3', await show(unanswered((watch) => watch.turned(LATER))));
  noticed('D3', await show(unanswered((watch) => watch.atLast())));
});

function unanswered(look: Look): Look {
  return (watch) => {
    const [id = ''] = [...watch.record.cases].find(([, { after }]) => after?.givenAt) ?? [];
    watch.record.viewsToAnswer.add(id);
    look(watch);
  };
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

test('every monitor of these was shown what it watches for', () => {
  const watched = [
    ...ruleMonitors,
    ...evidenceMonitors,
    ...decisionMonitors,
    ...statementMonitors,
  ].map(({ id }) => id);
  assert.deepEqual(
    watched.filter((id) => !noticedIds.has(id)),
    [],
  );
});
