import { type Duration, duration } from './duration.ts';

/**
 * Every queue, batch, page, string and depth has its limit here, units last in the name.
 * A test fails when a schema string or list has no maximum.
 */
export const limits = {
  /** Bytes of any request body that is not a batch of activities. */
  bodyBytesMax: 262_144,
  /** Bytes of a batch of activities. */
  activityBodyBytesMax: 8_388_608,
  activityBatchMax: 10_000,
  jsonDepthMax: 64,
  /** Longest integer JSON may carry without losing digits. */
  integerMax: 9_007_199_254_740_991,

  identifierLengthMax: 255,
  nameLengthMax: 100,
  urlLengthMax: 2_048,
  /** Text of one activity, in UTF-16 units. */
  activityTextLengthMax: 100_000,
  activityLinksMax: 200,
  activityMentionsMax: 200,
  activityHashesMax: 50,
  /** Free text of a report, note, reason or appeal. */
  freeTextLengthMax: 20_000,
  evidencePerCaseMax: 200,
  measuresPerDecisionMax: 5,

  /** Cases that one bulk job may decide. */
  bulkCasesMax: 200,
  /** At least so many cases of a bulk job are opened one by one; all of them if it has fewer. */
  bulkSampleMin: 5,
  /** … and at least this share of its cases, in percent. */
  bulkSamplePercent: 10,
  /** How long a bulk job can be undone as a whole before it decides anything. */
  bulkHold: duration('PT10M') as Duration,

  idempotencyKeyLengthMin: 16,
  idempotencyKeyLengthMax: 255,
  /** A repeated request is given its first answer for this long. */
  idempotencyKept: duration('P30D') as Duration,
  /** After that a key is known to be spent for this long, so that it has no second effect. */
  idempotencyKeySpent: duration('P90D') as Duration,
  pageSizeDefault: 50,
  pageSizeMax: 200,

  /** An activity may be dated this far ahead of the server's clock. */
  futureTolerance: duration('PT5M') as Duration,
  /** Activities dated further back are taken in and set aside as late. */
  lateActivityAfter: duration('P30D') as Duration,
  leaseLength: duration('PT10M') as Duration,
  /** How long a person has to say how they see it, where the rulebook promises nothing else. */
  hearingTerm: duration('PT72H') as Duration,
  /** With less time than this nobody is asked: they would be heard in name only. */
  hearingTermMin: duration('PT6H') as Duration,
  /** Handlers answer within this time what somebody says after an urgent decision. */
  hearingAnswerTerm: duration('PT72H') as Duration,
  /**
   * One open report per reporter and target; past this many attempts in a day the answer is
   * `too_many`.
   */
  reportsPerReporterPerDayMax: 500,
  /** Texts of reports that a handler reads on the page of a case. */
  reportTextsShown: 20,
  /** Reports about one person within ten minutes that set the burst marker. */
  burstReports: 20,
  joinCasesWithin: duration('P14D') as Duration,

  restrictionMax: duration('P365D') as Duration,
  /** After an answer, how long until the member can ask again for an early end. */
  earlyEndAgainAfter: duration('P30D') as Duration,
  /** The stretch of time that may be looked back on when misuse or a suspension is weighed. */
  factorsWithinMax: duration('P365D') as Duration,
  /** The factor numbers of one person, which nobody reaches honestly. */
  factorAmountMax: 1_000_000,
  holdMax: duration('PT72H') as Duration,
  appealWindowMin: duration('P184D') as Duration,
  reviewerPromiseMax: duration('PT72H') as Duration,
  undoMax: duration('PT10M') as Duration,

  /** Inbound and outbound signatures are valid this far around their timestamp. */
  signatureTolerance: duration('PT5M') as Duration,
  webhookPayloadBytesMax: 20_000,
  webhookAnswerBytesMax: 65_536,
  webhookTimeout: duration('PT15S') as Duration,
  /** A message can be sent again for this long; it holds the address of a member's page. */
  webhookMessageKept: duration('P30D') as Duration,

  /** Wall clock and monotonic clock may differ by this much before expiry and deadlines pause. */
  clockDriftMax: duration('PT5M') as Duration,

  ruleBytesMax: 65_536,
  rulesMax: 1_000,
  conditionNodesMax: 2_000,
  conditionDepthMax: 32,
  listTermsMax: 100_000,
  windowLengthMax: duration('P7D') as Duration,
  windowKeysMax: 1_000_000,
  windowLatenessMax: duration('PT24H') as Duration,
  /** Steps of one rule over one activity: turns of its loops, and what its functions go through. */
  conditionStepsMax: 10_000,
} as const;
