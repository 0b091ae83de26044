import type { Actor } from '../../domain/person.ts';
import { refuse } from '../../kernel/refusal.ts';
import { nothingHere, platformOrStaff } from '../access.ts';
import { statements } from '../aggregates.ts';
import type { Answer, Call } from '../contract/call.ts';
import type { Letters, LetterView } from '../contract/letters.ts';
import { answer, handle, newWork, stop } from '../handle.ts';
import { pageOf, readWhole } from '../pages.ts';
import type { Runtime } from '../runtime.ts';
import type { Work } from '../work.ts';
import { type StoredLetter, saveLetter } from './letters.ts';

/** What was sent and what was not, for those who look after the mail. */
export function createLetters(runtime: Runtime): Letters {
  return {
    sends: () => runtime.mailer !== undefined,
    list: ({ phase, ...query }, call) =>
      answer(async () => {
        const work = newWork(runtime);
        await mayManage(work, call);
        return await pageOf(work.store, query, {
          index: 'letters',
          key: phase,
          direction: 'descending',
          row: (view) => shownLetter(view.body as unknown as StoredLetter),
        });
      }),
    retry: (id, call) => retry(runtime, id, call),
    noteReturned: (id, call) => noteReturned(runtime, id, call),
  };
}

async function mayManage(work: Work, call: Call): Promise<Actor> {
  return await platformOrStaff(work, call, 'mail:manage', ['operator', 'lead']);
}

async function letterIn(work: Work, id: string): Promise<StoredLetter> {
  const view = await work.store.view(`letter-${id}`);
  return view === undefined ? stop(nothingHere()) : (view.body as unknown as StoredLetter);
}

async function retry(runtime: Runtime, id: string, call: Call): Answer<LetterView> {
  return await handle(runtime, call, async (work) => {
    const by = await mayManage(work, call);
    const letter = await letterIn(work, id);
    if (letter.phase === 'accepted') {
      stop(refuse('already_decided', 'A mail server took this letter over. It needs no retry.'));
    }
    if (letter.phase === 'waiting') return shownLetter(letter);
    if ((await work.part(letter.text)) === undefined) {
      stop(refuse('not_found', 'Its text is past its retention and cannot be sent again.'));
    }
    // A new count of tries; what was tried before stays in the record of its events.
    const again: StoredLetter = { ...letter, phase: 'waiting', attempts: [], nextAt: work.at };
    await saveLetter(work, again, { type: 'letter-retried', by });
    work.send('mail', { letter: id });
    return shownLetter(again);
  });
}

async function noteReturned(runtime: Runtime, id: string, call: Call): Answer<LetterView> {
  return await handle(runtime, call, async (work) => {
    const by = await mayManage(work, call);
    const letter = await letterIn(work, id);
    if (letter.phase === 'returned') return shownLetter(letter);
    if (letter.phase !== 'accepted') {
      stop(refuse('invalid_value', 'Only a letter that a mail server took over can come back.'));
    }
    const returned: StoredLetter = { ...letter, phase: 'returned', returnedAt: work.at };
    await saveLetter(work, returned, { type: 'letter-returned', by });
    if (letter.statement !== undefined) {
      const command = { type: 'note-returned', channel: 'mail' } as const;
      await work.apply(statements, letter.statement, command, by);
    }
    return shownLetter(returned);
  });
}

/** Every letter that was written to a member, for their own file. */
export async function lettersTo(work: Work, member: string): Promise<readonly LetterView[]> {
  const views = await readWhole(work.store, { index: 'letters-to', key: `member:${member}` });
  return views.map((view) => shownLetter(view.body as unknown as StoredLetter));
}

function shownLetter({ text: _, ...letter }: StoredLetter): LetterView {
  return letter;
}
