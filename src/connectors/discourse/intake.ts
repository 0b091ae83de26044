import type { Activity } from '../../domain/activity.ts';
import type { ActivityId, GroupId, ItemId, MemberId } from '../../kernel/identifier.ts';
import { limits } from '../../kernel/limits.ts';
import { type Refusal, refuse } from '../../kernel/refusal.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { missing, openDelivery, platformId, privateActivity, textOf } from '../delivery.ts';
import { type Fields, isFields } from '../field-reader.ts';
import { textOfHtml } from '../html-text.ts';
import { linksIn } from '../links.ts';
import { readInstant } from '../moment.ts';
import type { Intaken, WebhookRequest } from '../port.ts';
import { activityOf, isSignal } from './vocabulary.ts';

type Outcome = Result<readonly Intaken[], Refusal>;
type Head = Pick<Activity, 'id' | 'source' | 'type' | 'community'>;

/** Discourse's own account writes announcements and reminders; nobody answers for it. */
const SYSTEM_ACCOUNT = '-1';

/**
 * Reads one Discourse webhook delivery, signed in `X-Discourse-Event-Signature`. Taken are the
 * number of the account, the post, its topic and category, the text and the time; names, e-mail
 * addresses, pictures, trust levels, likes and reads are left behind. Moderator and administrator
 * marks too: everybody goes through the same door (O1).
 */
export function readDiscourse(request: WebhookRequest): Outcome {
  const opened = openDelivery(request, 'X-Discourse-Event-Signature');
  if (!opened.ok) return opened;
  const body = opened.value;
  if (body['ping'] !== undefined) return ignored('Discourse tests the connection');
  const event = request.headers.get('X-Discourse-Event') ?? '';
  if (isSignal(event)) {
    const never = 'likes, badges, votes and trust levels are never taken';
    const detail = `Switch off \`${event.slice(0, 100)}\` in Discourse: ${never}`;
    return err(refuse('signal_not_allowed', detail));
  }
  const type = activityOf(event);
  if (type === undefined) return ignored('This Discourse event says nothing that is judged here');
  const id = platformId(request.headers.get('X-Discourse-Event-Id'));
  if (id === undefined) return err(missing('', 'The header X-Discourse-Event-Id'));
  const source = (request.headers.get('X-Discourse-Instance') ?? 'urn:discourse').slice(
    0,
    limits.urlLengthMax,
  );
  const head: Head = { id: id as ActivityId, source, type, community: request.community };
  const { post, user: account } = body as { post?: unknown; user?: unknown };
  if (isFields(post)) return readPost(request, head, post);
  if (isFields(account)) return readAccount(request, head, account);
  return err(missing('', 'The `post` or `user` of this event'));
}

function readPost(request: WebhookRequest, head: Head, post: Fields): Outcome {
  if (post['topic_archetype'] === 'private_message') {
    return ok([{ kind: 'activity', activity: privateActivity(head.id, '/post/topic_archetype') }]);
  }
  const item = platformId(post['id']);
  if (item === undefined) return err(missing('/post/id', 'The number of the post'));
  const author = platformId(post['user_id']);
  if (author === undefined) return err(missing('/post/user_id', 'The number of the account'));
  if (author === SYSTEM_ACCOUNT) return ignored('A post of Discourse’s own account');
  const field = timeFieldOf(head.type);
  const time = readInstant(textOf(post[field]) ?? request.now);
  if (time === undefined) return err(missing(`/post/${field}`, 'The time'));
  const activity: Activity = {
    ...head,
    time,
    actor: { id: author as MemberId },
    item: item as ItemId,
    ...placeOf(post),
    ...(head.type === 'content.removed' ? {} : { content: contentOf(post) }),
  };
  return ok([{ kind: 'activity', activity: { kind: 'activity', activity } }]);
}

function readAccount(request: WebhookRequest, head: Head, account: Fields): Outcome {
  const member = platformId(account['id']);
  if (member === undefined) return err(missing('/user/id', 'The number of the account'));
  const createdAt = readInstant(textOf(account['created_at']) ?? '');
  const time = head.type === 'member.joined' ? (createdAt ?? request.now) : request.now;
  const actor = { id: member as MemberId, ...(createdAt === undefined ? {} : { createdAt }) };
  const activity: Activity = { ...head, time, actor };
  return ok([{ kind: 'activity', activity: { kind: 'activity', activity } }]);
}

function timeFieldOf(type: Activity['type']): string {
  if (type === 'content.posted') return 'created_at';
  return type === 'content.edited' ? 'updated_at' : 'deleted_at';
}

function placeOf(post: Fields): Pick<Activity, 'group' | 'thread'> {
  const category = platformId(post['category_id']);
  const topic = platformId(post['topic_id']);
  return {
    ...(category === undefined ? {} : { group: category as GroupId }),
    ...(topic === undefined ? {} : { thread: topic }),
  };
}

function contentOf(post: Fields): NonNullable<Activity['content']> {
  const written = textOf(post['raw']) ?? textOfHtml(textOf(post['cooked']) ?? '');
  const text = written.slice(0, limits.activityTextLengthMax);
  const kind = post['post_number'] === 1 ? 'post' : 'comment';
  return { kind, text, links: linksIn(text), mentions: [], hashes: [], detectors: [] };
}

function ignored(why: string): Outcome {
  return ok([{ kind: 'ignored', why }]);
}
