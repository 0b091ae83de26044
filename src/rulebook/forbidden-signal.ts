/**
 * Words that name what a rule may never read (design chapter 2, R7): what people like, read, follow
 * or think, and what others think of them. A name is refused when one of its words is in the list.
 */
const FORBIDDEN_WORDS: ReadonlySet<string> = new Set(
  [
    'reaction reactions reacted emoji emojis favourite favourites favorite favorites',
    'like likes liked dislike dislikes upvote upvotes downvote downvotes vote votes voted voter',
    'voters view views viewed viewer viewers impression impressions read reads reader readers',
    'follow follows followed follower followers following subscriber subscribers karma reputation',
    'popularity popular trustlevel opinion opinions belief beliefs interest interests personality',
    'ideology sentiment religion creed ethnicity race nationality party politics political',
    'orientation sexuality',
  ]
    .join(' ')
    .split(' '),
);

/** The forbidden word inside a name such as `like_count`, `trustLevel` or `actor-followers`. */
export function forbiddenWord(name: string): string | undefined {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '');
  const single = words.find((word) => FORBIDDEN_WORDS.has(word));
  if (single !== undefined) return single;
  const joined = words.join('');
  return joined.includes('trustlevel') ? 'trust level' : undefined;
}

export const forbiddenSignalHelp: string =
  'a rule judges what somebody does: read the text, links, mentions, hashes or windows over them';

export function forbiddenSignalMessage(name: string): string {
  return (
    `\`${name}\` cannot be read by a rule: what people like, follow, read or think, ` +
    'and how liked they are, is never evidence'
  );
}
