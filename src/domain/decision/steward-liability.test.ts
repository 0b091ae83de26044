import assert from 'node:assert/strict';
import { test } from 'node:test';
import type {
  CaseId,
  DutyId,
  EvidenceId,
  GroupId,
  ItemId,
  MemberId,
} from '../../kernel/identifier.ts';
import { instant } from '../../kernel/instant.ts';
import { given } from '../../testing/scenario.ts';
import { byStaff, contextOf, staffRecord } from '../../testing/staff-fixture.ts';
import type { EvidenceTaken } from '../case/event.ts';
import type { DutyEvidence } from '../duty/evidence.ts';
import type { Subject } from '../person.ts';
import { decisionDecider } from './decide.ts';
import {
  breachDraft,
  conductAt,
  decidedAt,
  evidence,
  makeCommand,
  noBreachDraft,
  readyCase,
  respondent,
} from './decision-fixture.test.ts';
import type { MakeDecision } from './draft.ts';

const moderator = staffRecord('moderator-1');
const now = contextOf(byStaff('moderator-1'), decidedAt);
const group = 'ferns' as GroupId;
const subjects: readonly Subject[] = [
  { kind: 'steward-conduct', group, steward: respondent },
  { kind: 'group', group, steward: respondent },
];
const known: DutyEvidence = {
  kind: 'omission',
  duty: 'duty-1' as DutyId,
  deliveredAt: instant('2026-02-25T09:00:00Z'),
  dueAt: instant('2026-02-28T09:00:00Z'),
  item: 'item-9' as ItemId,
  defenceUntil: conductAt,
};
const saidByMember = evidence('9', { author: 'm-9' as MemberId, item: 'item-9' as ItemId });

function omission(changes: Partial<Extract<DutyEvidence, { kind: 'omission' }>>): EvidenceTaken {
  return evidence('1', { duty: { ...known, ...changes } as DutyEvidence });
}

function cite(
  subject: Subject,
  taken: readonly EvidenceTaken[],
  relied: readonly EvidenceTaken[] = taken,
): MakeDecision {
  const factsReliedOn = relied.map((one) => one.evidence);
  const file = readyCase({ subject, evidence: taken });
  return makeCommand(moderator, { file, draft: breachDraft({ factsReliedOn }) });
}

for (const subject of subjects) {
  test(`O4 in a case of kind ${subject.kind} what a member said is not the steward’s`, () => {
    given(decisionDecider, [])
      .when(cite(subject, [saidByMember]), now)
      .thenRefused('not_answerable', '/factsReliedOn/0');
    const own = evidence('2');
    given(decisionDecider, [])
      .when(cite(subject, [own, saidByMember]), now)
      .thenRefused('not_answerable', '/factsReliedOn/1');
  });

  test(`O4 in a case of kind ${subject.kind} an omission counts from knowledge and promise on`, () => {
    const { deliveredAt: _, ...unknown } = known;
    const cases = [
      evidence('1', { duty: unknown }),
      omission({ dueAt: instant('2026-03-01T09:00:00.001Z') }),
    ];
    for (const early of cases) {
      given(decisionDecider, [])
        .when(cite(subject, [early]), now)
        .thenRefused('not_answerable', '/factsReliedOn/0');
    }
    given(decisionDecider, [])
      .when(cite(subject, [omission({})]), now)
      .thenAgreed();
  });

  test(`O4 in a case of kind ${subject.kind} own acts count`, () => {
    given(decisionDecider, [])
      .when(cite(subject, [evidence('2')]), now)
      .thenAgreed();
  });
}

const [conduct] = subjects;
assert.ok(conduct !== undefined);

test('O4 what the steward knew of may stand beside what they left undone, and only that', () => {
  const taken = [omission({}), saidByMember];
  given(decisionDecider, []).when(cite(conduct, taken), now).thenAgreed();
  const other = { ...saidByMember, item: 'item-8' as ItemId };
  given(decisionDecider, [])
    .when(cite(conduct, [omission({}), other]), now)
    .thenRefused('not_answerable', '/factsReliedOn/1');
});

test('O4 a defence is no conduct', () => {
  const { duty } = known;
  const defence = evidence('3', { duty: { kind: 'defence', duty } });
  given(decisionDecider, [])
    .when(cite(conduct, [defence]), now)
    .thenRefused('not_answerable', '/factsReliedOn');
  given(decisionDecider, [])
    .when(cite(conduct, [omission({}), defence]), now)
    .thenAgreed();
});

test('O4 a case that took in one about a steward asks for no less', () => {
  const subject: Subject = { kind: 'member', member: respondent };
  const awaited = omission({ defenceUntil: instant('2026-03-02T10:00:00.001Z') });
  const command = cite(subject, [awaited, saidByMember]);
  const taken = { case: 'case-2' as CaseId, at: conductAt };
  for (const takenIn of subjects.map((one) => [{ ...taken, subject: one }])) {
    const file = { ...command.file, takenIn };
    given(decisionDecider, [])
      .when({ ...command, file }, now)
      .thenRefused('defence_awaited');
    const factsReliedOn = [saidByMember.evidence];
    given(decisionDecider, [])
      .when({ ...command, file, draft: breachDraft({ factsReliedOn }) }, now)
      .thenRefused('not_answerable', '/factsReliedOn/0');
  }
});

test('the steward is heard, or had the time to be', () => {
  const { duty } = known;
  const awaited = omission({ defenceUntil: instant('2026-03-02T10:00:00.001Z') });
  given(decisionDecider, [])
    .when(cite(conduct, [awaited]), now)
    .thenRefused('defence_awaited');
  const defence = evidence('3', { duty: { kind: 'defence', duty } });
  given(decisionDecider, [])
    .when(cite(conduct, [awaited, defence], [awaited]), now)
    .thenAgreed();
});

test('in the steward’s favour anything may be cited, and members’ cases are as before', () => {
  const file = readyCase({
    ...(conduct === undefined ? {} : { subject: conduct }),
    evidence: [saidByMember],
    precedents: { at: decidedAt, decisions: [], kept: true, breach: 'no-breach' },
  });
  const draft = noBreachDraft({ factsReliedOn: ['9' as EvidenceId] });
  given(decisionDecider, []).when(makeCommand(moderator, { file, draft }), now).thenAgreed();
  const member: Subject = { kind: 'member', member: respondent };
  given(decisionDecider, [])
    .when(cite(member, [evidence('2'), saidByMember]), now)
    .thenAgreed();
});
