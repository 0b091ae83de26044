import type { FirstInstance } from '../domain/appeal/command.ts';
import type { FiledAppeal } from '../domain/appeal/state.ts';
import { rungsInRange } from '../domain/ladder.ts';
import type { FirstAnswer } from '../domain/panel/majority.ts';
import { familyOf, type Rung, ruleOf } from '../rulebook/model.ts';
import { latestConduct, pseudonyms, rulesAsOf } from './case-view.ts';
import type { RedactedFile } from './contract/panels.ts';
import { reporterTraces } from './reporter-traces.ts';
import { snapshotOf, textOf } from './texts.ts';
import type { Work } from './work.ts';

/**
 * The file as people read it who are not on the staff. Handles become roles, in evidence and in
 * what was written; reporters are only ever “a reporter” (N3). The first decision comes when it
 * may.
 */
export async function redactedFile(
  work: Work,
  appeal: FiledAppeal,
  { first, opened }: { readonly first: FirstInstance; readonly opened: boolean },
): Promise<RedactedFile> {
  const { file, decision } = first;
  const names = pseudonyms(file);
  const redact = await redactor(work, first);
  const evidence = file.evidence.map(async (item) => {
    const snapshot = await snapshotOf(work, item);
    return {
      occurredAt: item.occurredAt,
      author: names.of(snapshot.author),
      kind: snapshot.kind,
      text: redact(snapshot.text),
      links: snapshot.links.map(redact),
    };
  });
  const { made } = decision;
  return {
    appellant: appeal.received.appellant.kind,
    text: redact(await textOf(work, appeal.received.text)),
    evidence: await Promise.all(evidence),
    rules: rulesAsOf(work, file, latestConduct(file)).filter(
      ({ ref, hinted }) => ref.rule === made.rule?.rule || (made.rule === undefined && hinted),
    ),
    rungs: rungsOf(work, first),
    ...(opened
      ? {
          first: {
            outcome: made.outcome,
            ...(made.rungChosen === undefined ? {} : { rung: made.rungChosen }),
            measures: made.measures,
            reasons: redact(await textOf(work, made.reasons)),
          },
        }
      : {}),
  };
}

/** What a ballot is measured against. */
export function firstAnswerOf(work: Work, { decision }: FirstInstance): FirstAnswer {
  const { rule: ref, outcome, rungChosen } = decision.made;
  const found = ref && ruleOf(work.rulebook, ref);
  const family = found && familyOf(found.version.rulebook, found.rule.family);
  return {
    outcome,
    ...(rungChosen === undefined ? {} : { rungChosen }),
    ladder: (family?.ladder ?? []).map(({ name }) => name),
  };
}

function rungsOf(work: Work, { decision }: FirstInstance): readonly Rung[] {
  const ref = decision.made.rule;
  const found = ref && ruleOf(work.rulebook, ref);
  const family = found && familyOf(found.version.rulebook, found.rule.family);
  return found === undefined || family === undefined ? [] : rungsInRange(found.rule, family);
}

type Redact = (text: string) => string;

async function redactor(work: Work, { file, decision }: FirstInstance): Promise<Redact> {
  const { respondent, decidedBy } = decision.made;
  const handlers = [...file.touchedBy, decidedBy, decision.confirmedBy ?? decidedBy];
  const names = pseudonyms(file);
  const roles = new Map<string, string>();
  for (const trace of await reporterTraces(work, file)) roles.set(trace, '[a reporter]');
  for (const staff of handlers) roles.set(staff, '[a moderator]');
  for (const item of file.evidence) {
    if (item.author !== undefined) roles.set(item.author, `[${names.of(item.author)}]`);
  }
  roles.set(respondent.id, `[${names.of(respondent.id)}]`);
  // Longer names first, so that no name is cut by a shorter one that it begins with.
  const ordered = [...roles].filter(([name]) => name.trim() !== '');
  const sorted = ordered.toSorted(([one], [other]) => other.length - one.length);
  return (text) => sorted.reduce((left, [name, role]) => replaced(left, name, role), text);
}

function replaced(text: string, name: string, role: string): string {
  const literal = name.trim().replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  return text.replace(new RegExp(literal, 'giu'), () => role);
}
