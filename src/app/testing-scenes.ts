import assert from 'node:assert/strict';
import type { OpenCase } from '../domain/case/state.ts';
import type { MadeDecision } from '../domain/decision/state.ts';
import type { ImposedRestriction } from '../domain/restriction/state.ts';
import { DAY_MS, MINUTE_MS } from '../kernel/duration.ts';
import type { CaseId, DecisionId, MemberId, RuleId } from '../kernel/identifier.ts';
import type { Refusal } from '../kernel/refusal.ts';
import type { Result } from '../kernel/result.ts';
import type { SeededRandom } from '../replay/seeded-random.ts';
import { folded } from './testing-consistency.ts';
import { breachInput, outcomeReasons, urgencyGiven } from './testing-verbs.ts';
import {
  activityOf,
  asMember,
  asPlatform,
  asStaff,
  pass,
  reportOf,
  type TestingWorld,
} from './testing-world.ts';

/** Somebody in a scene by number; which handle they have is for each telling to say. */
type Part = number;

export type Scene =
  | { readonly kind: 'post'; readonly author: Part; readonly item: string; readonly text: string }
  | { readonly kind: 'report'; readonly author: Part; readonly item: string; readonly by: Part }
  | { readonly kind: 'judge'; readonly breach: boolean; readonly rung: string }
  | { readonly kind: 'appeal'; readonly author: Part; readonly outcome: 'upheld' | 'reversed' }
  | { readonly kind: 'pass'; readonly ms: number };

export const PARTS = 4;
const rule = 'civility.insults' as RuleId;
const texts: readonly string[] = [
  'You mudsnout, nobody asked you.',
  'Water it once a week and not more.',
  'Only a grumplewick would plant it there.',
  'See https://pots-at-cost.example/blue for the pots.',
];

/** Some days in a community: posts, reports, decisions, appeals, and time in between. */
export function drawnScenes(random: SeededRandom, amount: number = 24): readonly Scene[] {
  const posted: { readonly author: Part; readonly item: string }[] = [];
  return Array.from({ length: amount }, (_, index): Scene => {
    const post = (): Scene => {
      const one = { author: random.between(0, PARTS - 1), item: `post-${index}` };
      posted.push(one);
      return { kind: 'post', ...one, text: random.pick(texts) };
    };
    if (posted.length === 0) return post();
    switch (random.between(0, 5)) {
      case 0:
        return { kind: 'report', ...random.pick(posted), by: PARTS + random.between(0, 3) };
      case 1:
      case 2: {
        const rung = random.pick(['reminder', 'slow-1d', 'read-only-3d'] as const);
        return { kind: 'judge', breach: random.chance(0.75), rung };
      }
      case 3: {
        const outcome = random.pick(['upheld', 'reversed'] as const);
        return { kind: 'appeal', author: random.between(0, PARTS - 1), outcome };
      }
      case 4:
        return { kind: 'pass', ms: random.pick([MINUTE_MS, DAY_MS, 9 * DAY_MS]) };
      default:
        return post();
    }
  });
}

/** Plays the scenes with these handles; answers what each was answered with. */
export async function play(
  world: TestingWorld,
  scenes: readonly Scene[],
  handleOf: (part: Part) => string,
): Promise<readonly string[]> {
  const answers: string[] = [];
  for (const scene of scenes) {
    answers.push(`${scene.kind}: ${await playOne(world, scene, handleOf)}`);
    await pass(world);
  }
  return answers;
}

async function playOne(
  world: TestingWorld,
  scene: Scene,
  handleOf: (part: Part) => string,
): Promise<string> {
  const { intake, reports } = world.application;
  switch (scene.kind) {
    case 'post': {
      const { item, text } = scene;
      const links = text.match(/https:\S+/g) ?? [];
      const activity = activityOf(world, { author: handleOf(scene.author), item, text, links });
      return codeOf(await intake.take([{ kind: 'activity', activity }], asPlatform()));
    }
    case 'report': {
      const report = reportOf(scene.item, handleOf(scene.author));
      return codeOf(await reports.file(report, asMember(handleOf(scene.by))));
    }
    case 'judge':
      return await judgeOldest(world, scene);
    case 'appeal':
      return await appealLatest(world, { ...scene, member: handleOf(scene.author) });
    case 'pass':
      await pass(world, scene.ms);
      return 'passed';
  }
}

