import type { Application } from '../../app/application.ts';
import type { Answer, Call } from '../../app/contract/call.ts';
import type { CorrespondenceView } from '../../app/contract/correspondence.ts';
import type { LetterView } from '../../app/contract/letters.ts';
import type { LanguageTag, MemberId } from '../../kernel/identifier.ts';
import { instant } from '../../kernel/instant.ts';
import { refuse } from '../../kernel/refusal.ts';
import { err, ok } from '../../kernel/result.ts';
import { respondent } from '../testing-case.ts';
import type { Wording } from '../testing-rulebook.ts';

/** A link that asks whose address it is. */
export const questionLink = 'question-link-000001';

type Write = <Value>(
  write: { act: string; of: string; input: unknown; call: Call },
  value: () => Value,
) => Answer<Value>;

/** How the member of the tests is written to, and one letter that did not arrive. */
export function testingMail(
  write: Write,
  say: Wording,
): Pick<Application, 'correspondence' | 'letters'> {
  const languages = ['en', 'de', 'ar', 'zh'] as LanguageTag[];
  const view = (member: MemberId): CorrespondenceView => ({
    member,
    language: 'de' as LanguageTag,
    languages,
    address: { givenAt: instant('2026-11-19T08:00:00Z'), text: say('fern@post.example') },
    mail: 'sent',
  });
  const letter: LetterView = {
    letter: 'letter-1',
    kind: 'statement',
    to: { kind: 'member', id: respondent },
    language: 'de' as LanguageTag,
    phase: 'failed',
    createdAt: instant('2026-11-19T08:00:00Z'),
    digest: 'a'.repeat(64),
    attempts: [{ at: instant('2026-11-19T08:00:05Z'), problem: say('550 no such mailbox') }],
  };
  const act =
    (name: string) =>
    (of: string, input: unknown, call: Call): Answer<CorrespondenceView> =>
      write({ act: name, of, input, call }, () => view(of as MemberId));
  const nothingHere = err(refuse('not_found', 'There is nothing here that you can see.'));
  return {
    correspondence: {
      read: async (member) => ok(view(member)),
      chooseLanguage: act('choose-language'),
      giveAddress: act('give-address'),
      removeAddress: (member, call) => act('remove-address')(member, null, call),
      question: async (secret) =>
        secret === questionLink ? ok({ until: instant('2026-11-23T08:00:00Z') }) : nothingHere,
      confirm: (secret, call) =>
        write({ act: 'confirm', of: secret, input: null, call }, () => ({ confirmed: true })),
    },
    letters: {
      sends: () => true,
      list: async (_query, call) =>
        call.by.kind === 'staff' ? ok({ items: [letter] }) : nothingHere,
      retry: (id, call) => write({ act: 'retry', of: id, input: null, call }, () => letter),
      noteReturned: (id, call) =>
        write({ act: 'returned', of: id, input: null, call }, () => letter),
    },
  };
}
