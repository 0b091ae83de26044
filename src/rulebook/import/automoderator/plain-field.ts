import { allOf, type Clause, not } from '../clause.ts';
import { type RuleImporting, sentences } from '../importing.ts';
import { type SourceNode, truthOf, wholeNumberOf } from '../source-tree.ts';

const NOT_DONE = 'how a post looks or is sorted on the old platform is not changed from here';
const NOT_POSTED = 'nothing is posted, so there is nothing to pin or lock';
const MODMAIL = 'moderators see the case itself, so no message is sent to them';

/** Fields that do nothing here, with the reason. */
const IDLE: Readonly<Record<string, string>> = {
  modmail: MODMAIL,
  modmail_subject: MODMAIL,
  message_subject: 'the statement has its own subject',
  comment_stickied: NOT_POSTED,
  comment_locked: NOT_POSTED,
  set_flair: NOT_DONE,
  overwrite_flair: NOT_DONE,
  set_sticky: NOT_DONE,
  set_nsfw: NOT_DONE,
  set_spoiler: NOT_DONE,
  set_contest_mode: NOT_DONE,
  set_original_content: NOT_DONE,
  set_suggested_sort: NOT_DONE,
  set_locked: NOT_DONE,
  set_post_crowd_control_level: NOT_DONE,
};

/** Conditions that have no translation, with the reason. */
const UNSEEN: Readonly<Record<string, string>> = {
  reports: 'a report opens a case by itself; how many there are is not counted like votes',
  is_top_level: 'an activity does not say whether a comment answers another one',
  standard: 'the list behind a standard is on the old platform only; write the words out',
  parent_submission: 'a rule looks at one item and not at the one above it',
  crosspost_subreddit: 'an activity does not say what it repeats',
  crosspost_author: 'an activity does not say what it repeats',
  subreddit: 'a rulebook is for one community',
  discussion_type: 'an activity does not say how a discussion is shown',
  is_poll: 'an activity does not say whether it has a poll',
  is_gallery: 'an activity does not say whether it has pictures',
  is_original_content: 'an activity does not say who made a picture',
  is_meta_discussion: 'an activity does not say how a discussion is shown',
  past_archive_date: 'an activity does not say how old a thread is',
};

/** Fields with one fixed meaning: their clause and their remark. Undefined for other fields. */
export function plainFieldClause(
  key: string,
  node: SourceNode,
  into: RuleImporting,
): Clause | undefined {
  const { remarks, rule } = into;
  if (Object.hasOwn(IDLE, key)) {
    remarks.refused(node, IDLE[key] ?? '');
    return allOf([]);
  }
  if (Object.hasOwn(UNSEEN, key)) {
    remarks.refused(node, UNSEEN[key] ?? '');
    return { kind: 'unknown', about: 'absent' };
  }
  switch (key) {
    case 'priority':
      remarks.caveat(node, 'every rule is looked at, so their order means nothing', rule.file);
      return allOf([]);
    case 'moderators_exempt':
      if (truthOf(node) !== false) remarks.refused(node, sentences.role);
      else remarks.translated(node, 'the rule is for everybody', rule.file);
      return allOf([]);
    case 'ignore_blockquotes':
      remarks.caveat(node, 'quoted passages belong to the text and are searched too', rule.file);
      return allOf([]);
    case 'is_edited':
      return editedClause(node, into);
    case 'body_longer_than':
    case 'body_shorter_than':
      return lengthClause(key === 'body_longer_than' ? '>' : '<', node, into);
    default:
      return undefined;
  }
}

function editedClause(node: SourceNode, { remarks, rule }: RuleImporting): Clause {
  remarks.translated(node, 'whether the text was edited', rule.file);
  const edited: Clause = { kind: 'equals', subject: 'type', value: 'content.edited' };
  return truthOf(node) === true ? edited : not(edited);
}

function lengthClause(
  comparison: '<' | '>',
  node: SourceNode,
  { remarks, rule }: RuleImporting,
): Clause {
  const value = wholeNumberOf(node);
  if (value === undefined) {
    remarks.refused(node, 'a length is a whole number of characters');
    return { kind: 'unknown', about: 'absent' };
  }
  const said = 'the length of the text; title, blanks and signs at its ends count too';
  remarks.caveat(node, said, rule.file);
  return { kind: 'size', of: 'content.text', comparison, value };
}
