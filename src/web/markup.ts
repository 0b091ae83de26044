import { raw, html as template } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';

/** Finished HTML. Only `html`, and `trusted` for what was made safe elsewhere, can produce it. */
export type Html = HtmlEscapedString;

/** What may stand in a template: text is escaped, finished HTML is not, nothing leaves nothing. */
export type Filling = string | number | Html | readonly Filling[] | false | null | undefined;

/** A template whose fillings are escaped, between tags and in quoted attributes alike. */
export function html(strings: TemplateStringsArray, ...fillings: readonly Filling[]): Html {
  const made = template(strings, ...fillings);
  if (made instanceof Promise) throw new TypeError('a view is finished before it is rendered');
  return made;
}

/** Passes HTML on that a library made safe: rendered rulebook prose and nothing else. */
export function trusted(markup: string): Html {
  return raw(markup);
}

export const nothing: Html = raw('');
