import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { nodeCrypto } from '../app/log-crypto.ts';
import type { WitnessAddress } from '../app/record/http-witness.ts';
import { isMailAddress } from '../domain/correspondence/address.ts';
import { limits } from '../kernel/limits.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { readVerifierKey } from '../log/verifier-key.ts';

/**
 * A platform that may send here. Its secret signs every delivery; without one it is answered 503.
 */
export interface PlatformSecret {
  readonly secret: string;
}

/** A mail server as the operator names it. */
export interface MailServer {
  readonly host: string;
  readonly port: number;
  readonly security: 'tls' | 'starttls' | 'none';
  readonly login?: { readonly name: string; readonly password: string };
  readonly from: string;
  readonly fromName: string;
}

/** A PostgreSQL database in place of the file in the data directory. */
export interface Database {
  /** `postgres://role:password@host:port/database`. */
  readonly url: string;
}

/** What the operator sets; rules and deadlines are not here, they are published in the rulebook. */
export interface Configuration {
  readonly community: string;
  /** Where members reach the pages, without a slash at the end. */
  readonly publicUrl: string;
  readonly host: string;
  readonly port: number;
  readonly platforms: {
    readonly discourse?: PlatformSecret;
    readonly mastodon?: PlatformSecret;
    readonly activitypub?: PlatformSecret;
  };
  /** Where the community is kept; without it, in the data directory. */
  readonly database?: Database;
  /** The server that letters are handed to; without it everything is said on pages alone. */
  readonly mail?: MailServer;
  /** Who sign the checkpoints of the record from outside, so that nobody is shown another one. */
  readonly witnesses: readonly WitnessAddress[];
  /** Lets webhooks go to this machine. For trying things out, never for a real community. */
  readonly allowLoopbackWebhooks: boolean;
}

const secret = z.strictObject({
  secret: z
    .string()
    .min(12, 'a platform secret has at least 12 characters')
    .max(limits.identifierLengthMax)
    .refine((value) => !/^(?:secret|password|changeme|example)/i.test(value), {
      message: 'this secret is an example; make one of your own',
    }),
});

const mail = z
  .strictObject({
    host: z.string().min(1).max(limits.identifierLengthMax),
    port: z.number().int().min(1).max(65_535).default(587),
    security: z.enum(['tls', 'starttls', 'none']).default('starttls'),
    login: z
      .strictObject({
        name: z.string().min(1).max(limits.identifierLengthMax),
        password: z.string().min(1).max(limits.identifierLengthMax),
      })
      .exactOptional(),
    from: z.string().refine(isMailAddress, {
      message: 'write one plain address, such as rules@example.org',
    }),
    fromName: z
      .string()
      .max(limits.nameLengthMax)
      .regex(/^[^\p{Cc}\p{Zl}\p{Zp}]*$/u, 'write it on one line')
      .default(''),
  })
  .refine(({ host, security }) => security !== 'none' || localHosts.has(host), {
    path: ['security'],
    message: 'only a server on this machine may be used without encryption',
  });

const database = z.strictObject({
  url: z
    .url({
      protocol: /^postgres(?:ql)?$/,
      error: 'write an address such as postgres://evenhand:password@localhost/evenhand',
    })
    .max(limits.urlLengthMax),
});

const witness = z
  .strictObject({
    url: z.url({ protocol: /^https?$/, error: 'write an address such as https://witness.example' }),
    key: z.string().max(limits.urlLengthMax),
  })
  .refine(({ url }) => /^https:/.test(url) || localHosts.has(new URL(url).hostname), {
    path: ['url'],
    message: 'only a witness on this machine may be asked without encryption',
  })
  .transform(({ url, key: text }, context) => {
    const key = readVerifierKey(nodeCrypto, text);
    if (key !== undefined && key.type !== 'ed25519') return { url: url.replace(/\/+$/, ''), key };
    const message = 'write the key as the witness publishes it: `name+id+base64`, of a cosigner';
    context.addIssue({ code: 'custom', path: ['key'], message });
    return z.NEVER;
  });

const localHosts: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '::1']);

const COMMUNITY_FORM = 'write small letters, digits, dots and dashes, at most 63 of them';

const schema: z.ZodType<Configuration, unknown> = z.strictObject({
  community: z.string().regex(/^[a-z0-9][a-z0-9.-]{0,62}$/, COMMUNITY_FORM),
  publicUrl: z
    .url({ protocol: /^https?$/, error: 'write an address such as https://rules.example.org' })
    .max(limits.publicUrlLengthMax)
    .transform((url) => url.replace(/\/+$/, '')),
  host: z.string().max(limits.nameLengthMax).default('127.0.0.1'),
  port: z.number().int().min(0).max(65_535).default(4040),
  platforms: z
    .strictObject({
      discourse: secret.exactOptional(),
      mastodon: secret.exactOptional(),
      activitypub: secret.exactOptional(),
    })
    .default({}),
  database: database.exactOptional(),
  mail: mail.exactOptional(),
  witnesses: z.array(witness).max(limits.witnessesMax).default([]),
  allowLoopbackWebhooks: z.boolean().default(false),
});

export const CONFIGURATION_FILE = 'evenhand.json';

/** Reads `evenhand.json` of a data directory. Unknown keys are errors: typing mistakes are seen. */
export function readConfiguration(directory: string): Result<Configuration, string> {
  const path = join(directory, CONFIGURATION_FILE);
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return err(`there is no ${CONFIGURATION_FILE} in ${directory}; run \`evenhand init\` first`);
  }
  return parseConfiguration(text);
}

export function parseConfiguration(text: string): Result<Configuration, string> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (problem) {
    return err(
      `${CONFIGURATION_FILE} is not JSON: ${problem instanceof Error ? problem.message : ''}`,
    );
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return ok(parsed.data);
  const problems = parsed.error.issues.map((issue) => {
    const at = issue.path.length === 0 ? '' : `\`${issue.path.join('.')}\`: `;
    return `  ${at}${issue.message}`;
  });
  return err(`${CONFIGURATION_FILE} has mistakes:\n${problems.join('\n')}`);
}
