import { limits } from '../../kernel/limits.ts';
import { type ListDraft, listsOf } from './clause.ts';
import { type RuleDraft, writeRule } from './draft-rule.ts';
import type { ImportOptions } from './import-result.ts';
import { quotedText } from './quoted-text.ts';
import type { RemarkBook } from './remark-book.ts';

/** Lists that a rulebook may have (spec/rulebook.md, Files). */
const LISTS_MAX = 200;
const SLUG_LENGTH_MAX = 40;
const TITLE_LENGTH_MAX = 200;

/** The rule that a construct goes into: its names are settled before it is written. */
export interface RuleNames {
  readonly id: string;
  readonly file: string;
  readonly title: string;
}

/** Collects the files of the drafted rulebook and gives everything in it a name of its own. */
export class DraftBook {
  readonly #files = new Map<string, string>();
  readonly #taken = new Set<string>();
  readonly #lists = new Set<string>();
  readonly #remarks: RemarkBook;

  constructor(remarks: RemarkBook) {
    this.#remarks = remarks;
  }

  /** Whether the rulebook can take one rule more. */
  get full(): boolean {
    return this.#taken.size >= limits.rulesMax;
  }

  /** Whether the rulebook can take one list more; patterns do the same with less comfort. */
  get listsFull(): boolean {
    return this.#lists.size >= LISTS_MAX;
  }

  /** Names for a rule with this title; `fallback` serves when the title has no letters. */
  nameRule(title: string, fallback: string): RuleNames {
    const shown = title
      .toWellFormed()
      .replace(/[\s\p{Cc}]+/gu, ' ')
      .trim();
    const named = shown === '' ? fallback : shown;
    const slug = free(slugOf(named, fallback), this.#taken);
    const id = `imported.${slug}`;
    return { id, file: `rules/${id}.md`, title: [...named].slice(0, TITLE_LENGTH_MAX).join('') };
  }

  /** A list of a rule; entries that differ only by case are there once. */
  list(
    rule: RuleNames,
    { what, ...list }: Omit<ListDraft, 'name'> & { readonly what: string },
  ): ListDraft {
    const seen = new Map(list.entries.map((entry) => [entry.toLowerCase(), entry]));
    const name = free(`${rule.id.slice('imported.'.length)}-${what}`, this.#lists);
    return { ...list, name, entries: [...seen.values()] };
  }

  /** Writes a rule and its lists. */
  add(draft: RuleDraft & RuleNames): void {
    const { text, byPeople } = writeRule(draft);
    this.#files.set(draft.file, text);
    for (const list of listsOf(draft.clause))
      this.#files.set(`lists/${list.name}.txt`, listText(list));
    if (byPeople !== undefined) this.#remarks.ofRule(draft.file, byPeople);
  }

  /** All files by path, with a rulebook around the rules. */
  files(options: ImportOptions): Readonly<Record<string, string>> {
    const entries = [...this.#files].toSorted(([one], [other]) => (one < other ? -1 : 1));
    return { 'rulebook.yaml': rulebookText(options), ...Object.fromEntries(entries) };
  }
}

/** The name, or the name with the first number that makes it one of its own. */
function free(wanted: string, taken: Set<string>): string {
  let name = wanted;
  for (let count = 2; taken.has(name); count += 1) name = `${wanted}-${count}`;
  taken.add(name);
  return name;
}

function slugOf(title: string, fallback: string): string {
  const plain = (text: string): string =>
    text
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .slice(0, SLUG_LENGTH_MAX)
      .replace(/^-+|-+$/g, '');
  const slug = plain(title);
  if (/^[a-z]/.test(slug)) return slug;
  return slug === '' ? plain(fallback) : `rule-${slug}`;
}

function listText({ kind, looksAlike, entries }: ListDraft): string {
  const head = [
    ...(kind === 'terms' ? [] : [`# kind: ${kind}`]),
    ...(looksAlike ? ['# looks: alike'] : []),
  ];
  return `${[...head, ...entries].join('\n')}\n`;
}

function rulebookText({ community, languages }: ImportOptions): string {
  return `name: ${quotedText(`Draft rulebook of ${community}`)}
community: ${quotedText(community)}
languages: [${languages.map(quotedText).join(', ')}]
gravity-scale:
  1: A slip.
  2: It disturbs others.
  3: It hurts or cheats somebody.
  4: It puts somebody's safety at risk.
families:
  imported:
    title: Imported rules
    memory: 90d
    weights: { 1: 1, 2: 2, 3: 4, 4: 8 }
    starts-at: { 1: reminder, 2: reminder, 3: warning, 4: read-only-1d }
    ladder:
      - name: reminder
        title: A reminder of the rule
      - name: warning
        title: A warning that the next step limits posting
      - name: read-only-1d
        title: Reading only for one day
        measures:
          - { kind: read-only, for: 1d }
promises:
  first-decision: P3D
  appeal-outcome: PT72H
  report-outcome: P7D
  appeal-window: P184D
  undo: PT10S
retention: { activities: P60D, evidence: P365D, reports: P365D }
`;
}
