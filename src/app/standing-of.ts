import type { MadeDecision } from '../domain/decision/state.ts';
import { type Person, personKey } from '../domain/person.ts';
import { standingEntryOf } from '../domain/standing/entry.ts';
import { type Standing, type StandingEntry, standingAt } from '../domain/standing/standing.ts';
import { readWhole } from './pages.ts';
import type { Work } from './work.ts';

/** Standing is computed from the decisions each time; nothing stores it (S1). */
export async function standingOf(work: Work, person: Person): Promise<Standing> {
  return standingAt(await standingEntriesOf(work, person), work.at);
}

export async function standingEntriesOf(
  work: Work,
  person: Person,
): Promise<readonly StandingEntry[]> {
  const views = await readWhole(work.store, { index: 'decisions-about', key: personKey(person) });
  return views.flatMap((view) => standingEntryOf(view.body as unknown as MadeDecision) ?? []);
}
