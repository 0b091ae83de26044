import type { Activity, Content } from '../../domain/activity.ts';
import type { ActivityId, ItemId, LanguageTag, MemberId } from '../../kernel/identifier.ts';
import { limits } from '../../kernel/limits.ts';
import type { Refusal } from '../../kernel/refusal.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { missing, openDelivery, platformId, privateActivity, textOf } from '../delivery.ts';
import { type Fields, isFields } from '../field-reader.ts';
import { textOfHtml } from '../html-text.ts';
import { linksIn } from '../links.ts';
import { readInstant } from '../moment.ts';
import type { IncomingReport, Intaken, WebhookRequest } from '../port.ts';
import { activityOf, allegationOf } from './vocabulary.ts';

type Outcome = Result<readonly Intaken[], Refusal>;

const PRIVATE: ReadonlySet<unknown> = new Set(['private', 'direct', 'limited']);

/**
 * Reads one Mastodon webhook delivery, signed in `X-Hub-Signature`. Members are known by the number
 * of their account. Names, addresses, e-mail and the list of IP addresses inside Mastodon's admin
 * objects are never read.
 */
export function readMastodon(request: WebhookRequest): Outcome {
  const opened = openDelivery(request, 'X-Hub-Signature');
  if (!opened.ok) return opened;
  const event = textOf(opened.value['event']);
  const { object } = opened.value as { object?: unknown };
  if (event === undefined) return err(missing('/event', 'The name of the event'));
  if (!isFields(object)) return err(missing('/object', 'The object of the event'));
  if (event === 'report.created') return readReport(object);
  const type = activityOf(event);
  if (type === undefined) return ignored('This Mastodon event says nothing that is judged here');
  return type === 'member.joined' ? readAccount(request, object) : readPost(request, type, object);
}

function readReport(report: Fields): Outcome {
  const id = platformId(report['id']);
  if (id === undefined) return err(missing('/object/id', 'The number of the report'));
  const target = fieldsOf(report['target_account']);
  const author = platformId(target['id']);
  if (author === undefined) return err(missing('/object/target_account/id', 'The account'));
  const posts = Array.isArray(report['statuses']) ? report['statuses'] : [];
  const post = isFields(posts[0]) ? posts[0] : undefined;
  const item = platformId(post?.['id']);
  const subject: IncomingReport['subject'] =
    item === undefined
      ? { kind: 'member', member: author as MemberId }
      : { kind: 'item', item: item as ItemId, author: author as MemberId };
  const language = languageOf(post?.['language']);
  return ok([
    {
      kind: 'report',
      report: {
        source: 'report',
        subject,
        ...reporterOf(report),
        text: reportText(report),
        ...(language === undefined ? {} : { language }),
        alleges: allegationOf(report['category']),
        goodFaith: true,
        ...(post === undefined ? {} : shownOf(post)),
        externalId: `mastodon:${id}`,
      },
    },
  ]);
}

/** A report from another server carries that server's account, not the person who reported. */
function reporterOf(report: Fields): Pick<IncomingReport, 'reporter'> {
  const account = fieldsOf(report['account']);
  const id = platformId(account['id']);
  if (id === undefined || account['domain'] !== null) return {};
  return { reporter: { kind: 'member', id: id as MemberId } };
}

function reportText(report: Fields): string {
  const comment = textOf(report['comment'])?.trim() ?? '';
  if (comment !== '') return comment.slice(0, limits.freeTextLengthMax);
  const category = (textOf(report['category']) ?? 'other').slice(0, limits.nameLengthMax);
  return `Reported as “${category}” without a comment.`;
}

/** Who reports a private post could read it, so they took part in that conversation (E2). */
function shownOf(post: Fields): Pick<IncomingReport, 'shown' | 'participant'> {
  const occurredAt = readInstant(textOf(post['created_at']) ?? '');
  if (occurredAt === undefined) return {};
  const isPrivate = PRIVATE.has(post['visibility']);
  const text = textOfPost(post).slice(0, limits.freeTextLengthMax);
  return {
    shown: { text, occurredAt, private: isPrivate },
    ...(isPrivate ? { participant: true } : {}),
  };
}

