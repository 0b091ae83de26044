import assert from 'node:assert/strict';
import type { Context, Decider } from '../domain/decider.ts';
import { isRefusal, type Refusal, type RefusalCode } from '../kernel/refusal.ts';

/** What was given and what is asked; the methods say what must follow. */
export interface Scenario<State, Event, Code extends RefusalCode> {
  /** The state that the events before the command add up to. */
  readonly before: State;
  /** The answer as it came, for checks this type has no word for. */
  readonly answer: readonly Event[] | Refusal<Code>;
  /** The command is agreed to with exactly these events; answers the state after them. */
  thenEvents(expected: readonly Event[]): State;
  /** The command is agreed to; answers the events and the state after them. */
  thenAgreed(): { readonly events: readonly Event[]; readonly after: State };
  /** The command is refused with this code and, if given, at this pointer; answers the refusal. */
  thenRefused(code: Code, pointer?: string): Refusal<Code>;
}

/** The state a list of events adds up to, from the very beginning. */
export function foldEvents<State, Command, Event, Code extends RefusalCode>(
  decider: Decider<State, Command, Event, Code>,
  events: readonly Event[],
): State {
  return events.reduce(decider.evolve, decider.initial);
}

/**
 * `given(decider, events).when(command, context).thenEvents(events)`: a test that reads like a
 * sentence.
 */
export function given<State, Command, Event, Code extends RefusalCode>(
  decider: Decider<State, Command, Event, Code>,
  events: readonly Event[],
): { when(command: Command, context: Context): Scenario<State, Event, Code> } {
  const before = foldEvents(decider, events);
  return {
    when: (command, context) => {
      const answer = decider.decide(command, before, context);
      return scenario(decider, before, answer);
    },
  };
}

function scenario<State, Command, Event, Code extends RefusalCode>(
  decider: Decider<State, Command, Event, Code>,
  before: State,
  answer: readonly Event[] | Refusal<Code>,
): Scenario<State, Event, Code> {
  const agreed = (): readonly Event[] => {
    if (isRefusal(answer)) assert.fail(`refused with ${answer.refused}: ${answer.detail}`);
    return answer as readonly Event[];
  };
  return {
    before,
    answer,
    thenEvents: (expected) => {
      assert.deepEqual(agreed(), expected);
      return agreed().reduce(decider.evolve, before);
    },
    thenAgreed: () => ({
      events: agreed(),
      after: agreed().reduce(decider.evolve, before),
    }),
    thenRefused: (code, pointer) => {
      if (!isRefusal(answer)) assert.fail(`agreed to what ${code} should refuse`);
      assert.equal(answer.refused, code, answer.detail);
      if (pointer !== undefined) assert.equal(answer.pointer, pointer);
      return answer as Refusal<Code>;
    },
  };
}
