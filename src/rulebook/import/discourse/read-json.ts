import { type Importing, sentences } from '../importing.ts';
import {
  readDocuments,
  type SourceMap,
  type SourceNode,
  type SourceScalar,
  truthOf,
} from '../source-tree.ts';
import type { WatchedWord } from './watched-word.ts';

/** What Discourse works out of the words; nothing of it is lost when it is left out. */
const DERIVED: readonly string[] = ['actions', 'compiled_regular_expressions', 'regexp'];

/** Reads the JSON of the page of watched words: an object with `words`, or the list alone. */
export function readWatchedWordsJson(text: string, into: Importing): readonly WatchedWord[] {
  return readDocuments(text, () => 'watched words').flatMap(({ tree, problem }) => {
    if (problem !== undefined) {
      const message = `this is not JSON: ${problem.message}`;
      into.remarks.refused({ path: 'watched words', place: problem.place }, message);
    }
    if (tree === undefined) return [];
    const words = wordsOf(tree, into).flatMap((node) => readWord(node, into));
    // The words themselves are told when their rule is drafted.
    const waiting = new Set(words.flatMap((one) => [one.path, one.replacement?.path]));
    into.remarks.close(tree, waiting);
    return words;
  });
}

function wordsOf(tree: SourceNode, { remarks }: Importing): readonly SourceNode[] {
  if (tree.kind === 'list') return tree.items;
  if (tree.kind !== 'map') return [];
  for (const [key, node] of tree.entries) {
    if (DERIVED.includes(key)) remarks.refused(node, 'Discourse works this out of the words');
  }
  const words = tree.entries.get('words');
  return words?.kind === 'list' ? words.items : [];
}

function readWord(node: SourceNode, { remarks }: Importing): readonly WatchedWord[] {
  const word = node.kind === 'map' ? node.entries.get('word') : undefined;
  const answer = node.kind === 'map' ? node.entries.get('action') : undefined;
  if (node.kind !== 'map' || word?.kind !== 'scalar' || word.alias || word.text.trim() === '') {
    remarks.refused(node, 'an entry has at least a `word`');
    return [];
  }
  const exact = node.entries.get('case_sensitive');
  if (exact !== undefined) remarks.translated(exact, 'whether case matters');
  if (answer?.kind === 'scalar') remarks.translated(answer, 'what was done with the word');
  tellOther(node, remarks);
  const replacement = replacementOf(node);
  return [
    {
      path: word.path,
      place: word.place,
      text: word.text.trim(),
      answer: answer?.kind === 'scalar' ? answer.text : 'unsaid',
      caseSensitive: truthOf(exact) === true,
      pattern: isPattern(node, word),
      ...(replacement === undefined ? {} : { replacement }),
    },
  ];
}

function tellOther(node: SourceMap, remarks: Importing['remarks']): void {
  for (const [key, value] of node.entries) {
    if (key === 'id') remarks.refused(value, sentences.oldNumber);
    else if (DERIVED.includes(key)) remarks.refused(value, 'Discourse works this out of the words');
    else if (key === 'html') remarks.refused(value, 'no machine changes what somebody wrote');
    else if (key === 'replacement' && value.kind === 'scalar' && value.text === '') {
      remarks.translated(value, 'nothing is replaced');
    }
  }
}

function replacementOf(node: SourceMap): SourceScalar | undefined {
  const replacement = node.entries.get('replacement');
  return replacement?.kind === 'scalar' && replacement.text !== '' ? replacement : undefined;
}

// A site that reads words as patterns puts the word, just as it is, into brackets.
function isPattern(node: SourceMap, word: SourceScalar): boolean {
  const regexp = node.entries.get('regexp');
  return regexp?.kind === 'scalar' && regexp.text === `(${word.text})`;
}
