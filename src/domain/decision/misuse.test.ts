import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { duration } from '../../kernel/duration.ts';
import type { DecisionId } from '../../kernel/identifier.ts';
import { type Instant, instant } from '../../kernel/instant.ts';
import { isRefusal } from '../../kernel/refusal.ts';
import { fixtureLadder, fixtureRulebook, rulebookVersion } from '../../testing/rulebook-fixture.ts';
import { given } from '../../testing/scenario.ts';
import { byStaff, contextOf, staffRecord } from '../../testing/staff-fixture.ts';
import type { Subject } from '../person.ts';
import type { PartText } from '../text.ts';
import { decideDecision, decisionDecider } from './decide.ts';
import {
  breachDraft,
  conductAt,
  decidedAt,
  issuedDecision,
  makeCommand,
  readyCase,
  respondent,
  words,
} from './decision-fixture.test.ts';
import type { MakeDecision } from './draft.ts';
import type { EarlierDecision } from './earlier.ts';
import type { Factors, Measure } from './event.ts';
import type { DecisionRefusalCode } from './refusal.ts';

const moderator = staffRecord('moderator-1');
const subject: Subject = { kind: 'reporter-misuse', member: respondent };
const pause: Measure = { kind: 'pause-reports', for: duration('P30D') };
const ladder = [
  ...fixtureLadder.slice(0, 3),
  {
    name: 'seven-days',
    title: 'Reports or appeals wait',
    measures: [pause, { kind: 'pause-appeals' as const, for: duration('P30D') }],
  },
  {
    name: 'thirty-days',
    title: 'Away for thirty days',
    measures: [{ kind: 'suspension' as const, for: duration('P30D') }],
  },
];
const now = contextOf(byStaff('moderator-1'), decidedAt, {
  versions: [
    rulebookVersion({
      number: 1,
      effectiveFrom: instant('2026-01-01T00:00:00Z'),
      rulebook: {
        ...fixtureRulebook,
        families: fixtureRulebook.families.map((family) => ({ ...family, ladder })),
        rules: fixtureRulebook.rules.map((rule) => ({
          ...rule,
          range: { from: 'reminder', to: 'thirty-days' },
        })),
      },
    }),
  ],
});

const weighed: Factors<PartText> = {
  amount: 40,
  outOf: 50,
  within: duration('P30D'),
  consequences: words('Two moderators spent a day on posts about bread.', 'part-3'),
  intent: words('Every post of one member was reported.', 'part-4'),
};

function warnedAt(issuedAt: Instant, about: Subject = subject): EarlierDecision {
  const state = issuedDecision({ subject: about, measures: [] }, { issuedAt });
  return { decision: 'decision-0' as DecisionId, state, restrictions: [] };
}

const warning = warnedAt(instant('2026-02-20T00:00:00Z'));

interface Asked {
  readonly subject?: Subject;
  readonly measures?: readonly Measure[];
  readonly factors?: Factors<PartText> | 'none';
  readonly earlier?: readonly EarlierDecision[];
  readonly rung?: string;
}

function asked(options: Asked = {}): MakeDecision {
  const { measures = [pause], earlier = [warning], rung = 'seven-days' } = options;
  const factors = options.factors ?? weighed;
  return makeCommand(moderator, {
    file: readyCase({ subject: options.subject ?? subject }),
    earlier,
    draft: breachDraft({
      rung,
      measures,
      deviationReason: words('It went on after the warning.'),
      ...(factors === 'none' ? {} : { factors }),
    }),
  });
}

test('D4 A9 after a warning, with the four factors and an end, reports of a misuser wait', () => {
  const { events } = given(decisionDecider, []).when(asked(), now).thenAgreed();
  const [made] = events;
  assert.ok(made?.type === 'decision-made');
  assert.deepEqual(made.measures, [pause]);
  assert.deepEqual(made.factors, { ...weighed, consequences: 'part-3', intent: 'part-4' });
  assert.equal(made.needsSecondPerson, true);
});

test('D4 a warning itself needs neither an earlier one nor the factors', () => {
  const command = asked({
    rung: 'warning',
    measures: [],
    earlier: [],
    factors: 'none',
  });
  given(decisionDecider, []).when(command, now).thenAgreed();
});

const reversed: EarlierDecision = { ...warning, state: { ...warning.state, phase: 'reversed' } };
const held: EarlierDecision = { ...warning, state: { ...warning.state, phase: 'held' } };
const appellant: Subject = { kind: 'appellant-misuse', member: respondent };
const suspension: Measure = { kind: 'suspension', for: duration('P1D') };
const { consequences } = weighed;

