import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AppealId, OutsideReviewId, PanelId, PartId } from '../../kernel/identifier.ts';
import { instant } from '../../kernel/instant.ts';
import { given } from '../../testing/scenario.ts';
import { byStaff, contextOf } from '../../testing/staff-fixture.ts';
import {
  appealId,
  caseId,
  decisionId,
  issuedDecision,
  readyCase,
  respondent,
  words,
} from '../decision/decision-fixture.test.ts';
import type { HearingConclusion } from '../hearing-conclusion.ts';
import type { CalledPanel } from '../panel/state.ts';
import type { Actor } from '../person.ts';
import type { AppealCommand } from './command.ts';
import { appealDecider } from './decide.ts';
import type { AppealEvent } from './event.ts';

const at = instant('2026-03-02T11:00:00Z');
const member: Actor = { kind: 'member', id: respondent };
const panelId = 'panel-1' as PanelId;
const byPanel: Actor = { kind: 'panel', id: panelId };
const received: AppealEvent = {
  type: 'appeal-received',
  at,
  by: member,
  appeal: appealId,
  decision: decisionId,
  case: caseId,
  appellant: { kind: 'respondent', person: { kind: 'member', id: respondent } },
  text: 'part-7' as PartId,
  promisedBy: at,
};

function panel(more: Partial<CalledPanel> = {}): HearingConclusion {
  const called = {
    at,
    by: member,
    panel: panelId,
    appeal: appealId,
    decision: decisionId,
    size: 3,
    commitment: '',
    sealed: 'part-9' as PartId,
    poolClosesAt: at,
  };
  const concluded = { at, outcome: 'decision-reversed', majority: [], minority: [] } as const;
  const base = { phase: 'concluded', called, seats: [], standBy: [], left: [], concluded } as const;
  return { kind: 'panel', panel: { ...base, ...more } };
}

function concluding(conclusion: HearingConclusion): AppealCommand {
  return {
    type: 'conclude-appeal',
    conclusion,
    reasons: words('Two of three found that nobody was meant by it.', 'part-8'),
    reporterTraces: ['m-0412'],
    file: readyCase({ phase: 'decided' }),
    decision: issuedDecision(),
  };
}

test('A3 a panel decides an appeal in its own name, by the outcome on its record', () => {
  given(appealDecider, [received])
    .when(concluding(panel()), contextOf(byPanel, at))
    .thenEvents([
      {
        type: 'appeal-decided',
        at,
        by: byPanel,
        outcome: 'decision-reversed',
        reasons: 'part-8' as PartId,
      },
    ]);
});

test('A3 nobody decides in the name of a panel: not the clock, not staff, not another panel', () => {
  const others: readonly Actor[] = [
    { kind: 'clock' },
    member,
    byStaff('reviewer-1'),
    { kind: 'panel', id: 'panel-2' as PanelId },
    { kind: 'outside-reviewer', id: 'panel-1' as string as OutsideReviewId },
  ];
  for (const by of others) {
    given(appealDecider, [received])
      .when(concluding(panel()), contextOf(by, at))
      .thenRefused('role_required');
  }
});

test('A3 a panel that came to no outcome, or heard another appeal, decides nothing', () => {
  const conclusion = panel() as Extract<HearingConclusion, { kind: 'panel' }>;
  const state = conclusion.panel as CalledPanel;
  const { concluded: _, ...open } = state;
  const called = { ...state.called, appeal: 'appeal-2' as AppealId };
  const unfit: readonly CalledPanel[] = [
    { ...open, phase: 'drawn' },
    { ...state, called },
  ];
  for (const wrong of unfit) {
    given(appealDecider, [received])
      .when(concluding({ kind: 'panel', panel: wrong }), contextOf(byPanel, at))
      .thenRefused('role_required');
  }
  assert.equal(state.phase, 'concluded');
});

test('A4 reasons are asked of a panel as of anybody', () => {
  const short = { ...concluding(panel()), reasons: words('No.') } as AppealCommand;
  given(appealDecider, [received])
    .when(short, contextOf(byPanel, at))
    .thenRefused('reasons_required');
});