function readPost(request: WebhookRequest, type: Activity['type'], post: Fields): Outcome {
  const item = platformId(post['id']);
  if (item === undefined) return err(missing('/object/id', 'The number of the post'));
  if (isFields(post['reblog'])) return ignored('A boost is a reaction and is never taken');
  const account = fieldsOf(post['account']);
  const author = platformId(account['id']);
  if (author === undefined) return err(missing('/object/account/id', 'The number of the account'));
  const edited = type === 'content.edited';
  const written = textOf(post[edited ? 'edited_at' : 'created_at']) ?? request.now;
  const time = readInstant(written);
  if (time === undefined) return err(missing('/object/created_at', 'The time'));
  // Mastodon numbers no deliveries: the post and the time of its text are what stays the same.
  const id = edited ? `status.updated:${item}:${time}` : `status.created:${item}`;
  if (PRIVATE.has(post['visibility'])) {
    return ok([{ kind: 'activity', activity: privateActivity(id, '/object/visibility') }]);
  }
  const createdAt = readInstant(textOf(account['created_at']) ?? '');
  const activity: Activity = {
    id: id as ActivityId,
    source: sourceOf(post['uri']),
    type,
    time,
    community: request.community,
    actor: { id: author as MemberId, ...(createdAt === undefined ? {} : { createdAt }) },
    item: item as ItemId,
    thread: platformId(post['in_reply_to_id']) ?? item,
    content: contentOf(post),
  };
  return ok([{ kind: 'activity', activity: { kind: 'activity', activity } }]);
}

function readAccount(request: WebhookRequest, account: Fields): Outcome {
  const id = platformId(account['id']);
  if (id === undefined) return err(missing('/object/id', 'The number of the account'));
  const createdAt = readInstant(textOf(account['created_at']) ?? '');
  const activity: Activity = {
    id: `account.created:${id}` as ActivityId,
    source: sourceOf(fieldsOf(account['account'])['uri']),
    type: 'member.joined',
    time: createdAt ?? request.now,
    community: request.community,
    actor: { id: id as MemberId, ...(createdAt === undefined ? {} : { createdAt }) },
  };
  return ok([{ kind: 'activity', activity: { kind: 'activity', activity } }]);
}

function contentOf(post: Fields): Content {
  const text = textOfPost(post).slice(0, limits.activityTextLengthMax);
  const language = languageOf(post['language']);
  const mentioned = Array.isArray(post['mentions']) ? post['mentions'] : [];
  const mentions = mentioned
    .flatMap((mention) => platformId(fieldsOf(mention)['id']) ?? [])
    .slice(0, limits.activityMentionsMax) as readonly string[] as readonly MemberId[];
  const rest = { links: linksIn(text), mentions, hashes: [], detectors: [] };
  const kind = platformId(post['in_reply_to_id']) === undefined ? 'post' : 'comment';
  return language === undefined ? { kind, text, ...rest } : { kind, text, language, ...rest };
}

/** The warning that stands before a post is part of what was said. */
function textOfPost(post: Fields): string {
  const warning = textOf(post['spoiler_text']);
  const text = textOfHtml(textOf(post['content']) ?? '');
  return warning === undefined ? text : `${warning}\n\n${text}`;
}

function languageOf(value: unknown): LanguageTag | undefined {
  const language = textOf(value);
  return language !== undefined && /^[a-z]{2,3}(?:-[a-z0-9]{1,8}){0,3}$/i.test(language)
    ? (language as LanguageTag)
    : undefined;
}

function sourceOf(uri: unknown): string {
  const address = typeof uri === 'string' ? URL.parse(uri) : null;
  return address === null || address.origin === 'null' ? 'urn:mastodon' : address.origin;
}

function fieldsOf(value: unknown): Fields {
  return isFields(value) ? value : {};
}

function ignored(why: string): Outcome {
  return ok([{ kind: 'ignored', why }]);
}
