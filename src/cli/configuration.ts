import { z } from 'zod';
import { nodeCrypto } from '../app/log-crypto.ts';
import type { WitnessAddress } from '../app/record/http-witness.ts';
import { isMailAddress } from '../domain/correspondence/address.ts';
import { limits } from '../kernel/limits.ts';
import { readVerifierKey } from '../log/verifier-key.ts';
import { type Setting, type SettingSchema, settingsOf } from './settings.ts';

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
  /** What is written to standard output: nothing but the greeting, or a line for each request. */
  readonly log: 'incidents' | 'requests';
  /** Lets webhooks go to this machine. For trying things out, never for a real community. */
  readonly allowLoopbackWebhooks: boolean;
}

const localHosts: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '::1']);

const CHARACTERS = `1 to ${limits.identifierLengthMax} characters`;

const secret = z
  .strictObject({
    secret: z
      .string()
      .min(12)
      .max(limits.identifierLengthMax)
      .refine((value) => !/^(?:secret|password|changeme|example)/i.test(value), {
        message: 'this secret is an example; make one of your own',
      })
      .meta({
        description: 'Signs every delivery of this platform; without it they are answered 503.',
        accepts: `12 to ${limits.identifierLengthMax} characters that nobody can guess`,
        secret: true,
      }),
  })
  .meta({ description: 'A platform that may send here.' });

const hostName = z.string().min(1).max(limits.identifierLengthMax);

const mail = z
  .strictObject({
    host: hostName.meta({ description: 'The mail server.', accepts: 'the name of a host' }),
    port: z
      .number()
      .int()
      .min(1)
      .max(65_535)
      .meta({ description: 'Its port.', accepts: 'a whole number from 1 to 65535' })
      .default(587),
    security: z
      .enum(['tls', 'starttls', 'none'])
      .meta({
        description: 'How the connection is encrypted; `none` only on this machine.',
        accepts: '`tls`, `starttls` or `none`',
      })
      .default('starttls'),
    login: z
      .strictObject({
        name: hostName.meta({ description: 'Who signs in there.', accepts: CHARACTERS }),
        password: hostName.meta({
          description: 'With which password.',
          accepts: CHARACTERS,
          secret: true,
        }),
      })
      .meta({ description: 'For a server that asks who sends.' })
      .exactOptional(),
    from: z
      .string()
      .refine(isMailAddress, { message: 'write one plain address, such as rules@example.org' })
      .meta({
        description: 'Whom letters come from.',
        accepts: 'one plain address, such as rules@example.org',
      }),
    fromName: z
      .string()
      .max(limits.nameLengthMax)
      .regex(/^[^\p{Cc}\p{Zl}\p{Zp}]*$/u, 'write it on one line')
      .meta({
        description: 'The name beside that address.',
        accepts: `at most ${limits.nameLengthMax} characters on one line`,
      })
      .default(''),
  })
  .refine(({ host, security }) => security !== 'none' || localHosts.has(host), {
    path: ['security'],
    message: 'only a server on this machine may be used without encryption',
  })
  .meta({ description: 'Without it everything is said on pages alone.' });

const DATABASE_FORM = 'an address such as postgres://evenhand:password@localhost/evenhand';

const database = z
  .strictObject({
    url: z
      .url({ protocol: /^postgres(?:ql)?$/, error: `write ${DATABASE_FORM}` })
      .max(limits.urlLengthMax)
      .meta({ description: 'The database.', accepts: DATABASE_FORM, secret: true }),
  })
  .meta({ description: 'A PostgreSQL database in place of the file in the data directory.' });

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

const schema: z.ZodType<Configuration, unknown> = z.strictObject({
  community: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{0,62}$/)
    .meta({
      description: 'The name under which everything is kept; it stays.',
      accepts: 'small letters, digits, dots and dashes, at most 63 of them',
    }),
  publicUrl: z
    .url({ protocol: /^https?$/ })
    .max(limits.publicUrlLengthMax)
    .transform((url) => url.replace(/\/+$/, ''))
    .meta({
      description: 'Where members reach the pages.',
      accepts: 'an address such as https://rules.example.org',
    }),
  host: z
    .string()
    .max(limits.nameLengthMax)
    .meta({
      description: 'Where the server listens; `--host` counts more.',
      accepts: 'an address of this machine',
    })
    .default('127.0.0.1'),
  port: z
    .number()
    .int()
    .min(0)
    .max(65_535)
    .meta({
      description: 'On which port; 0 is any free one, and `--port` counts more.',
      accepts: 'a whole number from 0 to 65535',
    })
    .default(4040),
  platforms: z
    .strictObject({
      discourse: secret.exactOptional(),
      mastodon: secret.exactOptional(),
      activitypub: secret.exactOptional(),
    })
    .meta({ description: 'Who may send to `/v1/intake/…`.' })
    .default({}),
  database: database.exactOptional(),
  mail: mail.exactOptional(),
  witnesses: z
    .array(witness)
    .max(limits.witnessesMax)
    .meta({
      description: 'Who sign the checkpoints of the record from outside.',
      accepts: `a list of at most ${limits.witnessesMax} objects with \`url\` and \`key\` as JSON`,
    })
    .default([]),
  log: z
    .enum(['incidents', 'requests'])
    .meta({
      description:
        'With `requests` each request is a line of JSON on standard output, without what was sent.',
      accepts: '`incidents` or `requests`',
    })
    .default('incidents'),
  allowLoopbackWebhooks: z
    .boolean()
    .meta({
      description: 'Lets webhooks go to this machine; for trying things out.',
      accepts: '`true` or `false`',
    })
    .default(false),
});

export const CONFIGURATION_FILE = 'evenhand.json';

/** Takes what file and environment say together; unknown keys are mistakes. */
export function checkConfiguration(value: unknown): z.ZodSafeParseResult<Configuration> {
  return schema.safeParse(value);
}

/** Everything that can be set, a group before what is in it. */
export const configurationSettings: readonly Setting[] = settingsOf(
  z.toJSONSchema(schema, { io: 'input' }) as SettingSchema,
);
