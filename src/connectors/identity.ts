/**
 * The edge filter. Evenhand knows members by an opaque handle and nothing else: no legal name, no
 * government id, no phone, no e-mail, no address, no biometric (P3). Reactions, votes, views,
 * follows and reads are no evidence and have no field (E1). Here is what such fields are called
 * elsewhere, so that the refusal can say why and not only that the field is unknown.
 */
export type FieldKind = 'signal' | 'identity' | 'unknown';

const SIGNAL_WORDS: ReadonlySet<string> = new Set(
  `like likes liked liking unliked dislike dislikes disliked reaction reactions reacted emoji
  vote votes voted voting upvote upvotes upvoted downvote downvotes downvoted
  favorite favorites favorited favourite favourites favourited star stars starred boost boosts
  boosted reblog reblogs reblogged bookmark bookmarks bookmarked view views viewed viewer
  impression impressions click clicks clicked read reads seen dwell follow follows followed
  follower followers following unfollowed subscriber subscribers karma reputation badge badges
  trust poll polls rating ratings rated score scores opinion opinions interest interests
  personality sentiment mood religion politics party creed ethnicity orientation`.split(/\s+/),
);

const IDENTITY_WORDS: ReadonlySet<string> = new Set(
  `email emails mail phone telephone mobile ip ips name names firstname lastname surname fullname
  legalname realname username nickname avatar address street postcode zip birth birthday birthdate
  dob age gender sex ssn passport document documents identity identities nationality citizenship
  iban fingerprint biometric biometrics face voiceprint photo selfie device imei
  useragent`.split(/\s+/),
);

/** What an unknown field or type is about, judged by the words of its name. */
export function fieldKind(name: string): FieldKind {
  const words = wordsOf(name);
  if (words.some((word) => SIGNAL_WORDS.has(word))) return 'signal';
  if (words.some((word) => IDENTITY_WORDS.has(word))) return 'identity';
  return 'unknown';
}

/** `trustLevel`, `trust_level` and `trust.level` all give `trust`, `level`. */
function wordsOf(name: string): string[] {
  return name
    .slice(0, 255)
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/);
}

const EMAIL: RegExp = /^(?:mailto:)?[^\s@:/]+@[^\s@/]+\.[^\s@/]+$/i;
const INTERNATIONAL_PHONE: RegExp = /^(?:tel:)?\+\d(?:[\s().-]?\d){6,14}$/i;
const GROUPED_PHONE: RegExp = /^\(?\d{2,4}\)?[\s.-]\d{3,4}[\s.-]\d{3,5}$/;
const IPV4: RegExp = /^\d{1,3}(?:\.\d{1,3}){3}$/;
const IPV6: RegExp = /^(?=.*:.*:)[0-9a-f:]+(?:\d{1,3}(?:\.\d{1,3}){3})?$/i;

/** Whether a handle is an e-mail, a phone number or an IP address and so tells who a person is. */
export function looksLikeIdentity(handle: string): boolean {
  if (handle.includes('@') && EMAIL.test(handle)) return true;
  if (handle.includes(':') && IPV6.test(handle)) return true;
  if (!/^[+\d(t]/i.test(handle)) return false;
  return INTERNATIONAL_PHONE.test(handle) || GROUPED_PHONE.test(handle) || IPV4.test(handle);
}
