import type { MemberPowers } from '../../../domain/powers/powers.ts';
import { SeenRecord } from '../record/record.ts';
import type { DomainEvent, SeenCommit } from '../record/seen-commit.ts';
import { takeIn } from '../record/take-in.ts';
import { monitors as allMonitors } from './all-monitors.ts';
import type { Answered, Monitor, Place, ShownStanding, Violation } from './monitor.ts';

type Look = (event: DomainEvent, place: Place) => string | undefined;

/**
 * Shows everything that happens to the monitors and keeps what they complain about. Which monitors
 * care for which event is looked up, so that a step costs what is new in it.
 */
export class Watch {
  readonly record: SeenRecord = new SeenRecord();
  readonly violations: Violation[] = [];
  readonly #monitors: readonly Monitor[];
  readonly #byEvent: ReadonlyMap<string, readonly { readonly id: string; readonly look: Look }[]>;

  constructor(monitors: readonly Monitor[] = allMonitors) {
    this.#monitors = monitors;
    this.#byEvent = looksByEvent(monitors);
  }

  commit(commit: SeenCommit): void {
    const { record } = this;
    takeIn(record, commit);
    for (const { event, id } of commit.events) {
      for (const { id: invariant, look } of this.#byEvent.get(event.type) ?? []) {
        this.#note(invariant, look(event, { id, commit, record }));
      }
    }
    this.#ask((monitor) => monitor.commit?.(commit, record));
  }

  powers(powers: MemberPowers): void {
    this.#ask((monitor) => monitor.powers?.(powers, this.record));
  }

  standing(shown: ShownStanding): void {
    this.#ask((monitor) => monitor.standing?.(shown, this.record));
  }

  answered(answered: Answered): void {
    this.#ask((monitor) => monitor.answered?.(answered, this.record));
  }

  turned(now: string): void {
    this.#ask((monitor) => monitor.turned?.(now, this.record));
  }

  atLast(): void {
    this.#ask((monitor) => monitor.atLast?.(this.record));
  }

  complain(violation: Violation): void {
    this.violations.push(violation);
  }

  #ask(look: (monitor: Monitor) => string | undefined): void {
    for (const monitor of this.#monitors) this.#note(monitor.id, look(monitor));
  }

  #note(invariant: string, seen: string | undefined): void {
    if (seen !== undefined) this.violations.push({ invariant, seen });
  }
}

function looksByEvent(
  monitors: readonly Monitor[],
): ReadonlyMap<string, readonly { readonly id: string; readonly look: Look }[]> {
  const looks = new Map<string, { readonly id: string; readonly look: Look }[]>();
  for (const { id, on = {} } of monitors) {
    for (const [type, look] of Object.entries(on)) {
      looks.set(type, [...(looks.get(type) ?? []), { id, look: look as Look }]);
    }
  }
  return looks;
}
