import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { test } from 'node:test';
import type { MailOutcome, OutgoingLetter } from '../app/mail/mailer.ts';
import type { LanguageTag } from '../kernel/identifier.ts';
import { instant } from '../kernel/instant.ts';
import { limits } from '../kernel/limits.ts';
import { capturingMailer } from './capture.ts';
import { encodedAddress, mailServerProblem, type SmtpServer, smtpMailer } from './smtp.ts';

/** A mail server of a few lines that writes down what it is told and answers as it is asked to. */
interface Listening {
  readonly server: Server;
  readonly port: number;
  readonly said: string[];
  /** Everything between DATA and the last dot. */
  readonly letters: string[];
  hangUp(): void;
}

async function listen(answers: Readonly<Record<string, string>> = {}): Promise<Listening> {
  const said: string[] = [];
  const letters: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    converse(socket, { answers, said, letters });
  });
  // Whoever gave up without a word may keep a conversation open for a while.
  const hangUp = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { server, port: (server.address() as AddressInfo).port, said, letters, hangUp };
}

function converse(
  socket: Socket,
  talk: { answers: Readonly<Record<string, string>>; said: string[]; letters: string[] },
): void {
  let waiting = '';
  let reading = false;
  const answer = (line: string): void => void socket.write(`${line}\r\n`);
  answer(talk.answers['greeting'] ?? '220 here');
  socket.on('error', () => undefined);
  socket.on('data', (bytes) => {
    waiting += bytes.toString('utf8');
    for (;;) {
      const end = reading ? waiting.indexOf('\r\n.\r\n') : waiting.indexOf('\r\n');
      if (end === -1) return;
      const piece = waiting.slice(0, end);
      waiting = waiting.slice(end + (reading ? 5 : 2));
      if (reading) {
        talk.letters.push(piece);
        reading = false;
        answer(talk.answers['text'] ?? '250 taken');
        continue;
      }
      talk.said.push(piece);
      const verb = piece.split(/[ :]/, 1)[0] ?? '';
      const reply = talk.answers[verb] ?? (verb === 'DATA' ? '354 go on' : '250 fine');
      reading = verb === 'DATA' && reply.startsWith('354');
      answer(reply);
      if (verb === 'QUIT') socket.end();
    }
  });
}

const letter: OutgoingLetter = {
  id: 'letter-1',
  to: 'fern@post.example',
  language: 'ar' as LanguageTag,
  subject: 'قرار من \u2068Harbour Square\u2069 وأسبابه',
  text: 'السطر الأول\n> .\n.\nend\n',
  html: '<!doctype html><html lang="ar" dir="rtl"><body>قرار</body></html>\n',
};

function serverAt(port: number, more: Partial<SmtpServer> = {}): SmtpServer {
  const from = 'rules@forum.example';
  return { host: '127.0.0.1', port, security: 'none', from, fromName: 'Forum, rules', ...more };
}

async function sent(
  answers: Readonly<Record<string, string>>,
  changed: Partial<OutgoingLetter> = {},
): Promise<{ outcome: MailOutcome; said: readonly string[]; letters: readonly string[] }> {
  const { server, port, said, letters } = await listen(answers);
  try {
    const outcome = await smtpMailer(serverAt(port)).send({ ...letter, ...changed });
    return { outcome, said, letters };
  } finally {
    server.close();
  }
}

test('a letter is handed over as text and as HTML, with headers of our own', async () => {
  const { outcome, said, letters } = await sent({});
  assert.deepEqual(outcome, { kind: 'accepted' });
  assert.ok(said.includes('MAIL FROM:<rules@forum.example>'), said.join('\n'));
  assert.ok(said.includes('RCPT TO:<fern@post.example>'));
  const [head = ''] = (letters[0] ?? '').split('\r\n\r\n');
  assert.match(head, /^To: fern@post\.example$/m);
  assert.match(head, /^From: "Forum, rules" <rules@forum\.example>$/m);
  assert.match(head, /^Message-ID: <letter-1@forum\.example>$/m);
  assert.match(head, /^Auto-Submitted: auto-generated$/m);
  assert.match(head, /^Content-Language: ar$/m);
  assert.match(head, /^Subject: =\?UTF-8\?/m);
  assert.doesNotMatch(head, /^List-/im);
  assert.match(letters[0] ?? '', /^Content-Type: text\/plain; charset=utf-8/m);
  assert.match(letters[0] ?? '', /^Content-Type: text\/html; charset=utf-8/m);
});

test('a domain of another script goes out in ASCII', async () => {
  const { said } = await sent({}, { to: 'fern@bücher.example' });
  assert.ok(said.includes('RCPT TO:<fern@xn--bcher-kva.example>'), said.join('\n'));
  assert.equal(encodedAddress('a@例え.example'), 'a@xn--r8jz45g.example');
  assert.equal(encodedAddress('a@exa mple'), undefined);
  assert.equal(encodedAddress(`a@${'b.'.repeat(130)}example`), undefined);
});

test('a second line in an address or a subject is not sent at all', async () => {
  for (const changed of [
    { to: 'a@b.example\r\nRCPT TO:<victim@c.example>' },
    { to: 'a@b.example\nBcc: victim@c.example' },
    { subject: 'hello\r\nBcc: victim@c.example' },
    { subject: 'hello\nX-Other: 1' },
    { subject: 'hello\u2028there' },
  ]) {
    const { outcome, said, letters } = await sent({}, changed);
    assert.equal(outcome.kind, 'refused');
    assert.deepEqual([said, letters], [[], []]);
  }
});

test('a refused recipient or text is final; whatever the operator can mend is tried again', async () => {
  const cases: readonly (readonly [Readonly<Record<string, string>>, MailOutcome['kind']])[] = [
    [{ RCPT: '550 no such mailbox' }, 'refused'],
    [{ text: '554 not this text' }, 'refused'],
    [{ RCPT: '451 later' }, 'put-off'],
    [{ text: '452 the disk is full' }, 'put-off'],
    [{ MAIL: '550 we do not send for you' }, 'put-off'],
    [{ greeting: '554 go away' }, 'put-off'],
  ];
  for (const [answers, kind] of cases) {
    const { outcome } = await sent(answers);
    assert.equal(outcome.kind, kind, JSON.stringify([answers, outcome]));
  }
});

test('a server that is not there is unreachable, and one that wants no encryption gets nothing', async () => {
  const { server, port, letters, hangUp } = await listen({ STARTTLS: '502 not here' });
  const plain = await smtpMailer(serverAt(port, { security: 'starttls' })).send(letter);
  assert.equal(plain.kind, 'put-off');
  assert.deepEqual(letters, []);
  hangUp();
  server.close();
  await once(server, 'close');
  const gone = await smtpMailer(serverAt(port)).send(letter);
  assert.ok(gone.kind === 'put-off' && gone.unreachable);
});

test('whether a server would take letters is found out without sending one', async () => {
  const { server, port, letters } = await listen();
  assert.equal(await mailServerProblem(serverAt(port)), undefined);
  assert.deepEqual(letters, []);
  server.close();
  await once(server, 'close');
  assert.match((await mailServerProblem(serverAt(port))) ?? '', /ECONNREFUSED/);
});

test('captured letters are kept, the newest first, and no more than can be read', async () => {
  const mailer = capturingMailer(() => instant('2026-03-02T08:00:00Z'));
  const most = limits.capturedLettersMax;
  for (let n = 0; n <= most; n += 1) await mailer.send({ ...letter, id: `letter-${n}` });
  const kept = mailer.captured();
  assert.equal(kept.length, most);
  assert.equal(kept[0]?.id, `letter-${most}`);
});
