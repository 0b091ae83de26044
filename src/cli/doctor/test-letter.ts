import type { MailOutcome, OutgoingLetter } from '../../app/mail/mailer.ts';
import type { LanguageTag } from '../../kernel/identifier.ts';
import { bad, type Check, good } from './check.ts';

const NAME = 'test letter';
const SUBJECT = 'A test letter from Evenhand';
const TEXT =
  'Somebody who runs this server asked for this letter, to see whether mail arrives. ' +
  'There is nothing to do.';

/** A letter that says no more than that it is one. */
export function testLetter(to: string, id: string): OutgoingLetter {
  const html = `<!doctype html><html lang="en"><title>${SUBJECT}</title><p>${TEXT}</p></html>`;
  return { id, to, language: 'en' as LanguageTag, subject: SUBJECT, text: TEXT, html };
}

export function testLetterCheck(to: string, outcome: MailOutcome): Check {
  if (outcome.kind === 'accepted') {
    const then = 'look whether it arrives, and what it says of SPF, DKIM and DMARC';
    return good(NAME, `the mail server took one for ${to}; ${then}`);
  }
  const kind = outcome.kind === 'refused' ? 'refuses one' : 'does not take one now';
  return bad(NAME, `the mail server ${kind} for ${to}: ${outcome.problem}; mend \`mail\``);
}

export function noMailServer(): Check {
  return bad(NAME, 'no mail server is set up; add `mail` to evenhand.json');
}
