import { limits } from '../../kernel/limits.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { importAbuseFilter } from './abuse-filter/import-abuse-filter.ts';
import { importAutomoderator } from './automoderator/import-automoderator.ts';
import { importDiscord } from './discord/import-discord.ts';
import { importDiscourse } from './discourse/import-discourse.ts';
import { DraftBook } from './draft-book.ts';
import type { ImportOptions, ImportProblem, ImportResult } from './import-result.ts';
import type { Importing } from './importing.ts';
import { RemarkBook } from './remark-book.ts';

/** Formats of other platforms that can be turned into a draft of a rulebook. */
export const importKinds = [
  'reddit-automoderator',
  'discourse-watched-words',
  'discord-automod',
  'mediawiki-abuse-filter',
] as const;
export type ImportKind = (typeof importKinds)[number];

/** No page of rules on any of these platforms is longer. */
const SOURCE_LENGTH_MAX = 524_288;
const LANGUAGE: RegExp = /^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/;

const importers: Readonly<
  Record<ImportKind, (text: string, into: Importing) => ImportProblem | undefined>
> = {
  'reddit-automoderator': withoutProblem(importAutomoderator),
  'discourse-watched-words': withoutProblem(importDiscourse),
  'discord-automod': withoutProblem(importDiscord),
  'mediawiki-abuse-filter': importAbuseFilter,
};

/**
 * Turns the rules of another platform into a draft of a rulebook directory. It translates and never
 * runs anything. Everything in the source is told as translated, translated with a caveat, or
 * refused; a text of which nothing can be read is a problem instead.
 */
export function importRules(
  kind: ImportKind,
  text: string,
  options: ImportOptions,
): Result<ImportResult, ImportProblem> {
  const unfit = problemOf(text, options);
  if (unfit !== undefined) return err(unfit);
  const remarks = new RemarkBook();
  const drafts = new DraftBook(remarks);
  const problem = importers[kind](text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n'), {
    remarks,
    drafts,
  });
  if (problem !== undefined) return err(problem);
  const told = remarks.joined();
  if (told.length === 0) {
    const help = 'give the text of the rules as the platform shows or exports them';
    return err({ message: 'there is no rule in it', help });
  }
  const files = drafts.files(options);
  const tooLong = Object.values(files).some((one) => one.split('\n').length > limits.listTermsMax);
  if (tooLong) {
    const help = `a list has at most ${limits.listTermsMax} entries; give it in parts`;
    return err({ message: 'one list has too many words', help });
  }
  return ok({ files, remarks: told });
}

function problemOf(text: string, options: ImportOptions): ImportProblem | undefined {
  if (text.length > SOURCE_LENGTH_MAX) {
    const help = `at most ${SOURCE_LENGTH_MAX} characters are read at once; give it in parts`;
    return { message: `this text has ${text.length} characters`, help };
  }
  const { community, languages } = options;
  if (community.trim() === '' || community.length > limits.nameLengthMax) {
    const help = `write 1 to ${limits.nameLengthMax} characters`;
    return { message: 'the community needs a name', help };
  }
  if (languages.length === 0 || !languages.every((tag) => LANGUAGE.test(tag))) {
    const help = 'write one or more tags such as `en` or `zh-Hans`';
    return { message: 'the languages of the rulebook are missing or not tags', help };
  }
  return undefined;
}

function withoutProblem(
  run: (text: string, into: Importing) => void,
): (text: string, into: Importing) => undefined {
  return (text, into) => {
    run(text, into);
    return undefined;
  };
}
