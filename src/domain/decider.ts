import type { Instant } from '../kernel/instant.ts';
import type { Refusal } from '../kernel/refusal.ts';
import type { RulebookHistory } from '../rulebook/model.ts';
import type { Actor } from './person.ts';

/** What every decision of the core is told beside the command and the state. */
export interface Context {
  readonly at: Instant;
  readonly by: Actor;
  readonly rulebook: RulebookHistory;
}

/** Who did it and when: on every event, so that state is a record and never a boolean. */
export interface Recorded {
  readonly at: Instant;
  readonly by: Actor;
}

/**
 * One aggregate: `decide` answers a command with events or a refusal and never throws; `evolve`
 * folds one event into the state. Both are pure. `initial` is the state before anything happened.
 */
export interface Decider<State, Command, Event, Code extends Refusal['refused']> {
  readonly initial: State;
  readonly decide: (
    command: Command,
    state: State,
    context: Context,
  ) => readonly Event[] | Refusal<Code>;
  readonly evolve: (state: State, event: Event) => State;
}
