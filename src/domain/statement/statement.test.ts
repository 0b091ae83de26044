import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { writeStatement } from '../../app/write-statement.ts';
import { duration } from '../../kernel/duration.ts';
import type {
  DecisionId,
  EvidenceId,
  FamilyId,
  GroupId,
  ItemId,
  LanguageTag,
  PartId,
  RestrictionId,
} from '../../kernel/identifier.ts';
import { elapsedMs, type Instant, instant } from '../../kernel/instant.ts';
import { messageWriter } from '../../messages/writer.ts';
import {
  firstVersion,
  fixtureRulebook,
  insultRule,
  rulebookHistory,
  rulebookVersion,
} from '../../testing/rulebook-fixture.ts';
import { given } from '../../testing/scenario.ts';
import { contextOf } from '../../testing/staff-fixture.ts';
import { issuedDecision, respondent, statementId } from '../decision/decision-fixture.test.ts';
import type { Actor } from '../person.ts';
import { standingAt } from '../standing/standing.ts';
import type { StatementCommand } from './command.ts';
import { composeStatement, type StatementInput } from './compose.ts';
import { statementDecider } from './decide.ts';
import type { StatementDraft } from './draft.ts';
import type { StatementEvent } from './event.ts';
import { composeHoldStatement } from './hold.ts';
import type { StatedHearing } from './text.ts';

const issuedAt = instant('2026-03-02T10:00:10Z');
const clock: Actor = { kind: 'clock' };
const available: StatementCommand = {
  type: 'make-available',
  statement: statementId,
  to: { kind: 'member', id: respondent },
  decision: 'decision-1' as DecisionId,
  restrictions: ['restriction-1' as RestrictionId],
  language: 'en' as LanguageTag,
  text: 'part-9' as PartId,
  digest: 'a'.repeat(64),
};
const delivered: StatementCommand = { type: 'mark-delivered', channel: 'page' };

function made(): readonly StatementEvent[] {
  return given(statementDecider, []).when(available, contextOf(clock, issuedAt)).thenAgreed()
    .events;
}

function untilAfter(at: Instant, rulebook = rulebookHistory()): Instant {
  const { after } = given(statementDecider, made())
    .when(delivered, contextOf(clock, at, rulebook))
    .thenAgreed();
  return after.phase === 'delivered' && after.delivered !== undefined
    ? after.delivered.appealUntil
    : assert.fail('not delivered');
}

test('a statement is made available once, and its text never changes', () => {
  given(statementDecider, made())
    .when({ ...available, digest: 'b'.repeat(64) }, contextOf(clock, issuedAt))
    .thenEvents([]);
});

test('A1 the window to appeal starts with delivery, once, and is at least 184 days', () => {
  const day = 86_400_000;
  const read = instant('2026-05-01T00:00:00Z');
  assert.equal(elapsedMs(read, untilAfter(read)), 184 * day);
  const short = rulebookHistory({ promises: { appealWindow: duration('P1D') } });
  assert.equal(elapsedMs(read, untilAfter(read, short)), 184 * day);
  const long = rulebookHistory({ promises: { appealWindow: duration('P365D') } });
  assert.equal(elapsedMs(read, untilAfter(read, long)), 365 * day);
  const { events } = given(statementDecider, made())
    .when(delivered, contextOf(clock, read))
    .thenAgreed();
  given(statementDecider, [...made(), ...events])
    .when(delivered, contextOf(clock, instant('2026-06-01T00:00:00Z')))
    .thenEvents([]);
});

test('A1 mail that came back starts no clock, and the next delivery never shortens it', () => {
  const taken = instant('2026-03-03T00:00:00Z');
  const read = instant('2026-05-01T00:00:00Z');
  const mailed: StatementCommand = { type: 'mark-delivered', channel: 'mail' };
  const back: StatementCommand = { type: 'note-returned', channel: 'mail' };
  const first = given(statementDecider, made())
    .when(mailed, contextOf(clock, taken))
    .thenAgreed().events;
  const returned = given(statementDecider, [...made(), ...first])
    .when(back, contextOf(clock, instant('2026-03-04T00:00:00Z')))
    .thenAgreed();
  assert.ok(returned.after.phase === 'available' && returned.after.delivered === undefined);
  const again = given(statementDecider, [...made(), ...first, ...returned.events])
    .when(delivered, contextOf(clock, read))
    .thenAgreed().after;
  assert.ok(again.phase === 'delivered' && again.delivered?.channel === 'page');
  assert.equal(elapsedMs(read, again.delivered.appealUntil), 184 * 86_400_000);
});

test('A1 mail that comes back changes nothing once the page was opened', () => {
  const opened = given(statementDecider, made())
    .when(delivered, contextOf(clock, issuedAt))
    .thenAgreed().events;
  const back: StatementCommand = { type: 'note-returned', channel: 'mail' };
  given(statementDecider, [...made(), ...opened])
    .when(back, contextOf(clock, issuedAt))
    .thenEvents([]);
  given(statementDecider, []).when(back, contextOf(clock, issuedAt)).thenRefused('not_found');
});

