/** What happens in a community, in numbers for a year and two hundred members. */
export interface Scenario {
  readonly name: string;
  /** One sentence: what this scenario is for. */
  readonly says: string;
  /** Posts that break a rule, and posts that break none. */
  readonly offences: number;
  readonly ordinaryPosts: number;
  readonly falseReports: number;
  /** Times at which many report one person at once, and how many they are. */
  readonly brigades: number;
  readonly brigadeSize: number;
  /** Sittings of moderators and of reviewers; the staff is absent for this share of the time. */
  readonly sittings: number;
  readonly hearings: number;
  readonly absent: number;
  /** How often somebody goes on whatever is decided, and how often many are decided as one job. */
  readonly courses: number;
  readonly jobs: number;
  /** How often moderators try to favour their friends, and themselves. */
  readonly favours: number;
  /** How often the operator tries what no operator may do. */
  readonly abuses: number;
  /** How often nobody on the staff is independent, and members or somebody from outside hear. */
  readonly panels: number;
  /** How often an authority orders something, or a danger has to be told. */
  readonly orders: number;
  /** How often something is brought to a steward, and how often they leave it unanswered. */
  readonly duties: number;
  readonly neglect: number;
  readonly thanks: number;
  /** How often somebody on the staff opens what is withheld. */
  readonly emergencies: number;
  /** Disputes before bodies outside, and new facts about what was final. */
  readonly contests: number;
  /** How often somebody misuses reports or appeals, and is warned and goes on. */
  readonly misuses: number;
  /** How often members say how they want to be written to; letters are sent where things break. */
  readonly letters: number;
  /** How many things break: machine, clocks, network, requests sent twice. */
  readonly faults: number;
}

const calm: Scenario = {
  name: 'calm',
  says: 'An ordinary community whose staff is there.',
  offences: 90,
  ordinaryPosts: 50,
  falseReports: 12,
  brigades: 0,
  brigadeSize: 0,
  sittings: 400,
  hearings: 220,
  absent: 0,
  courses: 6,
  jobs: 24,
  favours: 6,
  abuses: 0,
  panels: 10,
  orders: 12,
  duties: 14,
  neglect: 0.3,
  thanks: 10,
  emergencies: 8,
  contests: 24,
  misuses: 3,
  letters: 20,
  faults: 0,
};

const brigade: Scenario = {
  ...calm,
  name: 'brigade',
  says: 'Again and again many report one person at once.',
  falseReports: 60,
  brigades: 12,
  brigadeSize: 40,
  misuses: 8,
};

const abusiveOperator: Scenario = {
  ...calm,
  name: 'abusive-operator',
  says: 'Whoever runs the server tries to decide about themselves and to go further than allowed.',
  favours: 60,
  abuses: 160,
  panels: 16,
  emergencies: 40,
};

const absentStaff: Scenario = {
  ...calm,
  name: 'absent-staff',
  says: 'Moderators, reviewers and stewards stay away for most of the time.',
  absent: 0.7,
  duties: 30,
  neglect: 0.8,
  panels: 14,
};

const faults: Scenario = {
  ...calm,
  name: 'faults',
  says: 'Machine, clocks and network fail in the middle of things.',
  letters: 60,
  faults: 150,
};

const all: Scenario = {
  ...brigade,
  name: 'all',
  says: 'Everything at once.',
  brigades: 6,
  absent: 0.3,
  favours: 40,
  abuses: 80,
  panels: 14,
  neglect: 0.5,
  emergencies: 20,
  letters: 40,
  faults: 100,
};

export const scenarios: readonly Scenario[] = [
  calm,
  brigade,
  abusiveOperator,
  absentStaff,
  faults,
  all,
];

export function scenarioNamed(name: string): Scenario | undefined {
  return scenarios.find((scenario) => scenario.name === name);
}
