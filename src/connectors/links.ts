import { limits } from '../kernel/limits.ts';

const LINK: RegExp = /\bhttps?:\/\/[^\s<>"'`|\\^{}]+/gi;

/** Web addresses in a text, in the order they stand, each once; at most the published limit. */
export function linksIn(text: string): readonly string[] {
  if (!text.includes('://')) return [];
  const links = new Set<string>();
  for (const [found] of text.matchAll(LINK)) {
    const link = withoutTrailingPunctuation(found);
    if (link.length <= limits.urlLengthMax) links.add(link);
    if (links.size === limits.activityLinksMax) break;
  }
  return [...links];
}

/** A full stop, and the bracket of `(see https://…)` or `[text](https://…)`, are not the link's. */
function withoutTrailingPunctuation(link: string): string {
  let surplusRound = link.split(')').length - link.split('(').length;
  let surplusSquare = link.split(']').length - link.split('[').length;
  let end = link.length;
  for (; end > 0; end -= 1) {
    const last = link[end - 1] ?? '';
    if (last === ')' && surplusRound > 0) surplusRound -= 1;
    else if (last === ']' && surplusSquare > 0) surplusSquare -= 1;
    else if (!'.,;:!?*_~'.includes(last)) break;
  }
  return link.slice(0, end);
}
