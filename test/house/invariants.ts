/** Every invariant of due process: its id, which it keeps for ever, and what must hold. */
export const invariants: Readonly<Record<string, string>> = {
  R1: 'Conduct is judged by rules that were in force when it happened.',
  R2: 'A decision cites a rule in a version that was published then.',
  R3: 'If the rule became milder since, the milder one applies.',
  R4: 'A rule is public, with its text, examples and range, before it takes effect.',
  R5: 'A change of rules waits until its consultation has ended with answers.',
  R6: 'An emergency rule has a reason, an end and a review afterwards.',
  R7: 'No condition can read a reaction, vote, view, follow, lawful group or inferred trait.',
  R8: "A rule cannot reach further than the community's charter.",
  E1: 'Reactions, votes, views, follows and reads are refused at the door.',
  E2: 'A private message enters a case only when somebody who took part reports it.',
  E3: 'Evidence is an unchangeable snapshot that belongs to one case.',
  E4: 'Nothing from another community counts.',
  E5: 'The member sees all evidence that was used, without the reporters.',
  E6: 'How many people reported is never a finding.',
  D1: 'A restriction on a person has a human decider.',
  D2: 'The decider is neither reporter nor respondent nor in a declared conflict.',
  D3: 'The member is heard before, or the decision says why it was urgent and hears after.',
  D4: 'A measure against misuse follows a warning and weighs the four factors of the law.',
  D5: "The measure lies in the rule's range; a heavier one than the lightest says why.",
  D6: 'Same facts, rule and history lead to the same range, whoever the member is.',
  D7: 'One act is not decided against twice.',
  D8: "A case past its promised date closes in the member's favour.",
  N1: 'No restriction is active without a complete statement that the member can read.',
  N2: 'The statement is not later than the start of the restriction.',
  N3: 'A statement does not name the reporter unless a second person found it necessary.',
  N4: 'A suspended member can still read the statement and appeal.',
  N5: 'Whoever reports and leaves a contact gets a receipt and an outcome.',
  N6: 'Reporting needs no account, and no name where children are abused.',
  N7: 'Whatever is hidden or reaches fewer people has a restriction on record.',
  X1: 'A restriction on a person has an end.',
  X2: 'It ends by itself at that time, even while nothing is running.',
  X3: 'To extend it takes a new decision with a new statement.',
  X4: 'Terms for one course of conduct together stay under the cap.',
  X5: 'Lifting it gives back every power and all visibility at once.',
  X6: 'A restriction touches only powers inside the community.',
  X7: 'Reading, appealing, exporting and leaving can never be restricted.',
  X8: 'A measure before the decision lasts a limited number of hours.',
  X9: "An authority's order is marked as such, told to the member and left out of standing.",
  S1: 'Standing follows from final upheld decisions, their times and now, and from nothing else.',
  S2: 'Every point of it names its decision, and the points add up.',
  S3: 'Pending, appealed and reversed decisions weigh nothing.',
  S4: 'Without new decisions it only falls, and is clean by a date the member can read.',
  S5: 'Reports, reactions, age, wealth, followers, recognition and detectors do not enter it.',
  S6: 'Only the member, those who handle the case and audit can read it.',
  S7: 'Nothing that leaves the community carries it.',
  S8: 'By itself it imposes nothing.',
  S9: 'An appeal or an honest report never worsens it.',
  A1: 'The window to appeal is at least six months from delivery.',
  A2: 'The reviewer did not decide the case and took no part in it.',
  A3: 'No machine decides an appeal.',
  A4: 'The outcome gives reasons and names the further ways open.',
  A5: 'An appeal cannot make things worse.',
  A6: 'A reversal undoes restriction, standing and figures, and marks exports.',
  A7: 'Whoever reported may appeal when no breach was found.',
  A8: 'A text is all that an appeal needs.',
  A9: 'Appeals are limited only as misuse is: after a warning, by a decision, for a time.',
  O1: 'Stewards, moderators and the operator can be the subject of a case like anyone.',
  O2: "Nobody handles a case about themselves; the operator's go to somebody outside.",
  O3: 'Every privileged act is on record with its author and reason, and stays as it is.',
  O4: 'A steward answers for own acts, or for inaction once they knew.',
  O5: "Reading evidence or a member's file is itself on record.",
  O6: 'Where nobody independent can review, the page says so and offers another way.',
  O7: 'Breaking the glass takes two people or leaves a public count.',
  G1: 'Recognition rests on a deed and a giver, not on agreement or popularity.',
  G2: 'Recognition never changes a case.',
  G3: 'Recognition can be declined or hidden, and is never taken away as a penalty.',
  C1: 'Every comment on a proposal is answered before adoption.',
  C2: 'Who would have been affected is published before a rule takes effect, reproducibly.',
  P1: 'Every personal record has a purpose and a day on which it goes.',
  P2: 'Erasing a member leaves no text linked to them anywhere past the stated time.',
  P3: 'There is no field for a legal name, government id, phone or biometric.',
  P4: "No public page shows a named member's restriction, standing or cases.",
  P5: "A member's export is complete, save for what it lists as left out.",
  L1: 'Changing, dropping or reordering a record is noticed by somebody outside.',
  L2: 'The log still verifies after a member has been erased.',
  T1: 'Published figures equal those counted from the log.',
  T2: 'Exported statements are valid and name nobody.',
  T3: 'Each of them is sent exactly once.',
  T4: 'Parts of a figure add up to it, and blank is not zero.',
  T5: 'Counts small enough to point at a person are withheld.',
  T6: 'Registers kept by law never feed standing, cases or figures about members.',
};

/** Where one invariant is proven: test files, sorted. */
export type Proofs = ReadonlyMap<string, readonly string[]>;

const testName: RegExp = /\b(?:test|it)\(\s*(['"`])((?:(?!\1)[^\\]|\\.)*)\1/g;
const leadingIds: RegExp = /^(?:[A-Z]\d{1,2}(?: and |,? |: ?))+/;

/** Ids that a test's name claims: `S1 S2 …`, `X1, X2 …` or `X1: …`. */
export function claimedIds(name: string): readonly string[] {
  const head = leadingIds.exec(`${name} `)?.[0] ?? '';
  // F and a number is a fault that is tried, and no invariant.
  return head.match(/[A-EG-Z]\d{1,2}/g) ?? [];
}

export function proofsIn(
  files: readonly { readonly path: string; readonly text: string }[],
): Proofs {
  const proofs = new Map<string, Set<string>>();
  for (const { path, text } of files) {
    for (const match of text.matchAll(testName)) {
      for (const id of claimedIds(match[2] ?? '')) {
        proofs.set(id, (proofs.get(id) ?? new Set()).add(path));
      }
    }
  }
  return new Map([...proofs].map(([id, paths]) => [id, [...paths].toSorted()]));
}
