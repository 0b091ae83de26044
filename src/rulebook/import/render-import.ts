import type { ImportRemark, ImportResult, Outcome } from './import-result.ts';

const HEADINGS: Readonly<Record<Outcome, string>> = {
  translated: 'Translated',
  caveat: 'Translated with a caveat',
  refused: 'Refused',
};
const PATHS_SHOWN = 4;

/** What an import did, for a terminal: what became of everything, then the files. */
export function renderImport({ files, remarks }: ImportResult): string {
  const parts = (['refused', 'caveat', 'translated'] as const).flatMap((outcome) => {
    const own = joined(remarks.filter((remark) => remark.outcome === outcome));
    const count = own.reduce((sum, { paths }) => sum + Math.max(paths.length, 1), 0);
    return own.length === 0 ? [] : [`${HEADINGS[outcome]} (${count})`, ...own.map(line), ''];
  });
  const rules = Object.keys(files).filter((path) => path.startsWith('rules/')).length;
  const drafted = `${rules} rule${rules === 1 ? '' : 's'} drafted`;
  return [
    ...parts,
    `Files (${drafted})`,
    ...Object.keys(files).map((path) => `  ${path}`),
    '',
  ].join('\n');
}

// What is said of several rules in the same words is shown once.
function joined(remarks: readonly ImportRemark[]): readonly ImportRemark[] {
  const byMessage = Map.groupBy(remarks, ({ paths, message, file }) =>
    paths.length === 0 ? `${file} ${message}` : message,
  );
  return [...byMessage.values()].flatMap(([first, ...same]) => {
    if (first === undefined) return [];
    if (same.length === 0) return [first];
    const { file: _file, ...rest } = first;
    return [{ ...rest, paths: [...first.paths, ...same.flatMap(({ paths }) => paths)] }];
  });
}

function line({ paths, place, message, file }: ImportRemark): string {
  const where = place === undefined ? '' : `${place.line}:${place.column} `;
  const shown = paths.slice(0, PATHS_SHOWN).join(', ');
  const more = paths.length > PATHS_SHOWN ? ` and ${paths.length - PATHS_SHOWN} more` : '';
  const into = file === undefined ? '' : ` → ${file}`;
  const subject = paths.length === 0 ? '' : `${shown}${more}${into}: `;
  const rule = paths.length === 0 && file !== undefined ? `${file}: ` : '';
  return `  ${where}${subject}${rule}${message}`;
}
