import type { RuleDraft } from '../draft-rule.ts';
import { type Importing, type RuleImporting, sentences } from '../importing.ts';
import {
  type CheckOutcome,
  foreignClause,
  joinOutcomes,
  type TermReading,
  tellOutcome,
  termClause,
} from '../term-check.ts';
import { readWatchedWordsCsv } from './read-csv.ts';
import { readWatchedWordsJson } from './read-json.ts';
import type { WatchedWord } from './watched-word.ts';

const FROM = 'Discourse watched words';
const REWRITING = 'no machine changes what somebody wrote';

interface Answer {
  readonly title: string;
  readonly effect: RuleDraft['effect'];
  /** What is different here. */
  readonly caveat?: string;
  /** Why the words become no rule at all. */
  readonly refused?: string;
}

const HELD = 'it is kept back for a day at most while people look at it';

/** What Discourse does with a word, and what a rule does instead. */
const ANSWERS: Readonly<Record<string, Answer>> = {
  block: { title: 'Words that are not posted', effect: 'hold', caveat: HELD },
  require_approval: { title: 'Words that need a look first', effect: 'hold', caveat: HELD },
  flag: { title: 'Words that need a look', effect: 'review' },
  censor: { title: 'Words that were hidden', effect: 'review', caveat: REWRITING },
  silence: {
    title: 'Words that silenced their author',
    effect: 'review',
    caveat: sentences.punishment,
  },
  unsaid: {
    title: 'Watched words',
    effect: 'review',
    caveat:
      'the export does not say what was done with its words: write for example `# action: block` ' +
      'into its first line',
  },
  replace: { title: '', effect: 'review', refused: REWRITING },
  link: { title: '', effect: 'review', refused: REWRITING },
  tag: { title: '', effect: 'review', refused: 'topics are not sorted from here' },
};

/** A star stands for any run of letters and signs; at an end it frees that end of the word. */
const words: TermReading = {
  wildcards: true,
  exactCase: false,
  edgeOf: (written) => {
    const start = written.startsWith('*');
    const end = written.length > 1 && written.endsWith('*');
    const text = written.replace(/^\*+|\*+$/g, '');
    const edge = start ? (end ? 'anywhere' : 'suffix') : end ? 'prefix' : 'word';
    return { text, edge };
  },
};

/**
 * Drafts one rule for each thing Discourse does with watched words. Reads the page's JSON, and the
 * exported text with one word a line (or word, replacement and `true` for case).
 */
export function importDiscourse(text: string, into: Importing): void {
  const json = /^\s*[[{]/.test(text);
  const found = json ? readWatchedWordsJson(text, into) : readWatchedWordsCsv(text, into);
  for (const [answer, group] of Map.groupBy(found, (word) => word.answer)) {
    const known = Object.hasOwn(ANSWERS, answer) ? ANSWERS[answer] : undefined;
    if (known === undefined) {
      for (const word of group) {
        const reason = `\`${answer}\` is not known; accepted: ${knownAnswers()}`;
        into.remarks.refused(word, reason);
        if (word.replacement !== undefined) into.remarks.refused(word.replacement, reason);
      }
    } else importGroup(group, known, into);
  }
}

/** The names that may stand after `# action:`. */
function knownAnswers(): string {
  return Object.keys(ANSWERS)
    .filter((name) => name !== 'unsaid')
    .join(', ');
}

function importGroup(group: readonly WatchedWord[], answer: Answer, into: Importing): void {
  for (const { replacement } of group) {
    if (replacement !== undefined) into.remarks.refused(replacement, answer.refused ?? REWRITING);
  }
  if (answer.refused !== undefined) {
    for (const word of group) into.remarks.refused(word, answer.refused);
    return;
  }
  const rule = into.drafts.nameRule(answer.title, 'watched words');
  const ruleInto: RuleImporting = { ...into, rule };
  const kinds = Map.groupBy(group, kindOf);
  const outcome = joinOutcomes(
    [...kinds].map(([kind, wanted]) => groupOutcome(kind, wanted, ruleInto)),
  );
  const caveats = [...outcome.caveats, ...(answer.caveat === undefined ? [] : [answer.caveat])];
  for (const word of group) {
    const reason = outcome.refused.get(word.path);
    const refused = new Map(reason === undefined ? [] : [[word.path, reason]]);
    const told = { clause: outcome.clause, caveats, refused };
    tellOutcome(word, [word], told, { ...ruleInto, said: 'a word that is looked for' });
  }
  into.drafts.add({
    ...rule,
    from: FROM,
    appliesTo: ['post', 'comment'],
    clause: outcome.clause,
    effect: answer.effect,
    said: [],
  });
}

type Kind = 'words' | 'exact words' | 'patterns' | 'exact patterns';

function kindOf({ pattern, caseSensitive }: WatchedWord): Kind {
  if (pattern) return caseSensitive ? 'exact patterns' : 'patterns';
  return caseSensitive ? 'exact words' : 'words';
}

function groupOutcome(
  kind: Kind,
  wanted: readonly WatchedWord[],
  into: RuleImporting,
): CheckOutcome {
  const check = { wanted, subject: 'content.text', looksAlike: false } as const;
  switch (kind) {
    case 'words':
      return termClause(check, words, into);
    case 'exact words':
      return termClause(check, { ...words, exactCase: true }, into);
    case 'patterns':
      // Ruby's `^` and `$` stand at every line.
      return foreignClause(check, { modes: '(?im)', before: '', after: '' }, 'ruby');
    case 'exact patterns':
      return foreignClause(check, { modes: '(?m)', before: '', after: '' }, 'ruby');
  }
}
