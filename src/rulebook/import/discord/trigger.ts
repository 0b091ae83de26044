import { allOf, anyOf, type Clause, not } from '../clause.ts';
import type { RuleImporting } from '../importing.ts';
import {
  type SourceMap,
  type SourceNode,
  scalarsOf,
  truthOf,
  wholeNumberOf,
} from '../source-tree.ts';
import {
  type CheckOutcome,
  foreignClause,
  type TermReading,
  tellOutcome,
  termClause,
} from '../term-check.ts';

const UNKNOWN: Clause = { kind: 'unknown', about: 'absent' };
const TEXT = 'content.text';

/** Kinds of triggers by their number, with the reason when they have no translation. */
const TRIGGERS: Readonly<Record<string, string | undefined>> = {
  '1': undefined,
  '3': 'what Discord takes for spam is not published; use a window or a detector of your own',
  '4': 'the words of Discord’s own lists are not published; write a list of your own',
  '5': undefined,
  '6': undefined,
};
const PRESETS: Readonly<Record<string, string>> = {
  '1': 'swear words',
  '2': 'sexual words',
  '3': 'slurs',
};

/** How AutoMod writes words: a star at an end frees it, and a star inside stands for itself. */
const keywords: TermReading = {
  wildcards: false,
  exactCase: false,
  edgeOf: (written) => {
    const start = written.startsWith('*');
    const end = written.length > 1 && written.endsWith('*');
    const text = written.slice(start ? 1 : 0, end ? -1 : undefined);
    const edge = start ? (end ? 'anywhere' : 'suffix') : end ? 'prefix' : 'word';
    return { text, edge };
  },
};

/** The clause of `trigger_type` and `trigger_metadata`. */
export function triggerClause(rule: SourceMap, into: RuleImporting): Clause {
  const type = rule.entries.get('trigger_type');
  const metadata = rule.entries.get('trigger_metadata');
  const number = type?.kind === 'scalar' ? type.text : '';
  const known = Object.hasOwn(TRIGGERS, number);
  const reason = known ? TRIGGERS[number] : 'this kind of trigger is not known';
  if (type !== undefined) {
    if (reason === undefined) into.remarks.translated(type, 'what is looked for', into.rule.file);
    else into.remarks.refused(type, reason);
  }
  const parts = new Map<string, Clause>();
  for (const [key, node] of metadata?.kind === 'map' ? metadata.entries : []) {
    parts.set(key, metadataClause(key, node, into));
  }
  const found = anyOf([
    ...(reason === undefined ? [] : [UNKNOWN]),
    ...['keyword_filter', 'regex_patterns', 'presets', 'mention_total_limit'].flatMap(
      (key) => parts.get(key) ?? [],
    ),
  ]);
  const allowed = parts.get('allow_list');
  const unknown = [...parts.keys()].some((key) => !KNOWN.includes(key)) ? [UNKNOWN] : [];
  return allOf([found, ...(allowed === undefined ? [] : [not(allowed)]), ...unknown]);
}

const KNOWN: readonly string[] = [
  'keyword_filter',
  'regex_patterns',
  'presets',
  'allow_list',
  'mention_total_limit',
  'mention_raid_protection_enabled',
];

function metadataClause(key: string, node: SourceNode, into: RuleImporting): Clause {
  switch (key) {
    case 'keyword_filter':
      return wordsClause(node, into, { said: 'words that are looked for', caveats: [] });
    case 'allow_list':
      return wordsClause(node, into, {
        said: 'words that are allowed',
        caveats: ['a text with one of them is left alone altogether'],
      });
    case 'regex_patterns':
      return patternsClause(node, into);
    case 'presets':
      return presetsClause(node, into);
    case 'mention_total_limit':
      return mentionsClause(node, into);
    case 'mention_raid_protection_enabled':
      if (truthOf(node) === false) {
        into.remarks.translated(node, 'nothing is added', into.rule.file);
      } else {
        into.remarks.refused(node, 'how Discord tells a raid is not published; use a window');
      }
      return allOf([]);
    default:
      return UNKNOWN;
  }
}

function wordsClause(
  node: SourceNode,
  into: RuleImporting,
  { said, caveats }: { readonly said: string; readonly caveats: readonly string[] },
): Clause {
  const wanted = scalarsOf(node);
  if (wanted === undefined) return emptyClause(node, into);
  const check = { wanted, subject: TEXT, looksAlike: false } as const;
  const outcome = termClause(check, keywords, into);
  return told(node, { ...outcome, caveats: [...outcome.caveats, ...caveats] }, { ...into, said });
}

function patternsClause(node: SourceNode, into: RuleImporting): Clause {
  const wanted = scalarsOf(node);
  if (wanted === undefined) return emptyClause(node, into);
  const check = { wanted, subject: TEXT, looksAlike: false } as const;
  // AutoMod looks at texts without regard to case, and its dialect is that of Rust.
  const outcome = foreignClause(check, { modes: '(?i)', before: '', after: '' }, 'rust');
  return told(node, outcome, { ...into, said: 'patterns that are looked for' });
}

function told(
  node: SourceNode,
  outcome: CheckOutcome,
  into: RuleImporting & { readonly said: string },
): Clause {
  tellOutcome(node, scalarsOf(node) ?? [], outcome, into);
  return outcome.clause;
}

function presetsClause(node: SourceNode, { remarks }: RuleImporting): Clause {
  const wanted = scalarsOf(node) ?? [];
  for (const one of wanted) {
    const name = Object.hasOwn(PRESETS, one.text) ? PRESETS[one.text] : 'this list';
    remarks.refused(one, `Discord does not publish ${name}; write a list of your own`);
  }
  if (wanted.length === 0) remarks.refused(node, 'this is a list of numbers');
  return UNKNOWN;
}

function mentionsClause(node: SourceNode, { remarks, rule }: RuleImporting): Clause {
  const value = wholeNumberOf(node);
  if (value === undefined) {
    remarks.refused(node, 'a limit is a whole number');
    return UNKNOWN;
  }
  const said = 'a limit of mentions; roles count only when the platform sends them as mentions';
  remarks.caveat(node, said, rule.file);
  return { kind: 'size', of: 'content.mentions', comparison: '>', value };
}

// Discord writes empty lists for what is not used.
function emptyClause(node: SourceNode, { remarks, rule }: RuleImporting): Clause {
  if (node.kind === 'list' && node.items.length === 0) {
    remarks.translated(node, 'nothing is added', rule.file);
    return anyOf([]);
  }
  remarks.refused(node, 'this is a list of texts');
  return UNKNOWN;
}
