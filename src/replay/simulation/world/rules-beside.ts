import { ruleFile } from './rule-file.ts';

/** What stewards promise, and misuse of reports and appeals: families that no post breaks. */
export const familiesBeside: string = `  stewardship:
    title: Looking after a group
    memory: 365d
    weights: { 1: 1, 2: 2, 3: 5, 4: 10 }
    starts-at: { 1: reminder, 2: reminder, 3: reminder, 4: reminder }
    ladder:
      - name: reminder
        title: A reminder of the charter
      - name: pause-14d
        title: Not looking after the group for fourteen days
        measures:
          - { kind: no-stewardship, for: 14d }
  misuse:
    title: Fair use of reports and appeals
    memory: 180d
    weights: { 1: 1, 2: 1, 3: 1, 4: 1 }
    starts-at: { 1: warning, 2: warning, 3: warning, 4: warning }
    ladder:
      - name: warning
        title: A warning that reports or appeals may have to wait
      - name: pause-reports-30d
        title: Reports are closed without being looked at, for thirty days
        measures:
          - { kind: pause-reports, for: 30d }
      - name: pause-appeals-30d
        title: Appeals against other decisions wait, for thirty days
        measures:
          - { kind: pause-appeals, for: 30d }
`;

export const recognition = `recognition:
  - id: first-steps
    deed: newcomer-helped
    title: Took somebody new by the hand
    text: Somebody who had just joined got an answer they could use, patiently and in full.
  - id: put-right
    deed: accepted-correction
    title: Put something right
    text: Advice was wrong, somebody showed why, and whoever gave it took the correction on.
`;

export const rulesBeside: Readonly<Record<string, string>> = {
  'rules/stewardship.duties.md': ruleFile({
    id: 'stewardship.duties',
    title: 'Answer what is brought to you',
    family: 'stewardship',
    category: 'OTHER_VIOLATION_TC',
    gravity: 2,
    range: '{ from: reminder, to: pause-14d }',
  }),
  'rules/misuse.unfounded-reports.md': ruleFile({
    id: 'misuse.unfounded-reports',
    title: 'No reports against better knowledge',
    family: 'misuse',
    category: 'OTHER_VIOLATION_TC',
    gravity: 1,
    range: '{ from: warning, to: pause-reports-30d }',
  }),
  'rules/misuse.unfounded-appeals.md': ruleFile({
    id: 'misuse.unfounded-appeals',
    title: 'No appeals against better knowledge',
    family: 'misuse',
    category: 'OTHER_VIOLATION_TC',
    gravity: 1,
    range: '{ from: warning, to: pause-appeals-30d }',
  }),
};
