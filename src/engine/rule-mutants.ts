import { DAY_MS, durationMs, HOUR_MS, MINUTE_MS, parseDuration } from '../kernel/duration.ts';
import type { RuleId } from '../kernel/identifier.ts';
import { limits } from '../kernel/limits.ts';
import {
  type Rule,
  type RulebookVersion,
  type RuleTest,
  type Window,
  windowKeys,
} from '../rulebook/model.ts';
import {
  canonical,
  type Mutant,
  mutateCondition,
  mutateMeasurement,
} from '../rulebook/mutate-condition.ts';
import { prepareRuleTest } from './rule-tests.ts';

/** A changed rule that passes all of the rule's tests. */
export interface Survivor {
  /** What is changed: the condition, or for example `links_10m over 20m`. */
  readonly text: string;
  /** The changed part as it was and as it is. */
  readonly before: string;
  readonly after: string;
  /** Why no test needs to notice it, from the rule's `mutants`. */
  readonly reason?: string;
}

/** How the tests of one rule take small changes of it. */
export interface RuleMutation {
  readonly rule: RuleId;
  /** How many changed rules the tests ran against. */
  readonly tried: number;
  /** Changes left out because they gave the same text as the rule or as another change. */
  readonly same: number;
  /** Changes left out because a rule may not say that. */
  readonly refused: number;
  readonly survivors: readonly Survivor[];
  /** Texts in the rule's `mutants` that no survivor has. */
  readonly needless: readonly string[];
}

/**
 * Changes one small thing in a rule at a time and runs the rule's own tests against it. Undefined
 * for a rule without a condition, and for one whose tests do not pass as it is.
 */
export function runRuleMutants(version: RulebookVersion, rule: Rule): RuleMutation | undefined {
  if (rule.when === undefined || noticed(version, rule, rule.tests)) return undefined;
  const { changed, same, refused } = changedRules(version, rule);
  const reasons = new Map(rule.mutants?.map(({ text, reason }) => [canonical(text), reason]));
  // Tests that noticed most so far come first: the next change is mostly noticed by them too.
  const tests = rule.tests.map((example) => ({ example, noticed: 0 }));
  const survivors: Survivor[] = [];
  for (const { mutant, rule: other } of changed) {
    tests.sort((first, second) => second.noticed - first.noticed);
    const by = tests.find(({ example }) => noticed(version, other, [example]));
    if (by !== undefined) {
      by.noticed += 1;
      continue;
    }
    const { text, before, after } = mutant;
    const reason = reasons.get(text);
    survivors.push({ text, before, after, ...(reason === undefined ? {} : { reason }) });
  }
  const survived = new Set(survivors.map(({ text }) => text));
  const needless = [...reasons.keys()].filter((text) => !survived.has(text));
  return { rule: rule.id, tried: changed.length, same, refused, survivors, needless };
}

/** Whether a test comes out otherwise than it says. */
function noticed(version: RulebookVersion, rule: Rule, tests: readonly RuleTest[]): boolean {
  return tests.some((example) => {
    const prepared = prepareRuleTest(version, rule, example);
    if (!prepared.ok) return true;
    const { engine, activities } = prepared.value;
    const matches = activities.some((activity) => engine.evaluate(activity).findings.length > 0);
    return matches !== (example.expect === 'match');
  });
}

interface Changed {
  readonly mutant: Omit<Mutant, 'source'>;
  readonly rule: Rule;
}

interface Changes {
  readonly changed: readonly Changed[];
  readonly same: number;
  readonly refused: number;
}

function changedRules(version: RulebookVersion, rule: Rule): Changes {
  const lists = Object.fromEntries(version.rulebook.lists.map(({ name, kind }) => [name, kind]));
  const { mutants, same, refused } = mutateCondition(rule.when ?? '', {
    windows: rule.windows,
    lists,
  });
  const ofCondition: Changes = {
    changed: mutants.map((mutant) => ({ mutant, rule: { ...rule, when: mutant.source } })),
    same,
    refused,
  };
  const all = [ofCondition, ...rule.windows.map((window) => changedWindows(rule, window))];
  return {
    changed: all.flatMap(({ changed }) => changed),
    same: all.reduce((sum, one) => sum + one.same, 0),
    refused: all.reduce((sum, one) => sum + one.refused, 0),
  };
}

function changedWindows(rule: Rule, window: Window): Changes {
  const { name, aggregate, of, by, over } = window;
  const changed: Changed[] = [];
  const add = (mutant: Changed['mutant'], fields: Partial<Window>): void => {
    const windows = rule.windows.map((one) => (one === window ? { ...window, ...fields } : one));
    changed.push({ mutant, rule: { ...rule, windows } });
  };
  const [lengthMs, latenessMs] = [durationMs(over), durationMs(window.lateness)];
  let refused = 0;
  for (const otherMs of [lengthMs * 2, Math.floor(lengthMs / 2_000) * 1_000]) {
    const after = shortDuration(otherMs);
    const length = parseDuration(after);
    if (!length.ok || otherMs === 0 || otherMs > durationMs(limits.windowLengthMax)) refused += 1;
    else {
      const mutant = { text: `${name} over ${after}`, before: shortDuration(lengthMs), after };
      const isLonger = latenessMs > otherMs && latenessMs <= lengthMs;
      add(mutant, { over: length.value, ...(isLonger ? { lateness: length.value } : {}) });
    }
  }
  for (const key of windowKeys) {
    if (key === by) continue;
    add({ text: `${name} by ${key}`, before: by, after: key }, { by: key });
  }
  if (of === undefined || (aggregate !== 'sum' && aggregate !== 'distinct')) {
    return { changed, same: 0, refused };
  }
  const measured = mutateMeasurement(of, aggregate);
  for (const { text, source, before, after } of measured.mutants) {
    add({ text: `${name} ${aggregate} ${text}`, before, after }, { of: source });
  }
  return { changed, same: measured.same, refused: refused + measured.refused };
}

/** A length as rule authors write it: `90s`, `20m`, `2h`, `7d`. */
function shortDuration(lengthMs: number): string {
  if (lengthMs > 0 && lengthMs % DAY_MS === 0) return `${lengthMs / DAY_MS}d`;
  if (lengthMs > 0 && lengthMs % HOUR_MS === 0) return `${lengthMs / HOUR_MS}h`;
  if (lengthMs > 0 && lengthMs % MINUTE_MS === 0) return `${lengthMs / MINUTE_MS}m`;
  return `${lengthMs / 1_000}s`;
}