const rows: readonly [string, DecisionRefusalCode, string, Asked][] = [
  ['no warning', 'prior_warning_required', '/measures', { earlier: [] }],
  ['a warning that fell on appeal', 'prior_warning_required', '/measures', { earlier: [reversed] }],
  ['a warning never issued', 'prior_warning_required', '/measures', { earlier: [held] }],
  [
    'a warning that came after it had happened',
    'prior_warning_required',
    '/measures',
    { earlier: [warnedAt(conductAt)] },
  ],
  [
    'a warning about something else',
    'prior_warning_required',
    '/measures',
    { earlier: [warnedAt(instant('2026-02-20T00:00:00Z'), appellant)] },
  ],
  ['no factors', 'factors_required', '/factors', { factors: 'none' }],
  [
    'more wrong than there were',
    'invalid_value',
    '/factors/outOf',
    { factors: { ...weighed, outOf: 39 } },
  ],
  ['none wrong', 'invalid_value', '/factors/amount', { factors: { ...weighed, amount: 0 } }],
  [
    'a look back over years',
    'invalid_value',
    '/factors/within',
    { factors: { ...weighed, within: duration('P366D') } },
  ],
  [
    'consequences of a word',
    'reasons_required',
    '/factors/consequences',
    { factors: { ...weighed, consequences: words('bad', 'part-3') } },
  ],
  [
    'a reporter named in the factors',
    'may_identify_reporter',
    '/factors/consequences',
    {
      factors: { ...weighed, consequences: { ...consequences, text: `${consequences.text} m-2` } },
    },
  ],
  [
    'appeals paused for reports',
    'measure_out_of_range',
    '/measures/0/kind',
    { measures: [{ kind: 'pause-appeals', for: duration('P1D') }] },
  ],
  [
    'a suspension for reports',
    'measure_out_of_range',
    '/measures/0/kind',
    { rung: 'thirty-days', measures: [suspension] },
  ],
  [
    'reports paused for a post',
    'measure_out_of_range',
    '/measures/0/kind',
    { subject: { kind: 'member', member: respondent } },
  ],
];

for (const [why, code, pointer, options] of rows) {
  test(`D4 A9 a measure against misuse is refused with ${code}: ${why}`, () => {
    given(decisionDecider, []).when(asked(options), now).thenRefused(code, pointer);
  });
}

test('D4 a suspension needs the four factors, whatever the case is about', () => {
  const member: Subject = { kind: 'member', member: respondent };
  const options = { subject: member, rung: 'thirty-days', measures: [suspension], earlier: [] };
  given(decisionDecider, [])
    .when(asked({ ...options, factors: 'none' }), now)
    .thenRefused('factors_required', '/factors');
  const { intent: _, ...untold } = weighed;
  given(decisionDecider, [])
    .when(asked({ ...options, factors: untold }), now)
    .thenAgreed();
});

test('A9 whatever is decided, appeals wait only in a case about appeals, warned and weighed', () => {
  const member = respondent;
  const anySubject = fc.constantFrom<Subject>(
    { kind: 'member', member },
    { kind: 'reporter-misuse', member },
    { kind: 'appellant-misuse', member },
    { kind: 'trader-conduct', member },
  );
  const earlier = fc.subarray([warning, warnedAt(warning.state.made.at, appellant)]);
  const kinds = fc.constantFrom<Measure['kind']>('pause-appeals', 'pause-reports', 'suspension');
  const rung = fc.constantFrom('seven-days', 'thirty-days');
  const factors = fc.constantFrom(weighed, 'none' as const);
  let paused = 0;
  const early = { ...warning.state, issuedAt: instant('2026-02-20T00:00:00Z') };
  fc.assert(
    fc.property(
      fc.record({ subject: anySubject, earlier, kind: kinds, rung, factors }),
      ({ kind, factors: weighing, ...options }) => {
        const all = options.earlier.map((one) => ({
          ...one,
          state: { ...one.state, issuedAt: early.issuedAt },
        }));
        const measures = [{ kind, for: duration('P5D') }];
        const command = asked({ ...options, earlier: all, measures, factors: weighing });
        const answer = decideDecision(command, { phase: 'none' }, now);
        if (isRefusal(answer) || kind !== 'pause-appeals') return;
        paused += 1;
        assert.equal(options.subject.kind, 'appellant-misuse');
        assert.ok(all.some(({ state }) => state.made.subject.kind === 'appellant-misuse'));
        assert.notEqual(weighing, 'none');
      },
    ),
    { numRuns: 500 },
  );
  assert.ok(paused > 0, 'no appeals were paused');
});
