import { existsSync, readFileSync } from 'node:fs';

/** Texts that were made to break out of a page, from a folder with the public collections. */
export function badTexts(folder: URL): readonly string[] {
  const collections = [
    ['h5sc-xss.json', 'payload'],
    ['dompurify-payloads.json', 'payload'],
    ['unicode-attacks.json', 'text'],
  ] as const;
  if (!existsSync(folder)) return [];
  return collections.flatMap(([file, field]) => {
    const entries: unknown = JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
    if (!Array.isArray(entries)) throw new TypeError(`${file} is not a list`);
    return entries.map((entry: Readonly<Record<string, string>>) => entry[field] ?? '');
  });
}

/** Handles with markup in them, of the form that platforms may send. */
export const badHandles: readonly string[] = [
  '<script>alert(1)</script>',
  '"><svg/onload=alert(2)>',
  "'><img/src=x/onerror=alert(3)>",
  '</title><script/src=//evil.example/x></script>',
  '{{constructor.constructor("alert(5)")()}}',
  'javascript:alert(6)',
  '<style>@import"//evil.example";</style>',
  '&lt;b&gt;&#x3c;i&#x3e;',
];

/** Without what a page shows by a marker, or cannot hold at all, so that texts can be compared. */
export function comparable(text: string): string {
  return text.replaceAll(/[^\P{C}\n\t]|\p{M}|\p{Default_Ignorable_Code_Point}|\u2028|\u2029/gu, '');
}
