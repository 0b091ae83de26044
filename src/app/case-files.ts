import type { CaseCommand } from '../domain/case/command.ts';
import { caseDecider } from '../domain/case/decide.ts';
import type { EvidenceTaken, Matter } from '../domain/case/event.ts';
import type { OpenCase } from '../domain/case/state.ts';
import type { Actor, Subject } from '../domain/person.ts';
import type { SourceType } from '../domain/report/event.ts';
import { durationMs } from '../kernel/duration.ts';
import type { CaseId, CommunityId, FamilyId } from '../kernel/identifier.ts';
import { elapsedMs, type Instant } from '../kernel/instant.ts';
import { limits } from '../kernel/limits.ts';
import { isRefusal } from '../kernel/refusal.ts';
import type { ListedView } from '../store/port.ts';
import { caseFileKey, cases } from './aggregates.ts';
import type { Runtime } from './runtime.ts';
import { idOf, type Work } from './work.ts';

export interface NewMatter {
  readonly subject: Subject;
  readonly source: SourceType;
  readonly family?: FamilyId;
  readonly automatedDetection: boolean;
  readonly matter: Matter;
  readonly evidence: readonly EvidenceTaken[];
  readonly by: Actor;
}

/**
 * Brings a matter to a case: the open one about the same person under the same family from the last
 * 14 days, or a new one. So a hundred reports make one case, and their number decides nothing (E6).
 */
export async function bringToCase(
  runtime: Runtime,
  work: Work,
  matter: NewMatter,
): Promise<CaseId> {
  const open = await openCaseFor(work, matter);
  if (open !== undefined) {
    const join: CaseCommand = {
      type: 'join-matter',
      matter: matter.matter,
      evidence: await withoutTaken(work, open, matter.evidence),
    };
    await work.apply(cases, open, join, matter.by);
    return open;
  }
  const opened = await openCase(runtime, work, matter);
  await claimPlaceAfterLatest(work, matter, opened);
  return opened;
}

/**
 * Lets one of two first reports that come at the same moment open the case; the other one finds it
 * and joins. Each case of one person and family claims the place after the one before it.
 */
async function claimPlaceAfterLatest(work: Work, matter: NewMatter, opened: CaseId): Promise<void> {
  const file = caseFileKey(matter.subject, matter.family);
  const latest = await work.store.holder(`latest-case/${file}`);
  work.claim(`case-after/${file}/${latest ?? 'none'}`, opened);
  if (latest !== undefined) work.release(`latest-case/${file}`);
  work.claim(`latest-case/${file}`, opened);
}

/** Opens a case of its own, with its promise. */
export async function openCase(runtime: Runtime, work: Work, matter: NewMatter): Promise<CaseId> {
  const id = work.newId() as CaseId;
  const opened = await work.apply(
    cases,
    id,
    {
      type: 'open-case',
      case: id,
      community: runtime.community satisfies CommunityId,
      subject: matter.subject,
      source: matter.source,
      ...(matter.family === undefined ? {} : { family: matter.family }),
      automatedDetection: matter.automatedDetection,
      matter: matter.matter,
      evidence: matter.evidence,
    },
    matter.by,
  );
  if (opened.phase !== 'none') work.send('case-promise', { case: id }, opened.opened.promisedBy);
  return id;
}

async function openCaseFor(work: Work, matter: NewMatter): Promise<CaseId | undefined> {
  const about = caseFileKey(matter.subject, matter.family);
  const found = [
    ...(await newest(work, 'open-cases-about', about)),
    ...(await openOnSameItem(work, matter)),
  ];
  const recent = found.find((view) => {
    const file = view.body as unknown as OpenCase;
    return isRecent(file.opened.at, work.at) && canJoin(file, matter, work);
  });
  return recent === undefined ? undefined : (idOf(recent.stream) as CaseId);
}

/**
 * A matter that names no rule, or meets a case that names none, belongs to whatever is open on its
 * item.
 */
async function openOnSameItem(work: Work, matter: NewMatter): Promise<readonly ListedView[]> {
  if (matter.subject.kind !== 'item') return [];
  const onItem = await newest(work, 'open-cases-on-item', matter.subject.item);
  return onItem.filter((view) => {
    const { family } = (view.body as unknown as OpenCase).opened;
    return family === undefined || matter.family === undefined;
  });
}

function newest(work: Work, index: string, key: string): Promise<readonly ListedView[]> {
  return work.store.list({ index, key, direction: 'descending', limit: 5 });
}

function isRecent(openedAt: Instant, now: Instant): boolean {
  return elapsedMs(openedAt, now) <= durationMs(limits.joinCasesWithin);
}

// A full case, or one that was closed between the look-up and now, gets a new case beside it.
function canJoin(file: OpenCase, matter: NewMatter, work: Work): boolean {
  const command: CaseCommand = {
    type: 'join-matter',
    matter: matter.matter,
    evidence: matter.evidence,
  };
  const context = { at: work.at, by: matter.by, rulebook: work.rulebook };
  return !isRefusal(caseDecider.decide(command, file, context));
}

// The same activity reported twice is one piece of evidence, and its second snapshot is not kept
// (E3).
async function withoutTaken(
  work: Work,
  id: CaseId,
  evidence: readonly EvidenceTaken[],
): Promise<readonly EvidenceTaken[]> {
  const file = await work.load(cases, id);
  if (file.phase === 'none') return evidence;
  const taken = new Set(file.evidence.map(shownBy));
  for (const item of evidence) if (taken.has(shownBy(item))) work.discard(item.part);
  return evidence.filter((item) => !taken.has(shownBy(item)));
}

// Two posts of the same words at the same moment are two pieces: each can be judged and hidden.
function shownBy({ digest, activity, item }: EvidenceTaken): string {
  return JSON.stringify([digest, activity ?? null, item ?? null]);
}
