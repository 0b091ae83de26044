import {
  type Content,
  type ContentHash,
  type ContentKind,
  contentKinds,
  type DetectorOutput,
} from '../../domain/activity.ts';
import type { LanguageTag, MemberId } from '../../kernel/identifier.ts';
import { limits } from '../../kernel/limits.ts';
import {
  type Fields,
  isFields,
  note,
  readIdentifier,
  readIdentifiers,
  readList,
  readText,
  refuseOtherFields,
  type Where,
} from '../field-reader.ts';
import { linksIn } from '../links.ts';
import { checkHandle } from './handle.ts';

const CONTENT_FIELDS: ReadonlySet<string> = new Set([
  'kind',
  'text',
  'language',
  'links',
  'mentions',
  'hashes',
  'detectors',
]);
const HASH_FIELDS: ReadonlySet<string> = new Set(['algorithm', 'value']);
const DETECTOR_FIELDS: ReadonlySet<string> = new Set(['name', 'version', 'output']);
const LANGUAGE: RegExp = /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,4}$/;
const kinds: ReadonlySet<string> = new Set(contentKinds);
const NONE: readonly never[] = [];
const NAME = { lengthMax: limits.nameLengthMax, required: true } as const;

/** `data.content`. Without `links` they are taken from the text. */
export function readContent(where: Where, fields: Fields): Content | undefined {
  refuseOtherFields(where, fields, CONTENT_FIELDS);
  const kind = readKind(where, fields);
  const text = readText(where, fields, 'text', {
    lengthMax: limits.activityTextLengthMax,
    required: true,
  });
  const language = readLanguage(where, fields);
  const links = readIdentifiers(where, fields, 'links', {
    itemsMax: limits.activityLinksMax,
    lengthMax: limits.urlLengthMax,
  });
  const mentions = readMentions(where, fields);
  const hashes = readHashes(where, fields);
  const detectors = readDetectors(where, fields);
  if (kind === undefined || text === undefined) return undefined;
  const rest = { links: links ?? linksIn(text), mentions, hashes, detectors };
  return language === undefined ? { kind, text, ...rest } : { kind, text, language, ...rest };
}

function readKind(where: Where, fields: Fields): ContentKind | undefined {
  const kind = readText(where, fields, 'kind', NAME);
  if (kind === undefined || kinds.has(kind)) return kind as ContentKind | undefined;
  const detail = `\`kind\` must be one of ${contentKinds.join(', ')}`;
  return note(where, 'kind', 'invalid_value', detail);
}

function readLanguage(where: Where, fields: Fields): LanguageTag | undefined {
  const language = readText(where, fields, 'language', { lengthMax: limits.nameLengthMax });
  if (language === undefined || LANGUAGE.test(language)) return language as LanguageTag | undefined;
  const detail = '`language` must be a BCP 47 tag such as `en` or `zh-Hans`';
  return note(where, 'language', 'invalid_value', detail);
}

function readMentions(where: Where, fields: Fields): readonly MemberId[] {
  const list = readList(where, fields, 'mentions', { itemsMax: limits.activityMentionsMax });
  if (list === undefined || list.length === 0) return NONE;
  const inside = { faults: where.faults, pointer: `${where.pointer}/mentions` };
  return list.flatMap((value, index) => checkHandle(inside, String(index), value) ?? []);
}

function readHashes(where: Where, fields: Fields): readonly ContentHash[] {
  return readEntries(where, fields, 'hashes', (inside, entry) => {
    refuseOtherFields(inside, entry, HASH_FIELDS);
    const algorithm = readIdentifier(inside, entry, 'algorithm', NAME);
    const value = readIdentifier(inside, entry, 'value', {
      lengthMax: limits.identifierLengthMax,
      required: true,
    });
    return algorithm === undefined || value === undefined ? undefined : { algorithm, value };
  });
}

function readDetectors(where: Where, fields: Fields): readonly DetectorOutput[] {
  return readEntries(where, fields, 'detectors', (inside, entry) => {
    refuseOtherFields(inside, entry, DETECTOR_FIELDS);
    const name = readText(inside, entry, 'name', NAME);
    const version = readText(inside, entry, 'version', NAME);
    const output = readText(inside, entry, 'output', {
      lengthMax: limits.identifierLengthMax,
      required: true,
    });
    if (name === undefined || version === undefined || output === undefined) return undefined;
    return { name, version, output };
  });
}

function readEntries<Entry>(
  where: Where,
  fields: Fields,
  field: string,
  read: (inside: Where, entry: Fields) => Entry | undefined,
): readonly Entry[] {
  const list = readList(where, fields, field, { itemsMax: limits.activityHashesMax });
  if (list === undefined || list.length === 0) return NONE;
  return list.flatMap((value, index) => {
    const inside = { faults: where.faults, pointer: `${where.pointer}/${field}/${index}` };
    if (!isFields(value)) {
      note(inside, '', 'invalid_type', `Every entry of \`${field}\` must be an object`);
      return [];
    }
    const entry = read(inside, value);
    return entry === undefined ? [] : [entry];
  });
}
