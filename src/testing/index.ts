export { storeContract } from '../store/contract.ts';
export { memoryStore } from '../store/memory.ts';
export {
  anyActivity,
  anyContent,
  anyDecisionId,
  anyDuration,
  anyGroupId,
  anyInstant,
  anyItemId,
  anyMemberId,
  anyPerson,
  anyStaffId,
  anyStandingEntry,
  anySubject,
  arbitraryYears,
} from './arbitraries.ts';
export {
  caseEvents,
  caseOpenedAt,
  caseUpTo,
  evidenceTaken,
  fixtureCommunity,
  openCaseCommand,
  reportMatter,
} from './case-fixture.ts';
export {
  civilityFamily,
  fakeShopRule,
  firstVersion,
  fixtureLadder,
  fixturePromises,
  fixtureRulebook,
  insultRule,
  linkFloodRule,
  rulebookHistory,
  rulebookVersion,
  spamFamily,
  threatRule,
} from './rulebook-fixture.ts';
export { foldEvents, given, type Scenario } from './scenario.ts';
export { byStaff, contextOf, staffRecord } from './staff-fixture.ts';
