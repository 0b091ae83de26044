/** What a rule of a simulated community says, without its prose. */
export interface RuleSketch {
  readonly id: string;
  readonly title: string;
  readonly family: string;
  readonly category: string;
  readonly gravity: number;
  readonly machine?: string;
  readonly range: string;
  readonly matching?: string;
}

/** The file of one rule, with prose that fits any of them. */
export function ruleFile(sketch: RuleSketch): string {
  const { id, title, family, category, gravity, machine = '', range, matching } = sketch;
  return `---
id: ${id}
title: ${title}
family: ${family}
category: ${category}
gravity: ${gravity}
applies-to: [post]
${machine}range: ${range}
---
${title}, so that the others can follow.

## Why

A place where people can speak needs room for everybody.

## Allowed

- Saying firmly that you disagree.

## Not allowed

- Going on after a reminder.
${matching === undefined ? '' : testsOf(matching)}`;
}

function testsOf(matching: string): string {
  return `
## Tests

\`\`\`yaml
- name: it matches
  activities:
    - content: { ${matching} }
  expect: match
- name: it does not match
  activities:
    - content: { links: ["https://a.example/1"] }
  expect: no-match
\`\`\`
`;
}
