import type { Mailer, OutgoingLetter } from '../../../app/mail/mailer.ts';

/** How the mail server at the other end behaves. */
export type MailMood = 'takes over' | 'answer is lost' | 'is down' | 'refuses';

export interface SimulatedMail extends Mailer {
  mood: MailMood;
  /** The secret of the newest letter that asks whose mailbox this is. */
  newestQuestion(): string | undefined;
}

const problem = 'it does not answer';

/** A mail server: reached or not, and whether it took a letter over may stay unknown. */
export function simulatedMail(onTakenOver: (letter: OutgoingLetter) => void): SimulatedMail {
  let question: string | undefined;
  const mail: SimulatedMail = {
    mood: 'takes over',
    newestQuestion: () => question,
    send: async (letter) => {
      switch (mail.mood) {
        case 'is down':
          return { kind: 'put-off', problem, unreachable: true };
        case 'refuses':
          return { kind: 'refused', problem: 'there is no such mailbox' };
        case 'takes over':
        case 'answer is lost':
          question = /\/mail\/(\S+)/.exec(letter.text)?.[1] ?? question;
          onTakenOver(letter);
          return mail.mood === 'takes over'
            ? { kind: 'accepted' }
            : { kind: 'put-off', problem, unreachable: false };
      }
    },
  };
  return mail;
}
