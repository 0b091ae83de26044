/** One thing that can be set, in the file by its path or in the environment by its variable. */
export interface Setting {
  /** For example `['mail', 'fromName']`. */
  readonly path: readonly string[];
  /** For example `EVENHAND_MAIL_FROM_NAME`. */
  readonly variable: string;
  /** How the text of a variable is read; lists and objects are JSON. */
  readonly kind: 'text' | 'number' | 'boolean' | 'json';
  /** Its value is never shown, and may be in a file that `…_FILE` names. */
  readonly isSecret: boolean;
  /** What may be written, as it follows “write”. */
  readonly accepts: string;
  readonly meaning: string;
  /** What holds when nobody sets it. */
  readonly otherwise?: unknown;
  /** Nothing holds without it, or without it what it is in does not. */
  readonly isRequired: boolean;
  /** Others stand inside it, each with a variable of its own. */
  readonly isGroup: boolean;
}

/** The part of JSON Schema that is read here, with what the schema of settings adds to it. */
export interface SettingSchema {
  readonly type?: string | undefined;
  readonly properties?: Readonly<Record<string, SettingSchema | boolean>> | undefined;
  readonly required?: readonly string[] | undefined;
  readonly description?: string | undefined;
  readonly default?: unknown;
  readonly [more: string]: unknown;
}

export const VARIABLE_PREFIX = 'EVENHAND_';

/** Names where the data directory is; the file that is in it cannot say so. */
export const DIRECTORY_VARIABLE = 'EVENHAND_DIRECTORY';

/** Every setting of a schema, a group before what is in it. */
export function settingsOf(schema: SettingSchema, at: readonly string[] = []): readonly Setting[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, inner]) => {
    if (typeof inner === 'boolean') return [];
    const path = [...at, name];
    const within = settingsOf(inner, path);
    const meta = {
      accepts: typeof inner['accepts'] === 'string' ? inner['accepts'] : 'an object as JSON',
      isRequired: schema.required?.includes(name) === true,
      meaning: inner.description ?? '',
      isSecret: inner['secret'] === true || within.some(({ isSecret }) => isSecret),
      ...(inner.default === undefined ? {} : { otherwise: inner.default }),
    };
    const variable = variableOf(path);
    const setting = { path, variable, kind: kindOf(inner), isGroup: within.length > 0, ...meta };
    return [setting, ...within];
  });
}

/** `mail.fromName` is `EVENHAND_MAIL_FROM_NAME`. */
function variableOf(path: readonly string[]): string {
  const words = path.map((name) => name.replaceAll(/[A-Z]/g, (letter) => `_${letter}`));
  return `${VARIABLE_PREFIX}${words.join('_').toUpperCase()}`;
}

function kindOf({ type }: SettingSchema): Setting['kind'] {
  if (type === 'string') return 'text';
  if (type === 'integer' || type === 'number') return 'number';
  return type === 'boolean' ? 'boolean' : 'json';
}
