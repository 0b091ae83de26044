import type { PatternSubject, Unknown } from '../clause.ts';
import { sentences } from '../importing.ts';

/** What a variable of a filter is here. */
export type Variable =
  | { readonly kind: 'text'; readonly subject: PatternSubject; readonly caveat: string }
  | { readonly kind: 'age' }
  | { readonly kind: 'size'; readonly caveat: string }
  | { readonly kind: 'unknown'; readonly about: Unknown; readonly reason: string };

const WHOLE = 'the whole text is searched, with or without markup, as the platform sends it';
const LINKS = 'all links of the text are searched';
const THREAD = 'the page must be what the platform sends as `thread`';
const GROUP = 'the number must be what the platform sends as `group`';
const EARLIER = 'an activity says how something is now and not how it was before';

function text(subject: PatternSubject, caveat: string): Variable {
  return { kind: 'text', subject, caveat };
}

function unknown(reason: string, about: Unknown = 'absent'): Variable {
  return { kind: 'unknown', about, reason };
}

const VARIABLES: Readonly<Record<string, Variable>> = {
  added_lines: text('content.text', WHOLE),
  added_lines_pst: text('content.text', WHOLE),
  new_wikitext: text('content.text', WHOLE),
  new_pst: text('content.text', WHOLE),
  new_text: text('content.text', WHOLE),
  added_links: text('content.links', LINKS),
  all_links: text('content.links', LINKS),
  new_links: text('content.links', LINKS),
  page_title: text('thread', THREAD),
  page_prefixedtitle: text('thread', THREAD),
  article_text: text('thread', THREAD),
  article_prefixedtext: text('thread', THREAD),
  page_namespace: text('group', GROUP),
  article_namespace: text('group', GROUP),
  user_age: { kind: 'age' },
  new_size: { kind: 'size', caveat: 'a size is counted in characters and not in bytes' },
  user_editcount: unknown(sentences.signal),
  global_user_editcount: unknown(sentences.signal),
  user_groups: unknown(sentences.role, 'role'),
  user_rights: unknown(sentences.role, 'role'),
  global_user_groups: unknown(sentences.role, 'role'),
  user_type: unknown(sentences.role, 'role'),
  user_blocked: unknown('what was decided about somebody before is not read by a rule'),
  user_emailconfirm: unknown(sentences.identity),
  user_unnamed_ip: unknown(sentences.identity),
  user_name: unknown(sentences.person),
  accountname: unknown(sentences.person),
  account_name: unknown(sentences.person),
  page_recent_contributors: unknown(sentences.person),
  page_first_contributor: unknown(sentences.person),
  ...Object.fromEntries(
    ['user_mobile', 'user_app'].map((name) => [
      name,
      unknown('how somebody reaches the platform is not known here'),
    ]),
  ),
  tor_exit_node: unknown(sentences.identity),
  removed_lines: unknown(EARLIER),
  removed_links: unknown(EARLIER),
  old_links: unknown(EARLIER),
  old_wikitext: unknown(EARLIER),
  old_size: unknown(EARLIER),
  edit_delta: unknown(EARLIER),
  edit_diff: unknown(EARLIER),
  edit_diff_pst: unknown(EARLIER),
  summary: unknown('an activity has no summary of an edit'),
  minor_edit: unknown('an activity does not say how grave an edit is thought to be'),
  timestamp: unknown('when something is said does not make it a breach'),
  page_age: unknown('an activity does not say how old a page is'),
};

/** What a variable is here; unknown ones have a reason. */
export function variableOf(name: string): Variable {
  const known = Object.hasOwn(VARIABLES, name) ? VARIABLES[name] : undefined;
  return known ?? unknown(`an activity does not say what \`${name}\` is`);
}
