import type { ItemId, MemberId } from '../../kernel/identifier.ts';
import { limits } from '../../kernel/limits.ts';
import type { Refusal } from '../../kernel/refusal.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { missing, openDelivery, textOf } from '../delivery.ts';
import { type Fields, isFields } from '../field-reader.ts';
import { textOfHtml } from '../html-text.ts';
import { linksIn } from '../links.ts';
import type { IncomingReport, Intaken, WebhookRequest } from '../port.ts';
import { isItemAddress, meaningOf } from './vocabulary.ts';

type Outcome = Result<readonly Intaken[], Refusal>;

/**
 * Reads a federated report. The community's own server receives it, checks the sender's HTTP
 * signature and passes the body on, signed in `X-Evenhand-Signature`. The shapes of Mastodon,
 * GoToSocial, Misskey, Calckey and Lemmy are understood. The actor is a server's shared account and
 * never taken for the person who reported.
 */
export function readActivityPub(request: WebhookRequest): Outcome {
  const opened = openDelivery(request, 'X-Evenhand-Signature');
  if (!opened.ok) return opened;
  const body = opened.value;
  if (meaningOf(body['type']) !== 'report') {
    return ok([{ kind: 'ignored', why: 'Only reports are taken from other servers' }]);
  }
  const externalId = addressOf(body['id']);
  if (externalId === undefined) return err(missing('/id', 'The address of the report'));
  const addresses = addressesOf(body['object']);
  const [first] = addresses;
  if (first === undefined) return err(missing('/object', 'The account or post reported'));
  const { text, items: quoted } = readComment(body);
  const report = {
    source: 'other-notification',
    text,
    alleges: 'incompatible-with-rulebook',
    goodFaith: true,
    externalId,
  } as const satisfies Omit<IncomingReport, 'subject'>;
  const account = addresses.find((address) => !isItemAddress(address));
  const item = addresses.find((address) => address !== account) ?? quoted[0];
  return ok([aboutOf(report, account, item ?? first)]);
}

function aboutOf(
  report: Omit<IncomingReport, 'subject'>,
  account: string | undefined,
  item: string,
): Intaken {
  const subject: IncomingReport['subject'] =
    item === account
      ? { kind: 'member', member: account as MemberId }
      : { kind: 'item', item: item as ItemId, author: (account ?? '') as MemberId };
  return { kind: 'report', report: { ...report, subject } };
}

/**
 * The comment is in `content`, with Lemmy in `summary`. Misskey and its relatives name the posts at
 * the head of the comment: lines `Note: <address>`, then a line of dashes.
 */
function readComment(body: Fields): { readonly text: string; readonly items: readonly string[] } {
  const comment = textOf(body['content']) ?? textOf(body['summary']) ?? '';
  const head = /^(?:Note:[^\n]*\n)+-{3,}\n?/.exec(comment)?.[0] ?? '';
  const text = textOfHtml(comment.slice(head.length)).slice(0, limits.freeTextLengthMax);
  return {
    text: text === '' ? 'Reported by another server without a comment.' : text,
    items: linksIn(head),
  };
}

function addressesOf(object: unknown): readonly string[] {
  const objects = Array.isArray(object) ? object.slice(0, limits.evidencePerCaseMax) : [object];
  return objects.flatMap((entry) => addressOf(entry) ?? []);
}

/** An address as text or as an object with an `id`; only web addresses short enough to be an id. */
function addressOf(value: unknown): string | undefined {
  const text = textOf(isFields(value) ? value['id'] : value);
  if (text === undefined || text.length > limits.identifierLengthMax) return undefined;
  const address = URL.parse(text);
  return address !== null && /^https?:$/.test(address.protocol) ? text : undefined;
}
