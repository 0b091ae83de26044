import type { Activity, ActivityType } from '../../domain/activity.ts';
import type { ActivityId, CommunityId, GroupId, ItemId } from '../../kernel/identifier.ts';
import type { Instant } from '../../kernel/instant.ts';
import { limits } from '../../kernel/limits.ts';
import { refuse } from '../../kernel/refusal.ts';
import {
  answerOf,
  type Fields,
  isFields,
  note,
  readFields,
  readIdentifier,
  readText,
  refuseOtherFields,
  type Where,
} from '../field-reader.ts';
import { readInstant } from '../moment.ts';
import type { IncomingActivity } from '../port.ts';
import { readContent } from './content.ts';
import { checkHandle } from './handle.ts';
import { setAside } from './unknown.ts';
import { activityTypeOf } from './vocabulary.ts';

/** CloudEvents 1.0 attributes that are taken; tracing and routing ones are read past. */
const EVENT_FIELDS: ReadonlySet<string> = new Set([
  'specversion',
  'id',
  'source',
  'type',
  'time',
  'datacontenttype',
  'dataschema',
  'subject',
  'traceparent',
  'tracestate',
  'partitionkey',
  'data',
]);
const DATA_FIELDS: ReadonlySet<string> = new Set([
  'community',
  'visibility',
  'actor',
  'item',
  'group',
  'thread',
  'content',
]);
const ACTOR_FIELDS: ReadonlySet<string> = new Set(['id', 'createdAt']);
const REQUIRED_ID = { lengthMax: limits.identifierLengthMax, required: true } as const;
const REQUIRED_SOURCE = { lengthMax: limits.urlLengthMax, required: true } as const;
const MOMENT = { lengthMax: limits.nameLengthMax } as const;
const REQUIRED_MOMENT = { ...MOMENT, required: true } as const;

/** Fields without which a type says nothing. */
const needs: Readonly<Record<ActivityType, readonly ('item' | 'group' | 'content')[]>> = {
  'content.posted': ['item', 'content'],
  'content.edited': ['item', 'content'],
  'content.examined': ['item', 'content'],
  'content.removed': ['item'],
  'message.sent': ['content'],
  'member.joined': [],
  'member.left': [],
  'group.created': ['group'],
  'steward.appointed': ['group'],
};

/** Where an event stands in the body and what it is measured against. */
export interface EventPlace {
  /** Pointer of the event in the body: empty for a single one, `/3` in a list. */
  readonly base: string;
  readonly community: CommunityId;
  /** The latest time an activity may carry. */
  readonly latest: Instant;
}

type Writable<Value> = { -readonly [Key in keyof Value]: Value[Key] };

/** Reads one CloudEvent. Never throws; everything wrong with it is a refusal of this one. */
export function readEvent(value: unknown, place: EventPlace): IncomingActivity {
  if (!isFields(value)) {
    const detail = 'An event must be an object in the form of CloudEvents 1.0';
    const refusal = refuse('invalid_type', detail, { pointer: place.base });
    return { kind: 'refused', id: null, refusal };
  }
  const where: Where = { faults: { base: place.base, found: [] }, pointer: '' };
  const id = readIdentifier(where, value, 'id', REQUIRED_ID);
  const source = readIdentifier(where, value, 'source', REQUIRED_SOURCE);
  const name = readIdentifier(where, value, 'type', REQUIRED_ID);
  if (value['specversion'] !== '1.0') {
    note(where, 'specversion', 'invalid_value', '`specversion` must be the text `1.0`');
  }
  const type = name === undefined ? undefined : activityTypeOf(name);
  if (type === undefined) return setAside(where, value, { id, source, type: name });
  const activity = readKnown(where, value, place, type);
  const refusal = answerOf(where.faults);
  if (refusal !== undefined || activity === undefined || id === undefined || source === undefined) {
    const fallback = refuse('invalid_value', 'This event cannot be read', { pointer: place.base });
    return { kind: 'refused', id: id ?? null, refusal: refusal ?? fallback };
  }
  activity.id = id as ActivityId;
  activity.source = source;
  return { kind: 'activity', activity };
}

