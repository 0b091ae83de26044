import { DAY_MS, SECOND_MS } from '../../../kernel/duration.ts';
import { allOf, anyOf, type Clause, type Comparison, not } from '../clause.ts';
import { type RuleImporting, sentences } from '../importing.ts';
import { type SourceNode, truthOf } from '../source-tree.ts';

const DAY_SECONDS: number = DAY_MS / SECOND_MS;
const UNIT_SECONDS: Readonly<Record<string, number>> = {
  minute: 60,
  hour: 3_600,
  day: DAY_SECONDS,
  week: 7 * DAY_SECONDS,
  month: 30 * DAY_SECONDS,
  year: 365 * DAY_SECONDS,
};

const REPUTATION: readonly string[] = [
  'comment_karma',
  'post_karma',
  'link_karma',
  'combined_karma',
  'comment_subreddit_karma',
  'post_subreddit_karma',
  'combined_subreddit_karma',
  'contributor_quality',
];
const ROLES: readonly string[] = [
  'is_gold',
  'is_submitter',
  'is_contributor',
  'is_moderator',
  'past_archive_moderator',
];

/** The clause of `author:`, which asks who wrote something; most of it is refused. */
export function authorClause(node: SourceNode, into: RuleImporting): Clause {
  if (node.kind !== 'map') {
    into.remarks.refused(node, sentences.person);
    return { kind: 'unknown', about: 'absent' };
  }
  const entries = [...node.entries].map(([name, value]) => ({ key: name.toLowerCase(), value }));
  const anyThreshold = entries.find(({ key }) => key === 'satisfy_any_threshold')?.value;
  const thresholds: Clause[] = [];
  const others: Clause[] = [];
  for (const { key, value } of entries) {
    if (key === 'satisfy_any_threshold') {
      into.remarks.translated(value, 'how the conditions on the author are joined', into.rule.file);
    } else if (key === 'account_age') thresholds.push(ageClause(value, into));
    else if (REPUTATION.includes(key)) thresholds.push(refuse(value, sentences.signal, into));
    else others.push(otherClause(key, value, into));
  }
  const join = truthOf(anyThreshold) === true ? anyOf : allOf;
  return allOf([...(thresholds.length === 0 ? [] : [join(thresholds)]), ...others]);
}

function otherClause(key: string, node: SourceNode, into: RuleImporting): Clause {
  if (ROLES.includes(key)) {
    refuse(node, sentences.role, into);
    const role: Clause = { kind: 'unknown', about: 'role' };
    return truthOf(node) === false ? not(role) : role;
  }
  if (key === 'has_verified_email') return refuse(node, sentences.identity, into);
  if (['set_flair', 'overwrite_flair'].includes(key)) {
    into.remarks.refused(node, 'marks beside a name are not set from here');
    return allOf([]);
  }
  const field = key.replace(/^~/, '').split(/[\s(#+]/)[0] ?? '';
  const reasons: Readonly<Record<string, string>> = {
    id: sentences.person,
    name: sentences.person,
    flair_text: 'marks beside a name are not evidence',
    flair_css_class: 'marks beside a name are not evidence',
    flair_template_id: 'marks beside a name are not evidence',
  };
  const reason = Object.hasOwn(reasons, field) ? reasons[field] : undefined;
  return refuse(node, reason ?? 'this condition on the author is not known here', into);
}

function ageClause(node: SourceNode, into: RuleImporting): Clause {
  const written = node.kind === 'scalar' ? node.text : '';
  const shape = /^(==?|<|>)?\s*(\d{1,6})\s*(?:(minute|hour|day|week|month|year)s?)?$/.exec(written);
  if (shape === null) {
    return refuse(
      node,
      'write the age for example as `< 2 days`; this one was not understood',
      into,
    );
  }
  const [, operator = '=', amount = '0', unit = 'day'] = shape;
  const comparison: Comparison = operator === '<' || operator === '>' ? operator : '==';
  const seconds = Number(amount) * (UNIT_SECONDS[unit] ?? DAY_SECONDS);
  const said = 'a condition on the age of the account';
  const exact = comparison === '==' ? '; it asks for that age to the second' : '';
  const rounded =
    unit === 'month' ? '; a month is 30 days' : unit === 'year' ? '; a year is 365 days' : '';
  if (exact + rounded === '') into.remarks.translated(node, said, into.rule.file);
  else into.remarks.caveat(node, `${said}${rounded}${exact}`, into.rule.file);
  return { kind: 'age', comparison, seconds };
}

function refuse(node: SourceNode, reason: string, into: RuleImporting): Clause {
  into.remarks.refused(node, reason);
  return { kind: 'unknown', about: 'absent' };
}
