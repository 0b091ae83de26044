import type { Activity } from '../domain/activity.ts';
import { DAY_MS } from '../kernel/duration.ts';
import type { Activation } from '../rulebook/activation.ts';
import { foldText } from './fold.ts';
import { domainAbove, hostOf } from './host.ts';
import type { Lists } from './lists.ts';
import type { TermMatch } from './term-index.ts';

/**
 * `actor.age` of an account whose age nobody told: very old, so that rules for new accounts spare
 * it.
 */
export const unknownAgeMs: number = 36_500 * DAY_MS;

const NONE: readonly string[] = [];

/** One activity as conditions see it; what costs something is computed once, when asked for. */
export class Facts implements Activation {
  readonly activity: Activity;
  readonly timeMs: number;
  /** Reads a window of the rule that is being evaluated. */
  readWindow: (name: string) => number = () => 0;
  readonly #lists: Lists;
  #terms: readonly TermMatch[] | undefined;
  #domains: readonly string[] | undefined;
  #hashes: readonly string[] | undefined;

  constructor(activity: Activity, lists: Lists) {
    this.activity = activity;
    this.timeMs = Date.parse(activity.time);
    this.#lists = lists;
  }

  get type(): string {
    return this.activity.type;
  }

  get group(): string {
    return this.activity.group ?? '';
  }

  get thread(): string {
    return this.activity.thread ?? '';
  }

  get actorId(): string {
    return this.activity.actor.id;
  }

  get actorAgeMs(): number {
    const { createdAt } = this.activity.actor;
    return createdAt === undefined ? unknownAgeMs : this.timeMs - Date.parse(createdAt);
  }

  get kind(): string {
    return this.activity.content?.kind ?? '';
  }

  get text(): string {
    return this.activity.content?.text ?? '';
  }

  get language(): string {
    return this.activity.content?.language ?? '';
  }

  get links(): readonly string[] {
    return this.activity.content?.links ?? NONE;
  }

  get mentions(): readonly string[] {
    return this.activity.content?.mentions ?? NONE;
  }

  get hashes(): readonly string[] {
    this.#hashes ??= (this.activity.content?.hashes ?? []).map(
      ({ algorithm, value }) => `${algorithm}:${value}`,
    );
    return this.#hashes;
  }

  get domains(): readonly string[] {
    this.#domains ??= this.links.flatMap((link) => hostOf(link) ?? []);
    return this.#domains;
  }

  detector(name: string): string {
    return (
      this.activity.content?.detectors.find((detector) => detector.name === name)?.output ?? ''
    );
  }

  termIn(list: string): TermMatch | undefined {
    this.#terms ??= this.#lists.terms.find(foldText(this.text));
    return this.#terms.find((match) => match.list === list);
  }

  domainIn(list: string): string | undefined {
    const domains = this.#lists.domains.get(list);
    if (domains === undefined) return undefined;
    for (const host of this.domains) {
      const found = domainAbove(host, domains);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  containsTerm(list: string): boolean {
    return this.termIn(list) !== undefined;
  }

  inDomains(list: string): boolean {
    return this.domainIn(list) !== undefined;
  }

  inHashes(list: string): boolean {
    const known = this.#lists.hashes.get(list);
    return known !== undefined && this.hashes.some((hash) => known.has(hash));
  }

  window(name: string): number {
    return this.readWindow(name);
  }
}
