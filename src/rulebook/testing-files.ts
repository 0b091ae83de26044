import type { Files } from './diagnostic.ts';

/** The smallest rulebook with a machine rule, for tests that then break one thing in it. */
export const soundFiles: Files = {
  'rulebook.yaml': `name: Small rulebook
community: small
languages: [en]
gravity-scale: { 1: a slip, 2: it disturbs, 3: it hurts, 4: it endangers }
families:
  spam:
    title: Spam
    memory: 180d
    weights: { 1: 1, 2: 2, 3: 4, 4: 8 }
    starts-at: { 1: reminder, 2: reminder, 3: no-links-1d, 4: no-links-1d }
    ladder:
      - name: reminder
        title: A reminder
      - name: no-links-1d
        title: No links for a day
        measures:
          - { kind: no-links, for: 1d }
promises:
  first-decision: P3D
  appeal-outcome: PT72H
  report-outcome: P7D
  appeal-window: P184D
  undo: PT10S
retention:
  activities: P60D
  evidence: P365D
  reports: P365D
`,
  'rules/spam.links.md': `---
id: spam.links
title: Few links
family: spam
category: OTHER_VIOLATION_TC
gravity: 1
applies-to: [post]
windows:
  links_10m: { sum: size(content.links), by: actor.id, over: 10m }
when: links_10m > 2 || inDomains(content.links, "shops")
effect: review
range: { from: reminder, to: no-links-1d }
---
At most two links in ten minutes.

## Why

They drown out the rest.

## Allowed

- Two links.

## Not allowed

- Three links.

## Tests

\`\`\`yaml
- name: three links
  activities:
    - content: { links: ["https://a.example/1", "https://a.example/2", "https://a.example/3"] }
  expect: match
- name: one link
  activities:
    - content: { links: ["https://a.example/1"] }
  expect: no-match
\`\`\`
`,
  'lists/shops.txt': '# kind: domains\nshop.example\n',
};

/** The sound files with one piece of one file replaced. The piece must be there. */
export function brokenFiles(file: string, piece: string, replacement: string): Files {
  const text = soundFiles[file] ?? '';
  if (!text.includes(piece)) throw new TypeError(`${file} has no \`${piece}\``);
  return { ...soundFiles, [file]: text.replace(piece, () => replacement) };
}
