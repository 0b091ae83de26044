import type { Application } from '../app/application.ts';
import type { Answer } from '../app/contract/call.ts';
import type { HearingView } from '../app/contract/hearings.ts';
import type { CaseId, EvidenceId } from '../kernel/identifier.ts';
import { instant } from '../kernel/instant.ts';
import { type Refusal, refuse } from '../kernel/refusal.ts';
import { err, ok } from '../kernel/result.ts';
import type { TestingWrite } from './testing-application.ts';
import { respondent } from './testing-case.ts';
import { floodRule, type Wording } from './testing-rulebook.ts';

/** What the testing application writes down and answers. */
interface Desk {
  write<Value>(write: TestingWrite, value: () => Value): Answer<Value>;
}

/** A question that waits, one that was answered, and one that is over. */
export function testingHearing(say: Wording, phase: HearingView['phase']): HearingView {
  const said = phase === 'given' || phase === 'answered';
  return {
    case: `case-${phase}` as CaseId,
    to: { kind: 'member', id: respondent },
    when: phase === 'answered' ? 'after' : 'before',
    phase,
    subjectKind: 'item',
    askedAt: instant('2026-11-19T21:00:00Z'),
    until: instant(phase === 'over' ? '2026-11-20T07:00:00Z' : '2026-11-21T08:00:00Z'),
    rule: {
      rule: floodRule,
      version: 2,
      title: say('No floods of links'),
      text: say('Post a link once.'),
    },
    evidence: [
      {
        evidence: 'evidence-1' as EvidenceId,
        occurredAt: instant('2026-11-19T20:14:00Z'),
        text: say('The same lamp, half the price.'),
      },
    ],
    ...(said
      ? { given: { at: instant('2026-11-20T06:00:00Z'), text: say('They asked me for it.') } }
      : {}),
    ...(phase === 'answered'
      ? {
          answered: {
            at: instant('2026-11-20T07:30:00Z'),
            outcome: 'lifted' as const,
            reasons: say('In two of the threads the link was asked for.'),
          },
        }
      : {}),
  };
}

const phases = ['waiting', 'given', 'answered', 'over'] as const;

export function testingHearings(desk: Desk, say: Wording): Application['hearings'] {
  const find = (id: string): HearingView | undefined => {
    const phase = phases.find((candidate) => `case-${candidate}` === id);
    return phase && testingHearing(say, phase);
  };
  return {
    mine: async ({ by }) => {
      if (by.kind === 'member') return ok(phases.map((phase) => testingHearing(say, phase)));
      return by.kind === 'staff' ? ok([]) : err(refuse('not_signed_in', 'Sign in first.'));
    },
    read: async (id, { by }) => {
      const found = by.kind === 'member' ? find(id) : undefined;
      return found === undefined ? nothingHere() : ok(found);
    },
    give: (id, input, call) =>
      desk.write({ act: 'view', of: id, input, call }, () => testingHearing(say, 'given')),
    byLink: async (secret) => {
      const id = secret.startsWith('link-of-') ? secret.slice('link-of-'.length) : '';
      return find(id) === undefined
        ? nothingHere()
        : ok({ case: id as CaseId, person: { kind: 'member', id: respondent } });
    },
  };
}

function nothingHere(): ReturnType<typeof err<Refusal>> {
  return err(refuse('not_found', 'There is nothing here that you can see.'));
}
