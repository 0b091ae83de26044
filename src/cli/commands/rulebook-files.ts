import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { isRulebookFile } from '../../rulebook/source-text.ts';

/** A rulebook directory as path → text, with forward slashes; only files that a rulebook has. */
export function readRulebookFiles(directory: string): Readonly<Record<string, string>> {
  const files: Record<string, string> = {};
  const entries = readdirSync(directory, { recursive: true, withFileTypes: true });
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const name = relative(directory, path).split(sep).join('/');
    if (isRulebookFile(name)) files[name] = readFileSync(path, 'utf8');
  }
  return files;
}
