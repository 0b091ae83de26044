import { durationMs } from '../../../kernel/duration.ts';
import type { Instant } from '../../../kernel/instant.ts';
import type { Family, Rule, RulebookHistory, RulebookVersion } from '../../../rulebook/model.ts';
import type { Monitor } from './monitor.ts';

function inForceAt(history: RulebookHistory, at: string): RulebookVersion | undefined {
  return history.versions.findLast(({ effectiveFrom }) => effectiveFrom <= at);
}

function ruleIn(
  version: RulebookVersion | undefined,
  id: string,
): { readonly rule: Rule; readonly family: Family } | undefined {
  const rule = version?.rulebook.rules.find((candidate) => candidate.id === id);
  const family = version?.rulebook.families.find((candidate) => candidate.id === rule?.family);
  return rule === undefined || family === undefined ? undefined : { rule, family };
}

/** Milliseconds of the longest measure of a rule's heaviest step. */
function longestTerm(history: RulebookHistory, id: string, at: string): number | undefined {
  const found = ruleIn(inForceAt(history, at), id);
  const rung = found?.family.ladder.find(({ name }) => name === found.rule.range.to);
  if (rung === undefined) return undefined;
  return Math.max(0, ...rung.measures.map(({ for: length }) => durationMs(length)));
}

const conductBeforeRule: Monitor = {
  id: 'R1',
  on: {
    'decision-made': ({ rule, conductAt }, { record }) => {
      if (rule === undefined) return undefined;
      const then = ruleIn(inForceAt(record.history, conductAt), rule.rule);
      return then === undefined ? `${rule.rule} was not in force at ${conductAt}` : undefined;
    },
    'matter-joined': ({ matter, evidence }, { record }) => {
      if (matter.kind !== 'finding') return undefined;
      const version = record.history.versions.find(({ number }) => number === matter.rule.version);
      const early = evidence.find(({ occurredAt }) => occurredAt < (version?.effectiveFrom ?? '~'));
      return early && `a finding under version ${matter.rule.version} about ${early.occurredAt}`;
    },
  },
};

const publishedVersion: Monitor = {
  id: 'R2',
  on: {
    'decision-made': ({ outcome, rule, at }, { record }) => {
      if (outcome === 'no-breach') return undefined;
      const version = record.history.versions.find(({ number }) => number === rule?.version);
      if (rule === undefined || version === undefined) return 'no published rule is cited';
      if (ruleIn(version, rule.rule) === undefined) return `version has no ${rule.rule}`;
      return version.publishedAt > at ? `version ${rule.version} came later` : undefined;
    },
  },
};

const milderRule: Monitor = {
  id: 'R3',
  on: {
    'decision-made': ({ rule, conductAt, at, measures, inAppeal }, { record }) => {
      if (rule === undefined || inAppeal !== undefined) return undefined;
      const most = [conductAt, at].flatMap(
        (moment: Instant) => longestTerm(record.history, rule.rule, moment) ?? [],
      );
      const over = measures.find(({ for: length }) => durationMs(length) > Math.min(...most));
      return over && `${over.kind} for ${over.for}, longer than the milder version allows`;
    },
  },
};

export const ruleMonitors: readonly Monitor[] = [conductBeforeRule, publishedVersion, milderRule];
