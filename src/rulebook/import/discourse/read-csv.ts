import type { Importing } from '../importing.ts';
import { UNKNOWN_FIELD } from '../remark-book.ts';
import { type CsvField, readCsv } from './csv.ts';
import type { WatchedWord } from './watched-word.ts';

const HEADER: RegExp = /^#\s*action:\s*(\w+)$/i;

/**
 * Reads the exported text: in each row a word, then perhaps its replacement and `true` when case
 * matters. The export does not say what Discourse does with the words; a first line
 * `# action: block` may say so.
 */
export function readWatchedWordsCsv(text: string, { remarks }: Importing): readonly WatchedWord[] {
  const rows = readCsv(text);
  const [first] = rows[0] ?? [];
  const said = first === undefined ? undefined : HEADER.exec(first.text)?.[1]?.toLowerCase();
  if (first !== undefined && said !== undefined) {
    remarks.translated(construct(first, 'header'), 'what was done with the words');
  }
  return rows.slice(said === undefined ? 0 : 1).flatMap(([word, replacement, exact, ...more]) => {
    for (const extra of more) refuseExtra(extra, remarks);
    const replaced = replacement !== undefined && replacement.text !== '';
    if (word === undefined || word.text === '') {
      for (const one of [replacement, exact]) if (one !== undefined) refuseExtra(one, remarks);
      return [];
    }
    if (exact !== undefined && exact.text !== '') {
      remarks.translated(construct(exact, 'case'), 'whether case matters');
    }
    return [
      {
        ...construct(word, 'word'),
        text: word.text,
        answer: said ?? (replaced ? 'replace' : 'unsaid'),
        caseSensitive: exact?.text.toLowerCase() === 'true',
        pattern: false,
        ...(replaced ? { replacement: construct(replacement, 'replacement') } : {}),
      },
    ];
  });
}

function construct({ place }: CsvField, what: string): Pick<WatchedWord, 'path' | 'place'> {
  return { path: `line ${place.line} › ${what} at column ${place.column}`, place };
}

function refuseExtra(field: CsvField, remarks: Importing['remarks']): void {
  if (field.text === '') return;
  remarks.refused(construct(field, 'field'), UNKNOWN_FIELD);
}
