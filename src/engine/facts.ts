import type { Activity, ContentHash, DetectorOutput } from '../domain/activity.ts';
import { DAY_MS } from '../kernel/duration.ts';
import { limits } from '../kernel/limits.ts';
import { momentOf } from '../kernel/moment-text.ts';
import { hostOf } from './host.ts';
import { kindOf } from './kind.ts';
import type { Facet } from './program/atom.ts';
import { Hits } from './program/hits.ts';
import { lowerInto } from './program/lower-units.ts';
import type { Matchers } from './program/matchers.ts';
import { FoldBuffer, foldInto } from './text/fold.ts';
import { skeletonInto } from './text/skeleton.ts';
import { fingerprint, sketch } from './text/sketch.ts';
import { TermHits } from './text/term-hits.ts';

/**
 * `actor.age` of an account whose age nobody told: very old, so that rules for new accounts spare
 * it.
 */
export const unknownAgeMs: number = 36_500 * DAY_MS;

const NO_TEXTS: readonly string[] = [];
const NO_HASHES: readonly ContentHash[] = [];
const NO_DETECTORS: readonly DetectorOutput[] = [];

/** Reads the windows of the rules. */
export interface WindowValues {
  /** Of `count`, `sum` and `distinct` a number; of `first` and `last` milliseconds. */
  value(window: number): number;
}

/**
 * One activity as conditions see it. One object serves all activities of an engine in turn, so that
 * looking at one allocates nothing. What costs something is worked out when asked for, and once.
 */
export class Facts {
  /** Turns of loops so far; the program sets it to 0 for each rule. */
  steps = 0;
  readonly stepsMax: number = limits.conditionStepsMax;

  source = '';
  id = '';
  item = '';
  replaces = false;
  type = '';
  kind = '';
  group = '';
  thread = '';
  actor = '';
  language = '';
  text = '';
  timeMs = 0;
  links: readonly string[] = NO_TEXTS;
  mentions: readonly string[] = NO_TEXTS;
  hashes: readonly ContentHash[] = NO_HASHES;
  detectors: readonly DetectorOutput[] = NO_DETECTORS;

  readonly terms: TermHits;
  readonly alikeTerms: TermHits;
  /** Literal parts in the text as written, where folding mixed neighbours. */
  readonly literals: TermHits;
  readonly domainHits: Hits;
  readonly hashHits: Hits;
  /** Positions of the patterns without literal parts that match. */
  readonly patternHits: Hits;
  windows: WindowValues = { value: () => 0 };
  /** Number of the activity: what was worked out in an earlier round no longer holds. */
  round = 0;
  /** What several rules have in common, by position, and the round it was worked out in. */
  readonly memo: unknown[] = [];
  readonly memoRounds: number[] = [];

  readonly #matchers: Matchers;
  readonly #ownFolded = new FoldBuffer();
  #folded = this.#ownFolded;
  readonly #skeleton = new FoldBuffer();
  readonly #written = new FoldBuffer();
  readonly #patternRounds: Float64Array;
  readonly #patternAnswers: Uint8Array;
  readonly #resemblances: Hits;
  /** Turns positions in the set of patterns into positions among all. */
  readonly #found: { add(position: number): void };
  #resembledRound = -1;
  #createdAt: string | undefined;
  #ageMs = Number.NaN;
  #textSize = -1;
  #domains: readonly string[] | undefined;
  #hashTexts: readonly string[] | undefined;
  #fingerprint: string | undefined;
  #sketch: string | undefined;

  constructor(matchers: Matchers) {
    this.#matchers = matchers;
    this.terms = new TermHits(matchers.termTargets);
    this.alikeTerms = new TermHits(matchers.alikeTargets);
    this.literals = new TermHits(matchers.termTargets);
    this.domainHits = new Hits(matchers.domainTargets);
    this.hashHits = new Hits(matchers.hashTargets);
    this.patternHits = new Hits(matchers.patterns.length);
    this.#resemblances = new Hits(matchers.textTargets);
    const { unprefixed } = matchers;
    this.#found = { add: (position) => this.patternHits.add(unprefixed[position] ?? 0) };
    this.#patternRounds = new Float64Array(matchers.patterns.length);
    this.#patternAnswers = new Uint8Array(matchers.patterns.length);
  }

  /** The folded text; only after `begin`. */
  get folded(): FoldBuffer {
    return this.#folded;
  }

  /** Turns to another activity. `scan` must follow before rules are looked at. */
  begin(activity: Activity): void {
    this.#read(activity);
    this.timeMs = momentOf(activity.time);
    this.#folded = this.#ownFolded;
    foldInto(this.text, this.#folded);
  }

  /** The same for an activity whose text was folded before. */
  beginFolded(activity: Activity, timeMs: number, folded: FoldBuffer): void {
    this.#read(activity);
    this.timeMs = timeMs;
    this.#folded = folded;
  }

  #read(activity: Activity): void {
    const { actor, content } = activity;
    this.round += 1;
    this.source = activity.source;
    this.id = activity.id;
    this.item = activity.item ?? '';
    this.type = activity.type;
    this.replaces = activity.type === 'content.edited' || activity.type === 'content.examined';
    this.kind = kindOf(activity) ?? '';
    this.group = activity.group ?? '';
    this.thread = activity.thread ?? '';
    this.actor = actor.id;
    this.#createdAt = actor.createdAt;
    this.#ageMs = Number.NaN;
    this.#textSize = -1;
    this.#domains = undefined;
    this.#hashTexts = undefined;
    this.#fingerprint = undefined;
    this.#sketch = undefined;
    this.text = content?.text ?? '';
    this.language = content?.language ?? '';
    this.links = content?.links ?? NO_TEXTS;
    this.mentions = content?.mentions ?? NO_TEXTS;
    this.hashes = content?.hashes ?? NO_HASHES;
    this.detectors = content?.detectors ?? NO_DETECTORS;
  }