test('A1 a rulebook that comes later cannot shorten the window a statement has named', () => {
  const read = instant('2026-05-01T00:00:00Z');
  const promises = { ...fixtureRulebook.promises, appealWindow: duration('P365D') };
  const shorter = rulebookVersion({ number: 2, effectiveFrom: instant('2026-04-01T00:00:00Z') });
  const rulebook = rulebookHistory({ promises, later: [shorter] });
  assert.equal(elapsedMs(read, untilAfter(read, rulebook)), 365 * 86_400_000);
});

test('a statement is refused with not_found: delivering nothing', () => {
  given(statementDecider, []).when(delivered, contextOf(clock, issuedAt)).thenRefused('not_found');
});

test('a statement is refused with required: no digest of its text', () => {
  given(statementDecider, [])
    .when({ ...available, digest: '' }, contextOf(clock, issuedAt))
    .thenRefused('required', '/text');
});

const rule = fixtureRulebook.rules.find(({ id }) => id === insultRule);
const family = fixtureRulebook.families.find(({ id }) => id === 'civility');
assert.ok(rule !== undefined && family !== undefined);

const redress: StatementInput['redress'] = {
  appealWindow: duration('P184D'),
  appealPath: '/d/example',
};

const writer = messageWriter();
const english = 'en' as LanguageTag;

/** In words, without the marks that keep directions apart. */
function plainOf(draft: StatementDraft): string {
  return writeStatement(writer, draft).plain.replaceAll(/[\u2066-\u2069]/g, '');
}

function input(options: Partial<StatementInput> = {}): StatementInput {
  assert.ok(rule !== undefined && family !== undefined);
  return {
    language: english,
    original: english,
    issuedAt,
    decision: issuedDecision().made,
    rule,
    version: firstVersion.number,
    family,
    source: 'report',
    evidence: [
      {
        evidence: '1' as EvidenceId,
        occurredAt: instant('2026-03-01T09:00:00Z'),
        quote: 'You are a fool.',
      },
      {
        evidence: '2' as EvidenceId,
        occurredAt: instant('2026-03-01T09:01:00Z'),
        quote: 'Never mind.',
      },
    ],
    reasons: 'You called another member a fool after a reminder.',
    deviationReason: 'The third time in one week.',
    standing: standingAt([], issuedAt),
    redress,
    ...options,
  };
}

test('N1 a statement has every field of Article 17(3), in structure and in words', () => {
  const draft = composeStatement(input());
  const text = writeStatement(writer, draft);
  assert.deepEqual(text.measures, [
    {
      kind: 'read-only',
      scope: 'the whole community',
      from: issuedAt,
      until: '2026-03-09T10:00:10.000Z',
    },
  ]);
  assert.deepEqual(text.standing, {
    family: 'Civility',
    before: 0,
    added: 20,
    clearAt: '2026-08-29T10:00:10.000Z',
  });
  for (const part of [
    'You can read along, but not post, reply, link, show pictures or send direct messages.',
    'in the whole community, from 2 March 2026 at 10:00 UTC until 9 March 2026 at 10:00 UTC',
    'On 1 March 2026 at 09:00 UTC:\n> You are a fool.',
    'because we received a report',
    'no machine had a part in it',
    "community's own rulebook",
    'civility.insult, version 1',
    '> Do not insult people. The people who read along',
    'You called another member a fool',
    'The third time in one week.',
    'it adds 20 points',
    'clear on 29 August 2026',
    'within 184 days of receiving this. Do it here:\n/d/example',
    text.redress.outOfCourt,
    text.redress.court,
  ]) {
    const plain = plainOf(draft);
    assert.ok(plain.includes(part), `${part}\n\nis not in\n\n${plain}`);
  }
});

test('E5 the facts shown are the facts relied on, neither more nor fewer', () => {
  const known = ['1', '2', '3'].map((id) => id as EvidenceId);
  fc.assert(
    fc.property(fc.subarray(known), (relied) => {
      const decision = { ...issuedDecision().made, factsReliedOn: relied };
      const draft = composeStatement(input({ decision }));
      const { facts } = draft;
      const plain = plainOf(draft);
      assert.deepEqual(
        facts.map(({ evidence }) => evidence),
        relied,
      );
      assert.equal(plain.includes('Never mind.'), relied.includes('2' as EvidenceId));
      assert.equal(plain.includes('no longer kept'), relied.includes('3' as EvidenceId));
    }),
  );
});

test('N3 no field of a statement can carry a reporter, and what is passed beside it is left out', () => {
  const stray = { ...input(), reporter: 'm-2', notes: ['m-2 wrote to us'] };
  const written = JSON.stringify(composeStatement(stray));
  assert.equal(written.includes('m-2'), false);
  assert.deepEqual(composeStatement(stray), composeStatement(input()));
});

