import type { FiledAppeal } from '../domain/appeal/state.ts';
import type { OpenCase } from '../domain/case/state.ts';
import type { MadeDecision } from '../domain/decision/state.ts';
import type { ImposedRestriction } from '../domain/restriction/state.ts';
import { addDuration, type Instant, later } from '../kernel/instant.ts';
import { readWhole } from './pages.ts';
import { restrictionsByDecision } from './restriction-view.ts';
import { recordsKeptMax } from './retention.ts';
import type { Work } from './work.ts';

/**
 * Who else may need the file of a decision after it was issued: answers since when they no longer
 * do, or undefined while they do. Disputes before other bodies join here.
 */
type Keeper = (work: Work, decision: string) => Promise<Instant | 'never' | undefined>;

const keepers: readonly Keeper[] = [untilAppealsAreDecided, untilRestrictionsEnd];

/**
 * Since when a case is over for everybody: closed, its decisions final, reversed or replaced, and
 * nothing waiting. Undefined while it is not.
 */
export async function overSince(work: Work, one: OpenCase): Promise<Instant | undefined> {
  const file = await inTheEnd(work, one);
  const { phase, closedAt } = file;
  if (phase === 'open' || phase === 'decision-pending' || closedAt === undefined) return undefined;
  let over: Instant = closedAt;
  let next: string | undefined = file.decision;
  while (next !== undefined) {
    const decision = await decisionOf(work, next);
    if (decision === undefined) return over;
    const settled = await settledSince(work, next, decision);
    if (settled === undefined) return undefined;
    over = later(over, settled);
    next = decision.overridden?.replacement;
  }
  return over;
}

/** The case in which one goes on that was merged; each other one itself. */
export async function inTheEnd(work: Work, file: OpenCase): Promise<OpenCase> {
  if (file.mergedInto === undefined) return file;
  const view = await work.store.view(`case-${file.mergedInto}`);
  return view === undefined ? file : await inTheEnd(work, view.body as unknown as OpenCase);
}

async function decisionOf(work: Work, id: string): Promise<MadeDecision | undefined> {
  return (await work.store.view(`decision-${id}`))?.body as unknown as MadeDecision | undefined;
}

async function settledSince(
  work: Work,
  id: string,
  { made, finalAt, reversed, overridden, issuedAt }: MadeDecision,
): Promise<Instant | undefined> {
  let since = reversed?.at ?? overridden?.at ?? finalAt ?? unread(work, issuedAt ?? made.at);
  if (since === undefined) return undefined;
  for (const keeper of keepers) {
    const until = await keeper(work, id);
    if (until === undefined) return undefined;
    if (until !== 'never') since = later(since, until);
  }
  return since;
}

// The time for an appeal starts when somebody reads the statement (A1). A file that nobody comes
// for is not kept for ever.
function unread(work: Work, issuedAt: Instant): Instant | undefined {
  const longest = addDuration(issuedAt, recordsKeptMax);
  return longest <= work.at ? longest : undefined;
}

async function untilAppealsAreDecided(
  work: Work,
  decision: string,
): Promise<Instant | 'never' | undefined> {
  const views = await readWhole(work.store, { index: 'appeals-against', key: decision });
  let until: Instant | 'never' = 'never';
  for (const view of views) {
    const { decided } = view.body as unknown as FiledAppeal;
    if (decided === undefined) return undefined;
    until = until === 'never' ? decided.at : later(until, decided.at);
  }
  return until;
}

// While it binds somebody, they may ask for an early end, and whoever answers reads the file.
async function untilRestrictionsEnd(
  work: Work,
  decision: string,
): Promise<Instant | 'never' | undefined> {
  const imposed = await restrictionsByDecision(work, decision);
  let until: Instant | 'never' = 'never';
  for (const one of imposed) {
    const end = boundUntil(one, work.at);
    if (end === undefined) return undefined;
    until = until === 'never' ? end : later(until, end);
  }
  return until;
}

// When it stopped binding; undefined while it binds.
function boundUntil(
  { imposed, reversed, lifted }: ImposedRestriction,
  now: Instant,
): Instant | undefined {
  const early = reversed?.at ?? lifted?.at;
  if (early !== undefined) return early;
  return now < imposed.endsAt ? undefined : imposed.endsAt;
}
