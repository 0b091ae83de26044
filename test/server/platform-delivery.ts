import { createHmac } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { PLATFORM_SECRET } from './running-server.ts';

const payloads = new URL('../../../shared/data/payloads/', import.meta.url);

/** Reason to skip what needs real payloads, or false when they are here. */
export const payloadsAbsent: string | false = existsSync(payloads)
  ? false
  : 'the shared payloads are not present';

export const signatureHeader = {
  discourse: 'x-discourse-event-signature',
  mastodon: 'x-hub-signature',
  activitypub: 'x-evenhand-signature',
} as const;
export type Platform = keyof typeof signatureHeader;
export const platforms: readonly Platform[] = ['discourse', 'mastodon', 'activitypub'];

/** A delivery and the headers with which the platform sends it. */
export interface Delivery {
  readonly platform: Platform;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

export function signed(
  platform: Platform,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): Delivery {
  const signature = createHmac('sha256', PLATFORM_SECRET).update(body).digest('hex');
  return {
    platform,
    body,
    headers: { ...headers, [signatureHeader[platform]]: `sha256=${signature}` },
  };
}

/** Every sample as text, by file name; comments of `.jsonc` removed. */
export function allPayloads(): ReadonlyMap<string, string> {
  const names = payloadsAbsent === false ? readdirSync(payloads) : [];
  const json = names.filter((name) => /\.jsonc?$/.test(name));
  return new Map(json.map((name) => [name, plainJson(name)]));
}

function plainJson(name: string): string {
  const text = readFileSync(new URL(name, payloads), 'utf8');
  if (!name.endsWith('.jsonc')) return text;
  return text.replaceAll(/^\s*\/\/.*$/gm, '').replaceAll(/,(\s*[}\]])/g, '$1');
}

/** The samples that are a post, an account or a report, each as its platform delivers it. */
export function realDeliveries(): readonly Delivery[] {
  const all = allPayloads();
  const text = (name: string): string => all.get(name) ?? '';
  const discourse = (event: string, id: string): Record<string, string> => ({
    'x-discourse-event': event,
    'x-discourse-event-id': id,
    'x-discourse-instance': 'https://forum.example',
  });
  const reported = [...all.keys()].filter((name) => name.startsWith('activitypub-flag'));
  return [
    signed('discourse', text('discourse-webhook-post.json'), discourse('post_created', '1')),
    signed('discourse', text('discourse-webhook-post.json'), discourse('post_edited', '2')),
    signed('discourse', text('discourse-webhook-user.json'), discourse('user_created', '3')),
    signed('mastodon', text('mastodon-webhook-report.created.json')),
    signed(
      'mastodon',
      `{"event":"report.created","object":${text('mastodon-admin-report.jsonc')}}`,
    ),
    ...reported.map((name) => signed('activitypub', text(name))),
  ];
}

/** Every e-mail and every network address of another machine in the samples. */
export function personalMarks(): readonly string[] {
  const all = [...allPayloads().values()].join('\n');
  const emails = all.match(/[\w.+-]+@[\w-]+\.[\w.]+\w/g) ?? [];
  const addresses = all.match(/\b\d{1,3}(?:\.\d{1,3}){3}\b/g) ?? [];
  return [...new Set([...emails, ...addresses])].filter((mark) => !mark.startsWith('127.'));
}