test('a reminder restricts nothing and says so', () => {
  const decision = { ...issuedDecision().made, measures: [], rungChosen: 'reminder' };
  const plain = plainOf(composeStatement(input({ decision })));
  assert.ok(plain.includes('Nothing is restricted.'));
});

test('N1 a statement says of everybody whether they were heard', () => {
  const askedAt = instant('2026-03-01T12:00:00Z');
  const until = instant('2026-03-02T09:00:00Z');
  const path = 'https://rules.example/me/hearings/case-1';
  const urgency = 'It goes on in every thread.';
  const said: readonly (readonly [StatedHearing, string])[] = [
    [{ kind: 'not-needed' }, 'Nothing in this restricts you as a person'],
    [
      { kind: 'heard', askedAt, givenAt: until },
      'You were asked on 1 March 2026 at 12:00 UTC and said on 2 March 2026 at 09:00 UTC how',
    ],
    [
      { kind: 'silent', askedAt, until },
      'had until 2 March 2026 at 09:00 UTC. Nothing had come when this was decided, and that does',
    ],
    [
      { kind: 'urgent', urgency, until, path },
      `wrote it:\n> ${urgency}\nYou can say now how you see it, until 2 March 2026 at 09:00 UTC. Do it here:\n${path}`,
    ],
  ];
  for (const [hearing, part] of said) {
    const draft = composeStatement(input({ hearing }));
    assert.deepEqual(writeStatement(writer, draft).hearing, hearing);
    const plain = plainOf(draft);
    assert.ok(plain.includes(`Whether you were heard\n`) && plain.includes(part), plain);
  }
  assert.ok(!plainOf(composeStatement(input())).includes('Whether you were heard'));
});

test('R3 the step is called as the milder version calls it, in the language of the reader', () => {
  const german = 'de' as LanguageTag;
  const { rungChosen = assert.fail() } = issuedDecision().made;
  const translation = {
    language: german,
    name: 'Hafen',
    gravityScale: fixtureRulebook.gravityScale,
    families: { civility: { title: 'Umgang', ladder: { [rungChosen]: 'Nur lesen, zwei Tage' } } },
  };
  const milder = { range: 2, because: [{ version: 2, in: 'measures' as const }] };
  const decision = { ...issuedDecision().made, milder };
  const rungs = { family: input().family, translation };
  const draft = composeStatement(input({ language: german, decision, rungs }));
  assert.equal(draft.ladder?.chosen, 'Nur lesen, zwei Tage');
  assert.deepEqual(draft.ladder.milder, milder);
  const plain = plainOf(draft);
  assert.ok(plain.includes('- Ein Schritt dauert weniger lange (Fassung 2).'), plain);
  assert.ok(plain.includes('unter denen gewählt, die Fassung 2 vorsieht.'));
});

test('items, groups, the law and an earlier decision are named', () => {
  const decision = {
    ...issuedDecision().made,
    ground: 'illegal-content' as const,
    legalGround: 'section 185 of the criminal code',
    overrideOf: 'decision-0' as DecisionId,
    measures: [
      { kind: 'hide' as const, for: duration('P30D'), item: 'item-7' as ItemId },
      { kind: 'no-links' as const, for: duration('P1D'), group: 'group-3' as GroupId },
    ],
  };
  const plain = plainOf(composeStatement(input({ decision })));
  assert.ok(plain.includes('- Your item item-7 is hidden from other members. This holds from'));
  assert.ok(plain.includes('- You cannot post links. This holds in the group group-3 only, from'));
  assert.ok(
    plain.includes(
      'illegal under this law, and the rule covers it: section 185 of the criminal code.',
    ),
  );
  assert.ok(plain.includes('takes the place of an earlier decision'));
});

test('the effect on standing counts on top of what stands, to the later date', () => {
  const standing = standingAt(
    [
      {
        decision: 'decision-0' as DecisionId,
        family: 'civility' as FamilyId,
        points: 100,
        memory: duration('P365D'),
        issuedAt: instant('2026-03-01T00:00:00Z'),
        finalAt: instant('2026-03-01T00:00:00Z'),
      },
    ],
    issuedAt,
  );
  const text = composeStatement(input({ standing }));
  assert.equal(text.standing.before, 100);
  assert.equal(text.standing.clearAt, '2027-03-01T00:00:00.000Z');
});

test('X8 the statement of a hold says when it ends, that nobody decided, and that nothing counts', () => {
  const text = composeHoldStatement({
    language: english,
    original: english,
    issuedAt,
    item: 'item-1' as ItemId,
    measure: 'hide',
    for: duration('PT12H'),
    rule: input().rule,
    version: 1,
    family: input().family,
    facts: input().evidence,
    standing: standingAt([], issuedAt),
    redress,
  });
  assert.equal(text.automated.decision, 'hold');
  assert.equal(text.standing.added, 0);
  const plain = plainOf(text);
  assert.ok(plain.includes('until 2 March 2026 at 22:00 UTC'));
  assert.ok(plain.includes('Nobody has decided anything about you.'));
});
