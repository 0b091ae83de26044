/** ActivityPub's words for what Evenhand takes from other servers. Everything else is ignored. */
const meaningByType = { Flag: 'report' } as const;

export type FederatedType = keyof typeof meaningByType;
export type FederatedMeaning = (typeof meaningByType)[FederatedType];

export function meaningOf(type: unknown): FederatedMeaning | undefined {
  return type === 'Flag' ? meaningByType[type] : undefined;
}

export function federatedTypeOf(meaning: FederatedMeaning): FederatedType {
  return { report: 'Flag' as const }[meaning];
}

/** Last step but one of the paths under which known servers keep posts and comments. */
const ITEM_PATH: RegExp =
  /\/(?:posts?|comments?|statuses|notes?|objects|videos|p|w|pins|activities)\/[^/]+\/?$/;
/** Mastodon's page address of a post: `/@handle/1234`. */
const PAGE_PATH: RegExp = /\/@[^/]+\/[^/]+\/?$/;

/** Whether an address names a piece of content and not an account. */
export function isItemAddress(address: string): boolean {
  const path = URL.parse(address)?.pathname ?? '';
  return ITEM_PATH.test(path) || PAGE_PATH.test(path);
}