function readKnown(
  where: Where,
  event: Fields,
  place: EventPlace,
  type: ActivityType,
): Writable<Activity> | undefined {
  refuseOtherFields(where, event, EVENT_FIELDS);
  const time = readMoment(where, event, 'time', true);
  if (time !== undefined && time > place.latest) {
    const detail = 'This time is more than five minutes ahead of the server’s clock';
    note(where, 'time', 'timestamp_in_future', detail);
  }
  const form = event['datacontenttype'];
  if (form !== undefined && form !== 'application/json') {
    note(where, 'datacontenttype', 'invalid_value', '`datacontenttype` must be `application/json`');
  }
  if (event['data'] === undefined) note(where, 'data', 'required', '`data` is missing');
  const data = readFields(where, event, 'data');
  return data === undefined || time === undefined
    ? undefined
    : readData({ faults: where.faults, pointer: '/data' }, data, place, { type, time });
}

function readData(
  where: Where,
  data: Fields,
  place: EventPlace,
  head: Pick<Activity, 'type' | 'time'>,
): Writable<Activity> | undefined {
  refuseOtherFields(where, data, DATA_FIELDS);
  checkCommunity(where, data, place.community);
  checkVisibility(where, data);
  for (const field of needs[head.type]) {
    if (data[field] === undefined) {
      note(where, field, 'required', `\`${field}\` is missing; \`${head.type}\` needs it`);
    }
  }
  const actor = readActor(where, data);
  const item = readIdentifier(where, data, 'item');
  const group = readIdentifier(where, data, 'group');
  const thread = readIdentifier(where, data, 'thread');
  const fields = readFields(where, data, 'content');
  const content =
    fields === undefined
      ? undefined
      : readContent({ faults: where.faults, pointer: '/data/content' }, fields);
  if (actor === undefined) return undefined;
  const activity: Writable<Activity> = {
    id: '' as ActivityId,
    source: '',
    type: head.type,
    time: head.time,
    community: place.community,
    actor,
  };
  if (item !== undefined) activity.item = item as ItemId;
  if (group !== undefined) activity.group = group as GroupId;
  if (thread !== undefined) activity.thread = thread;
  if (content !== undefined) activity.content = content;
  return activity;
}

function readActor(where: Where, data: Fields): Activity['actor'] | undefined {
  if (data['actor'] === undefined) return note(where, 'actor', 'required', '`actor` is missing');
  const fields = readFields(where, data, 'actor');
  if (fields === undefined) return undefined;
  const inside: Where = { faults: where.faults, pointer: '/data/actor' };
  refuseOtherFields(inside, fields, ACTOR_FIELDS);
  if (fields['id'] === undefined) note(inside, 'id', 'required', '`id` is missing');
  const id = fields['id'] === undefined ? undefined : checkHandle(inside, 'id', fields['id']);
  const createdAt = readMoment(inside, fields, 'createdAt', false);
  if (id === undefined) return undefined;
  return createdAt === undefined ? { id } : { id, createdAt };
}

function checkCommunity(where: Where, data: Fields, community: CommunityId): void {
  const sent = readText(where, data, 'community', { lengthMax: limits.identifierLengthMax });
  if (sent === undefined || sent === community) return;
  note(where, 'community', 'not_found', 'There is no such community for this token');
}

function checkVisibility(where: Where, data: Fields): void {
  const visibility = readText(where, data, 'visibility', { lengthMax: limits.nameLengthMax });
  if (visibility === undefined || visibility === 'public') return;
  if (visibility === 'private') {
    const detail =
      'Private messages are not taken in; they enter a case only when somebody who took part ' +
      'reports them';
    note(where, 'visibility', 'private_without_participant', detail);
    return;
  }
  note(where, 'visibility', 'invalid_value', '`visibility` must be `public` or `private`');
}

function readMoment(
  where: Where,
  fields: Fields,
  field: string,
  required: boolean,
): Instant | undefined {
  const text = readText(where, fields, field, required ? REQUIRED_MOMENT : MOMENT);
  if (text === undefined) return undefined;
  const moment = readInstant(text);
  if (moment !== undefined) return moment;
  const detail = `\`${field}\` must be RFC 3339 with an offset, for example \`2026-11-20T08:15:00Z\``;
  return note(where, field, 'invalid_value', detail);
}
