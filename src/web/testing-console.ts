import { consoleParts } from './console/console-parts.ts';
import { islandOf } from './style/island.ts';
import { inEnglish } from './testing-markup.ts';

const island: Awaited<ReturnType<typeof islandOf>> = await islandOf('console');
const parts: string = island === undefined ? '' : inEnglish(consoleParts(island.href));

/** A page without what the console adds to it, when that stands there exactly as it was made. */
export function withoutConsole(page: string): string {
  return parts === '' ? page : page.replace(parts, '');
}
