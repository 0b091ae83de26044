import assert from 'node:assert/strict';
import type { MemberId } from '../../kernel/identifier.ts';
import type { LetterPhase, LetterView } from '../contract/letters.ts';
import { asPlatform, asStaff, must, openWorld, type TestingWorld } from '../testing-world.ts';
import type { MailOutcome, OutgoingLetter } from './mailer.ts';

/** A world with a mail server in the test's hands. */
export interface PostWorld extends TestingWorld {
  /** Every letter that was handed over or tried, in order. */
  readonly mailed: OutgoingLetter[];
  /** What the mail server answers from now on. */
  server: (letter: OutgoingLetter) => MailOutcome;
}

export async function openPost(
  options: Omit<Parameters<typeof openWorld>[0] & object, 'mailer'> = {},
): Promise<PostWorld> {
  const mailed: OutgoingLetter[] = [];
  const world: PostWorld = Object.assign(
    await openWorld({
      ...options,
      mailer: {
        send: async (letter) => {
          mailed.push(letter);
          return world.server(letter);
        },
      },
    }),
    { mailed, server: (): MailOutcome => ({ kind: 'accepted' }) },
  );
  return world;
}

/** The platform says where its member reads mail, and in which language if it knows. */
export async function reachable(
  world: TestingWorld,
  member: string,
  how: { readonly address?: string; readonly language?: string } = {},
): Promise<void> {
  const { address = `${member}@post.example`, language } = how;
  const { correspondence } = world.application;
  const id = member as MemberId;
  must(await correspondence.giveAddress(id, { address }, asPlatform()));
  if (language === undefined) return;
  must(await correspondence.chooseLanguage(id, { language: language as never }, asPlatform()));
}

export async function lettersIn(
  world: TestingWorld,
  phase: LetterPhase,
): Promise<readonly LetterView[]> {
  return must(await world.application.letters.list({ phase }, asStaff('operator-1'))).items;
}

export function onlyLetter(world: PostWorld): OutgoingLetter {
  assert.equal(world.mailed.length, 1, world.mailed.map(({ subject }) => subject).join(', '));
  return world.mailed[0] ?? assert.fail();
}

/** The text without the marks that keep directions apart. */
export function readable({ text }: Pick<OutgoingLetter, 'text'>): string {
  return text.replaceAll(/[\u2066-\u2069]/g, '');
}

/** The address of a page that a letter names, by its first part. */
export function linkIn(letter: OutgoingLetter, part: 'd' | 'h' | 'r' | 'mail'): string {
  const found = new RegExp(`^https://forum\\.example/${part}/(\\S+)$`, 'm').exec(letter.text);
  return found?.[1] ?? assert.fail(`no /${part}/ link in\n${letter.text}`);
}