export function codeOf(result: Result<unknown, Refusal>): string {
  return result.ok ? 'ok' : result.error.refused;
}

async function judgeOldest(
  world: TestingWorld,
  how: { readonly breach: boolean; readonly rung: string },
): Promise<string> {
  const { cases } = world.application;
  const queue = await cases.queue({ limit: 1 }, asStaff('moderator-1'));
  const first = queue.ok ? queue.value.items[0] : undefined;
  return first === undefined ? 'nothing waits' : await judge(world, first.case, how);
}

/** Judges one case the way a moderator does; answers what was offered and what came of it. */
export async function judge(
  world: TestingWorld,
  id: CaseId,
  how: { readonly breach: boolean; readonly rung: string },
): Promise<string> {
  const { cases } = world.application;
  const by = asStaff('moderator-1');
  await cases.lease(id, {}, by);
  const found = how.breach
    ? ({ breach: 'breach', rule } as const)
    : { breach: 'no-breach' as const };
  await cases.recordFinding(id, { ...found, confidence: 'high' }, by);
  const ready = await cases.seePrecedents(id, found, by);
  if (!ready.ok) return ready.error.refused;
  const { blind, opened } = ready.value;
  const input = how.breach
    ? breachInput(ready.value, { rung: how.rung, more: { urgency: urgencyGiven } })
    : {
        outcome: 'no-breach' as const,
        factsReliedOn: [],
        reasons: outcomeReasons,
        confidence: 'high' as const,
      };
  const decided = await cases.decide(id, input, asStaff('moderator-1', blind.version));
  const range = opened?.suggestion?.range.map(({ name }) => name).join() ?? 'none';
  return `${opened?.suggestion?.suggested.name ?? 'none'} of ${range}: ${codeOf(decided)}`;
}

async function appealLatest(
  world: TestingWorld,
  about: { readonly member: string; readonly outcome: 'upheld' | 'reversed' },
): Promise<string> {
  const { appeals } = world.application;
  const decisions = await folded<MadeDecision>(world.store, 'decision');
  const latest = decisions.findLast(
    ({ made, phase }) => made.respondent.id === about.member && phase === 'issued',
  );
  if (latest === undefined) return 'nothing to appeal against';
  const decision: DecisionId = latest.made.decision;
  const filed = await appeals.file(decision, { text: 'I meant the fern.' }, asMember(about.member));
  if (!filed.ok) return filed.error.refused;
  const { appeal } = filed.value;
  const by = asStaff('reviewer-1');
  await appeals.lease(appeal, by);
  await appeals.recordFinding(appeal, { breach: 'breach' }, by);
  await appeals.openFirst(appeal, by);
  const outcome = `decision-${about.outcome}` as const;
  return codeOf(await appeals.decide(appeal, { outcome, reasons: outcomeReasons }, by));
}

/**
 * What came out for one member: what was decided and how far it could have gone, what restricts
 * them and for how long, how they stand. Nothing of how often or by whom it was reported.
 */
export async function outcomeFor(world: TestingWorld, member: string): Promise<unknown> {
  const decisions = await folded<MadeDecision>(world.store, 'decision');
  const restrictions = await folded<ImposedRestriction>(world.store, 'restriction');
  const files = await folded<OpenCase>(world.store, 'case');
  const { members } = world.application;
  const standing = await members.standing(member as MemberId, asMember(member));
  assert.ok(standing.ok);
  const { lines, ...sum } = standing.value;
  const own = decisions.filter(({ made }) => made.respondent.id === member);
  return {
    cases: files
      .filter(({ opened }) => 'author' in opened.subject && opened.subject.author === member)
      .map(({ phase, outcome, opened }) => ({ phase, outcome, family: opened.family })),
    decisions: own.map(({ made, phase }) => {
      const { outcome, rule: cited, rungSuggested, rungChosen, measures, weight, acts } = made;
      return { outcome, cited, rungSuggested, rungChosen, measures, weight, acts, phase };
    }),
    restrictions: restrictions
      .filter(({ imposed: { target } }) =>
        target.kind === 'member' ? target.member === member : target.author === member,
      )
      .map(({ imposed, reversed }) => {
        const { measure, target, startsAt, endsAt, basis } = imposed;
        return {
          measure,
          target,
          startsAt,
          endsAt,
          basis: basis.kind,
          reversed: reversed?.because,
        };
      }),
    standing: { ...sum, lines: lines.map(({ decision: _decision, ...line }) => line) },
  };
}
