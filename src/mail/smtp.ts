import { domainToASCII } from 'node:url';
import { createTransport } from 'nodemailer';
import type { Mailer, MailOutcome, OutgoingLetter } from '../app/mail/mailer.ts';
import { durationMs } from '../kernel/duration.ts';
import { limits } from '../kernel/limits.ts';

/** The mail server that takes letters over, and whose name they bear. */
export interface SmtpServer {
  readonly host: string;
  readonly port: number;
  /** `none` is for a server on this machine only. */
  readonly security: 'tls' | 'starttls' | 'none';
  readonly login?: { readonly name: string; readonly password: string };
  /** One plain address; bounces go there too. */
  readonly from: string;
  /** What mail programs show for it. */
  readonly fromName: string;
}

/** Signs in and sends nothing; undefined when the server is ready to take letters over. */
export async function mailServerProblem(server: SmtpServer): Promise<string | undefined> {
  try {
    await transportTo(server).verify();
    return undefined;
  } catch (problem) {
    return problemOf(problem).message;
  }
}

/**
 * Hands letters to a mail server, one connection for each. Headers are built from structure and
 * never from text that somebody wrote; addresses are passed apart, so that nothing in them is
 * parsed.
 */
export function smtpMailer(server: SmtpServer): Mailer {
  const transport = transportTo(server);
  return {
    send: async (letter) => {
      const to = encodedAddress(letter.to);
      const from = encodedAddress(server.from);
      if (to === undefined || from === undefined || breaksLine(letter.subject)) {
        return { kind: 'refused', problem: 'the address or the subject cannot be put in a header' };
      }
      try {
        await transport.sendMail(mailOf(letter, { to, from, fromName: server.fromName }));
        return { kind: 'accepted' };
      } catch (problem) {
        return outcomeOf(problem);
      }
    },
  };
}

function transportTo(server: SmtpServer): ReturnType<typeof createTransport> {
  const timeoutMs = durationMs(limits.mailTimeout);
  return createTransport({
    host: server.host,
    port: server.port,
    secure: server.security === 'tls',
    requireTLS: server.security === 'starttls',
    ignoreTLS: server.security === 'none',
    ...(server.login === undefined
      ? {}
      : { auth: { user: server.login.name, pass: server.login.password } }),
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

function mailOf(
  letter: OutgoingLetter,
  ends: { readonly to: string; readonly from: string; readonly fromName: string },
): Parameters<ReturnType<typeof createTransport>['sendMail']>[0] {
  const { to, from, fromName } = ends;
  return {
    envelope: { from, to: [to] },
    from: { name: fromName, address: from },
    to: { name: '', address: to },
    subject: letter.subject,
    text: letter.text,
    html: letter.html,
    messageId: `<${letter.id}@${from.slice(from.lastIndexOf('@') + 1)}>`,
    headers: {
      // No automatic answers, and none of the headers of mass mail: this is written to one person.
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      'Content-Language': letter.language,
    },
  };
}

/** The address with its domain in ASCII (RFC 5891); undefined when there is no such domain. */
export function encodedAddress(address: string): string | undefined {
  const at = address.lastIndexOf('@');
  const domain = domainToASCII(address.slice(at + 1));
  if (at < 1 || domain === '' || breaksLine(address)) return undefined;
  const encoded = `${address.slice(0, at)}@${domain}`;
  return encoded.length <= limits.mailAddressLengthMax ? encoded : undefined;
}

function breaksLine(text: string): boolean {
  return /[\p{Cc}\p{Zl}\p{Zp}]/u.test(text);
}

interface SmtpProblem {
  readonly code?: string;
  readonly command?: string;
  readonly responseCode?: number;
  readonly message: string;
}

/** What the server said no to for good: this recipient, or this letter. */
const finalCommands: ReadonlySet<string> = new Set(['RCPT TO', 'DATA']);
/** The conversation did not come about, or not so far that a letter was looked at. */
const beforeAnyLetter: ReadonlySet<string> = new Set([
  'ECONNECTION',
  'ETIMEDOUT',
  'ESOCKET',
  'EDNS',
  'ETLS',
  'EAUTH',
  'EPROXY',
]);

/**
 * A refusal with 5xx of the recipient or the text is final (RFC 5321, section 4.2.1). Whatever went
 * wrong before that, a wrong password among it, the operator can mend, so it is tried again.
 */
function outcomeOf(problem: unknown): MailOutcome {
  const { code = '', command = '', responseCode = 0, message } = problemOf(problem);
  const final = responseCode >= 500 && responseCode < 600 && finalCommands.has(command);
  if (final) return { kind: 'refused', problem: message };
  return { kind: 'put-off', problem: message, unreachable: beforeAnyLetter.has(code) };
}

function problemOf(problem: unknown): SmtpProblem {
  return problem instanceof Error ? problem : { message: 'the mail server could not be used' };
}
