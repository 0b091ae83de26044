import { type Activity, activityTypes, contentKinds } from '../../domain/activity.ts';
import { momentOf } from '../../kernel/moment-text.ts';
import { err, ok, type Result } from '../../kernel/result.ts';

type Fields = Readonly<Record<string, unknown>>;

const INSTANT: RegExp = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{3})?Z$/;
const types: ReadonlySet<unknown> = new Set(activityTypes);
const kinds: ReadonlySet<unknown> = new Set(contentKinds);

/**
 * Takes a parsed value for an activity as Evenhand stores it (`src/domain/activity.ts`), or says
 * which field is not as it must be. Further fields are read past.
 */
export function readActivity(value: unknown): Result<Activity, string> {
  if (!isFields(value)) return err('an activity is an object');
  const { actor, content } = value;
  if (!isText(value['id'])) return err('`id` must be a text that is not empty');
  if (!isText(value['source'])) return err('`source` must be a text that is not empty');
  if (!types.has(value['type'])) return err(`\`type\` must be one of ${activityTypes.join(', ')}`);
  if (!isMoment(value['time'])) return err('`time` must be like 2026-11-20T08:15:00Z');
  if (!isFields(actor) || !isText(actor['id'])) return err('`actor.id` must be a text');
  if (actor['createdAt'] !== undefined && !isMoment(actor['createdAt'])) {
    return err('`actor.createdAt` must be like 2026-11-20T08:15:00Z');
  }
  for (const field of ['item', 'group', 'thread']) {
    const key = value[field];
    if (key !== undefined && typeof key !== 'string') return err(`\`${field}\` must be a text`);
  }
  const wrong = content === undefined ? undefined : problemOfContent(content);
  return wrong === undefined ? ok(value as unknown as Activity) : err(wrong);
}

function problemOfContent(content: unknown): string | undefined {
  if (!isFields(content)) return '`content` must be an object';
  if (!kinds.has(content['kind'])) {
    return `\`content.kind\` must be one of ${contentKinds.join(', ')}`;
  }
  if (typeof content['text'] !== 'string') return '`content.text` must be a text';
  const { language } = content;
  if (language !== undefined && typeof language !== 'string') {
    return '`content.language` must be a text';
  }
  for (const field of ['links', 'mentions'] as const) {
    if (!isListOf(content[field], (entry) => typeof entry === 'string')) {
      return `\`content.${field}\` must be a list of texts`;
    }
  }
  if (!isListOf(content['hashes'], (hash) => hasTexts(hash, ['algorithm', 'value']))) {
    return '`content.hashes` must be a list of `algorithm` and `value`';
  }
  const detector = ['name', 'version', 'output'];
  return isListOf(content['detectors'], (entry) => hasTexts(entry, detector))
    ? undefined
    : '`content.detectors` must be a list of `name`, `version` and `output`';
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function isMoment(value: unknown): boolean {
  return typeof value === 'string' && INSTANT.test(value) && !Number.isNaN(momentOf(value));
}

function isListOf(value: unknown, fits: (entry: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(fits);
}

function hasTexts(value: unknown, fields: readonly string[]): boolean {
  return isFields(value) && fields.every((field) => typeof value[field] === 'string');
}