  /** Looks for every list and every literal part at once. */
  scan(): void {
    const { literals, alikeTerms, domains, hashes, patternSet } = this.#matchers;
    this.terms.clear();
    this.#matchers.terms.scan(this.#folded, this.terms);
    if (literals !== undefined) {
      this.literals.clear();
      if (!this.#folded.perUnit) {
        lowerInto(this.text, this.#written);
        literals.scan(this.#written, this.literals);
      }
    }
    if (alikeTerms !== undefined) {
      skeletonInto(this.#folded, this.#skeleton);
      this.alikeTerms.clear();
      alikeTerms.scan(this.#skeleton, this.alikeTerms);
    }
    this.domainHits.clear();
    if (domains !== undefined && this.links.length > 0) {
      for (const domain of this.domains()) domains.lookup(domain, this.domainHits);
    }
    this.hashHits.clear();
    if (this.hashes.length > 0 && hashes.size > 0) this.#findHashes();
    this.patternHits.clear();
    if (patternSet !== undefined) patternSet.matching(this.text, this.#found);
  }

  #findHashes(): void {
    for (const hash of this.hashTexts()) {
      const targets = this.#matchers.hashes.get(hash);
      if (targets === undefined) continue;
      for (const target of targets) this.hashHits.add(target);
    }
  }

  /** Whether a pattern over the text matches; by its position. */
  pattern(position: number): boolean {
    if (this.#patternRounds[position] === this.round) return this.#patternAnswers[position] === 1;
    this.#patternRounds[position] = this.round;
    const matches = this.#matches(position);
    this.#patternAnswers[position] = matches ? 1 : 0;
    return matches;
  }

  #matches(position: number): boolean {
    const prepared = this.#matchers.patterns[position];
    if (prepared === undefined) return false;
    const { literals, pattern } = prepared;
    if (literals === undefined) return this.patternHits.has(position);
    const seen = this.#folded.perUnit ? this.terms : this.literals;
    for (let at = 0; at < literals.length; at += 1) {
      if (seen.has(literals[at] ?? 0)) return pattern.test(this.text);
    }
    return false;
  }

  resembles(target: number): boolean {
    const { texts } = this.#matchers;
    if (texts === undefined) return false;
    if (this.#resembledRound !== this.round) {
      this.#resembledRound = this.round;
      this.#resemblances.clear();
      texts.lookup(this.#folded, this.#resemblances);
    }
    return this.#resemblances.has(target);
  }

  facet(facet: Facet): string {
    return facet === 'kind' ? this.kind : this[facet];
  }

  ageMs(): number {
    if (!Number.isNaN(this.#ageMs)) return this.#ageMs;
    const created = this.#createdAt;
    this.#ageMs = created === undefined ? unknownAgeMs : this.timeMs - momentOf(created);
    return this.#ageMs;
  }

  /** Characters of the text, as CEL counts them. */
  textSize(): number {
    if (this.#textSize === -1) this.#textSize = charactersOf(this.text);
    return this.#textSize;
  }

  /** Hosts of the links that have one. */
  domains(): readonly string[] {
    this.#domains ??=
      this.links.length === 0 ? NO_TEXTS : this.links.flatMap((link) => hostOf(link) ?? []);
    return this.#domains;
  }

  /** `algorithm:value` of the attached files. */
  hashTexts(): readonly string[] {
    this.#hashTexts ??=
      this.hashes.length === 0
        ? NO_TEXTS
        : this.hashes.map(({ algorithm, value }) => `${algorithm}:${value}`);
    return this.#hashTexts;
  }

  fingerprint(): string {
    this.#fingerprint ??= this.text === '' ? '' : fingerprint(this.#folded);
    return this.#fingerprint;
  }

  sketch(): string {
    this.#sketch ??= this.text === '' ? '' : sketch(this.#folded);
    return this.#sketch;
  }

  detector(name: string): string {
    return this.detectors.find((detector) => detector.name === name)?.output ?? '';
  }

  detectorVersion(name: string): string {
    return this.detectors.find((detector) => detector.name === name)?.version ?? '';
  }
}

function charactersOf(text: string): number {
  let count = text.length;
  for (let at = 0; at + 1 < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit < 0xd800 || unit > 0xdbff) continue;
    const next = text.charCodeAt(at + 1);
    if (next >= 0xdc00 && next <= 0xdfff) {
      count -= 1;
      at += 1;
    }
  }
  return count;
}
