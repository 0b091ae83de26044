import { readdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const sections = ['protections', 'language', 'features', 'fixes'] as const;

export interface Fragment {
  readonly name: string;
  readonly text: string;
}

/** One version's chapter, made of fragments; throws when a fragment's name has no section. */
export function chapterOf(heading: string, fragments: readonly Fragment[]): string {
  const lost = fragments.find(
    ({ name }) => !sections.some((known) => name.startsWith(`${known}-`)),
  );
  if (lost !== undefined) {
    throw new TypeError(`changes/${lost.name} must begin with ${sections.join('-, ')}-`);
  }
  const parts = sections.flatMap((known) => {
    const own = fragments.filter(({ name }) => name.startsWith(`${known}-`));
    const title = `### ${known.charAt(0).toUpperCase()}${known.slice(1)}`;
    const bullets = own.map(({ text }) => `- ${text.trim().replaceAll('\n', '\n  ')}`);
    return own.length === 0 ? [] : [`${title}\n\n${bullets.join('\n')}`];
  });
  return [`## ${heading}`, ...parts].join('\n\n');
}

/** Puts a chapter above the older ones and below the introduction. */
export function withChapter(changelog: string, chapter: string): string {
  const older = changelog.search(/^## /m);
  const at = older === -1 ? changelog.length : older;
  const rest = changelog.slice(at);
  return `${changelog.slice(0, at).trimEnd()}\n\n${chapter}\n${rest === '' ? '' : `\n${rest}`}`;
}

if (import.meta.main) {
  const [version = '', date = ''] = process.argv.slice(2);
  if (!/^\d+\.\d+\.\d+$/.test(version) || !/^\d{4}-\d{2}-\d{2}$/.test(date)) {
    throw new TypeError('write: node scripts/changelog.ts VERSION DATE, such as 0.2.0 2027-01-31');
  }
  const folder = fileURLToPath(new URL('../changes/', import.meta.url));
  const names = readdirSync(folder).filter((name) => name.endsWith('.md') && name !== 'README.md');
  const fragments = names.toSorted().map((name) => ({
    name,
    text: readFileSync(`${folder}${name}`, 'utf8'),
  }));
  const changelog = fileURLToPath(new URL('../CHANGELOG.md', import.meta.url));
  const chapter = chapterOf(`${version} (${date})`, fragments);
  writeFileSync(changelog, withChapter(readFileSync(changelog, 'utf8'), chapter));
  for (const name of names) unlinkSync(`${folder}${name}`);
}
