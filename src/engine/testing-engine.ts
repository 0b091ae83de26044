import type { Activity } from '../domain/activity.ts';
import type { ActivityId, CommunityId, ItemId, MemberId, RuleId } from '../kernel/identifier.ts';
import { type Instant, instant, instantFromMs, instantMs } from '../kernel/instant.ts';
import type { Files } from '../rulebook/diagnostic.ts';
import { loadRulebook } from '../rulebook/load.ts';
import type { Rule, RulebookVersion } from '../rulebook/model.ts';
import { soundFiles } from '../rulebook/testing-files.ts';
import { compileEngine, type Engine } from './engine.ts';
import type { Finding } from './finding.ts';
import type { Trace } from './trace/trace.ts';

export const effectiveFrom: Instant = instant('2026-03-01T00:00:00Z');

export function versionOf(files: Files): RulebookVersion {
  const loaded = loadRulebook(files);
  if (!loaded.ok) throw new TypeError(JSON.stringify(loaded.error[0]));
  const publishedAt = instant('2026-02-01T00:00:00Z');
  const { value: rulebook } = loaded;
  return { number: 3, hash: '00', publishedAt, effectiveFrom, rulebook, ruleHashes: {} };
}

/** An engine of which tests look at the findings. */
export interface TestEngine {
  evaluate(activity: Activity): readonly Finding[];
  screen(activity: Activity): readonly Finding[];
  restore(activity: Activity): void;
  trace(activity: Activity): Trace | undefined;
  readonly problems: number;
}

export function engineOf(files: Files): TestEngine {
  const compiled = compileEngine(versionOf(files));
  if (!compiled.ok) throw new TypeError(JSON.stringify(compiled.error[0]));
  const engine = compiled.value;
  let problems = 0;
  const looked = (evaluation: ReturnType<typeof engine.evaluate>): readonly Finding[] => {
    problems += evaluation.problems.length;
    return evaluation.findings;
  };
  return {
    evaluate: (activity) => looked(engine.evaluate(activity)),
    screen: (activity) => looked(engine.screen(activity)),
    restore: (activity) => {
      engine.restore(activity);
    },
    trace: (activity) => engine.trace(activity, 'spam.links'),
    get problems() {
      return problems;
    },
  };
}

/** An engine of rules that differ from the smallest rulebook's one in what is given. */
export function rulesOf(changes: readonly Partial<Rule>[]): Engine {
  const version = versionOf(soundFiles);
  const [sound] = version.rulebook.rules;
  if (sound === undefined) throw new TypeError('the smallest rulebook has a rule');
  const rules = changes.map(
    (change, at): Rule => ({ ...sound, id: `r-${at}` as RuleId, ...change }),
  );
  const compiled = compileEngine({ ...version, rulebook: { ...version.rulebook, rules } });
  if (!compiled.ok) throw new TypeError(compiled.error[0]?.message);
  return compiled.value;
}

/** A post, a number of seconds after the rules took effect, with a number of links. */
export function post(
  id: string,
  seconds: number,
  fields: {
    readonly links?: number;
    readonly text?: string;
    readonly actor?: string;
    readonly item?: string;
    readonly type?: Activity['type'];
  } = {},
): Activity {
  const { links = 0, text = '', actor = 'm-0412', item = id, type = 'content.posted' } = fields;
  return {
    id: id as ActivityId,
    source: 'https://forum.example',
    type,
    time: instantFromMs(instantMs(effectiveFrom) + seconds * 1_000),
    community: 'small' as CommunityId,
    actor: { id: actor as MemberId },
    item: item as ItemId,
    content: {
      kind: 'post',
      text,
      links: Array.from({ length: links }, (_, index) => `https://a.example/${id}/${index}`),
      mentions: [],
      hashes: [],
      detectors: [],
    },
  };
}
