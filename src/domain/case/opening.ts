import type { CommunityId } from '../../kernel/identifier.ts';
import { addDuration } from '../../kernel/instant.ts';
import { limits } from '../../kernel/limits.ts';
import { refuse } from '../../kernel/refusal.ts';
import { versionInForce } from '../../rulebook/model.ts';
import type { Context } from '../decider.ts';
import { firstProblem, openProblem } from './checks.ts';
import type { CaseCommand } from './command.ts';
import type { CaseEvent, EvidenceTaken, Matter } from './event.ts';
import type { CaseRefusal } from './refusal.ts';
import type { CaseState, OpenCase } from './state.ts';

type Command<Type extends CaseCommand['type']> = Extract<CaseCommand, { type: Type }>;
type Answer = readonly CaseEvent[] | CaseRefusal;

interface Brought {
  readonly matter: Matter;
  readonly evidence: readonly EvidenceTaken[];
}

/** Opens a case with its first matter, its evidence and the moment promised for a decision. */
export function openCase(
  command: Command<'open-case'>,
  state: CaseState,
  context: Context,
): Answer {
  const { at, by } = context;
  const version = versionInForce(context.rulebook, at);
  const problem = firstProblem([
    state.phase === 'none'
      ? undefined
      : refuse('invalid_value', 'A case with this number is already there.', { pointer: '/case' }),
    evidenceProblem(command, { community: command.community, taken: [] }),
  ]);
  if (problem !== undefined) return problem;
  if (version === undefined) {
    return refuse('rule_not_in_force', 'This community has no rulebook in force yet.');
  }
  const { type: _type, matter, evidence, ...opened } = command;
  const promisedBy = addDuration(at, version.rulebook.promises.firstDecision);
  return [
    { type: 'case-opened', ...opened, promisedBy, at, by },
    { type: 'matter-joined', matter, evidence, at, by },
  ];
}

/** Brings one more finding or report to an open case; the same one twice changes nothing (E6). */
export function joinMatter(
  command: Command<'join-matter'>,
  state: OpenCase,
  { at, by }: Context,
): Answer {
  const { matter, evidence } = command;
  const key = matterKey(matter);
  if (state.matters.some((joined) => matterKey(joined) === key)) return [];
  const { community } = state.opened;
  const problem = firstProblem([
    joinProblem(state),
    evidenceProblem(command, { community, taken: state.evidence }),
  ]);
  return problem ?? [{ type: 'matter-joined', matter, evidence, at, by }];
}

// What comes after a decision belongs to a new case: the decision was made without it.
function joinProblem(state: OpenCase): CaseRefusal | undefined {
  if (state.phase !== 'decided') return openProblem(state);
  return refuse('case_closed', 'This case is decided. What is new belongs to a new case.', {
    facts: { decision: state.decision ?? null },
  });
}

function evidenceProblem(
  { matter, evidence }: Brought,
  file: { readonly community: CommunityId; readonly taken: readonly EvidenceTaken[] },
): CaseRefusal | undefined {
  return firstProblem([
    tooMuchEvidence(file.taken.length + evidence.length),
    repeatedEvidence(evidence, file.taken),
    evidenceFromElsewhere(evidence, file.community),
    privateEvidence(matter, evidence),
  ]);
}

/** A case stays small enough to be read. */
export function tooMuchEvidence(amount: number): CaseRefusal | undefined {
  const max = limits.evidencePerCaseMax;
  if (amount <= max) return undefined;
  const detail = `A case holds at most ${max} pieces of evidence. Please open another one.`;
  return refuse('too_many', detail, { pointer: '/evidence', facts: { max, amount } });
}

// A snapshot belongs to one case once, so that nothing can take its place later (E3).
function repeatedEvidence(
  evidence: readonly EvidenceTaken[],
  taken: readonly EvidenceTaken[],
): CaseRefusal | undefined {
  const seen = new Set(taken.map((item) => item.evidence));
  for (const [index, item] of evidence.entries()) {
    if (seen.has(item.evidence)) {
      return refuse('invalid_value', 'This piece of evidence is already in the case.', {
        pointer: `/evidence/${index}/evidence`,
        facts: { evidence: item.evidence },
      });
    }
    seen.add(item.evidence);
  }
  return undefined;
}

function evidenceFromElsewhere(
  evidence: readonly EvidenceTaken[],
  community: CommunityId,
): CaseRefusal | undefined {
  const index = evidence.findIndex((item) => item.community !== community);
  if (index === -1) return undefined;
  const detail = 'What happened in another community does not count here.';
  return refuse('evidence_from_elsewhere', detail, { pointer: `/evidence/${index}/community` });
}

// Only a participant's report opens a private conversation; a machine or a moderator never does
// (E2).
function privateEvidence(
  matter: Matter,
  evidence: readonly EvidenceTaken[],
): CaseRefusal | undefined {
  if (matter.kind === 'report') return undefined;
  const index = evidence.findIndex((item) => item.provenance === 'participant');
  if (index === -1) return undefined;
  const detail =
    'Private messages come into a case only with the report of somebody who took part.';
  return refuse('private_without_participant', detail, {
    pointer: `/evidence/${index}/provenance`,
  });
}

/** The same finding, report or look has the same key. */
export function matterKey(matter: Matter): string {
  switch (matter.kind) {
    case 'finding':
      return `finding:${matter.finding}`;
    case 'report':
      return `report:${matter.report}`;
    case 'own-initiative':
      return `own-initiative:${matter.reason}`;
  }
}
