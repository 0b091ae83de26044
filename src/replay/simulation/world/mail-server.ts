import type { Mailer, MailOutcome } from '../../../app/mail/mailer.ts';

/** How the mail server behaves that letters are handed to. */
export type MailMood = 'takes' | 'answer is lost' | 'is down' | 'puts off' | 'refuses';

export interface SimulatedMailServer {
  readonly mailer: Mailer;
  /** How often each letter was taken over. */
  readonly taken: ReadonlyMap<string, number>;
  /** To whom each letter went; one letter never goes to two. */
  readonly addressOf: ReadonlyMap<string, string>;
  mood: MailMood;
}

const outcomes: Readonly<Record<MailMood, MailOutcome>> = {
  takes: { kind: 'accepted' },
  'answer is lost': { kind: 'put-off', problem: 'the answer was lost', unreachable: true },
  'is down': { kind: 'put-off', problem: 'connection refused', unreachable: true },
  'puts off': { kind: 'put-off', problem: '450 try again later', unreachable: false },
  refuses: { kind: 'refused', problem: '550 no such mailbox' },
};

/** A mail server that can be down, lose its answer after taking a letter, or refuse one. */
export function simulatedMailServer(): SimulatedMailServer {
  const taken = new Map<string, number>();
  const addressOf = new Map<string, string>();
  const server: SimulatedMailServer = {
    mood: 'takes',
    taken,
    addressOf,
    mailer: {
      send: async ({ id, to }) => {
        const before = addressOf.get(id);
        if (before !== undefined && before !== to) {
          throw new Error(`the letter ${id} goes to two addresses`);
        }
        addressOf.set(id, to);
        if (server.mood === 'takes' || server.mood === 'answer is lost') {
          taken.set(id, (taken.get(id) ?? 0) + 1);
        }
        return outcomes[server.mood];
      },
    },
  };
  return server;
}
