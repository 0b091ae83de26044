import assert from 'node:assert/strict';
import type { Seat } from '../domain/group/event.ts';
import { duration } from '../kernel/duration.ts';
import type { CaseId, DutyId, GroupId, ItemId, MemberId, RuleId } from '../kernel/identifier.ts';
import type { Instant } from '../kernel/instant.ts';
import type { CaseView, DecisionInput } from './contract/cases.ts';
import { deviationGiven, reasonsGiven } from './testing-verbs.ts';
import { asMember, asStaff, must, openWorld, type TestingWorld } from './testing-world.ts';

export const ferns: GroupId = 'g-ferns' as GroupId;
export const dutyRule: RuleId = 'stewardship.duties' as RuleId;

const family = `
  stewardship:
    title: Looking after a group
    memory: 365d
    weights: { 1: 1, 2: 2, 3: 5, 4: 10 }
    starts-at: { 1: reminder, 2: reminder, 3: reminder, 4: reminder }
    ladder:
      - name: reminder
        title: A reminder of the charter
      - name: pause-14d
        title: Not looking after the group for fourteen days
        measures:
          - { kind: no-stewardship, for: 14d }
`;

const rule = `---
id: stewardship.duties
title: Do what the charter promises
family: stewardship
category: OTHER_VIOLATION_TC
gravity: 2
applies-to: [post]
range: { from: reminder, to: pause-14d }
---
Whoever looks after a group answers what is brought to them, within the time of their charter.

## Why

Whoever brings something waits for it. A promise that is kept is why people bring it at all.

## Allowed

- Resigning at any time.

## Not allowed

- Leaving unanswered what one knows of.
`;

/** The world of the tests, with a rule for those who look after groups. */
export async function openStewardWorld(): Promise<TestingWorld> {
  return await openWorld({
    files: (files) => ({
      ...files,
      'rulebook.yaml': (files['rulebook.yaml'] ?? '').replace(
        '\nrecognition:',
        `${family}\nrecognition:`,
      ),
      'rules/stewardship.duties.md': rule,
    }),
  });
}

/** A group with somebody in a seat, who accepted the charter. */
export async function seat(
  world: TestingWorld,
  steward: string,
  as: { readonly seat?: Seat; readonly until?: Instant; readonly accepts?: false } = {},
): Promise<void> {
  const { groups } = world.application;
  must(await groups.open(ferns, asStaff('lead-1')));
  const input = {
    steward: steward as MemberId,
    seat: as.seat ?? 'steward',
    charter: {
      text: 'You look at what is brought to you, and you answer the staff.',
      duties: [
        { duty: 'look-into-matter', within: duration('P3D') },
        { duty: 'answer-staff', within: duration('P1D') },
      ],
    },
    ...(as.until === undefined ? {} : { until: as.until }),
  } as const;
  const view = must(await groups.appoint(ferns, input, asStaff('lead-1')));
  if (as.accepts === false) return;
  const place = view.stewards.find((one) => one.steward === steward);
  const version = place?.offer?.version ?? 0;
  must(await groups.accept(ferns, { version }, asMember(steward)));
}

export async function actingNow(world: TestingWorld): Promise<string | undefined> {
  return must(await world.application.groups.read(ferns, asStaff('lead-1'))).acting?.steward;
}

/** Something is brought to whoever acts, and delivered if the steward opens their page. */
export async function broughtTo(
  world: TestingWorld,
  steward: string,
  more: { readonly item?: string; readonly delivered?: false } = {},
): Promise<DutyId> {
  const { duties } = world.application;
  const input = {
    kind: 'look-into-matter',
    text: 'Two members insult each other in the fern thread.',
    ...(more.item === undefined ? {} : { item: more.item as ItemId }),
  } as const;
  const { duty } = must(await duties.bring(ferns, input, asStaff('moderator-1')));
  if (more.delivered === false) return duty;
  must(await duties.markDelivered(duty, { channel: 'page' }, asMember(steward)));
  return duty;
}

export async function caseOfDuty(world: TestingWorld, duty: DutyId): Promise<CaseId> {
  const view = must(await world.application.duties.read(duty, asStaff('lead-1')));
  assert.ok(view.case !== undefined, 'no case was opened');
  return view.case;
}

/** A decision that the steward broke the rule on duties, and pauses for fourteen days. */
export function pauseInput({ blind }: CaseView, facts?: readonly number[]): DecisionInput {
  const evidence = blind.evidence.map((item) => item.evidence);
  return {
    outcome: 'breach',
    rule: dutyRule,
    rung: 'pause-14d',
    factsReliedOn: facts === undefined ? evidence : evidence.filter((_, at) => facts.includes(at)),
    reasons: reasonsGiven,
    deviationReason: deviationGiven,
    confidence: 'high',
  };
}
