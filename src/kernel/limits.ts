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
  /** The record is named after it, and a name that is signed has at most 255 bytes. */
  publicUrlLengthMax: 200,
  /** Text of one activity, in UTF-16 units. */
  activityTextLengthMax: 100_000,
  activityLinksMax: 200,
  activityMentionsMax: 200,
  activityHashesMax: 50,
  /** Free text of a report, note, reason or appeal. */
  freeTextLengthMax: 20_000,
  evidencePerCaseMax: 200,
  /** Later activities that are looked at again when one comes out of order, in each window. */
  overtakenMax: 200,
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
  /** Members of a panel; odd, so that a majority can always be counted. */
  panelSizeDefault: 3,
  panelSizeMax: 7,
  /** A lot is drawn this long after its seed was committed to, from whoever has offered by then. */
  panelPoolOpen: duration('PT6H') as Duration,
  /** How long a seat has for its first, unseen ballot. */
  panelBallotTerm: duration('PT36H') as Duration,
  /** Reasons of one ballot; those of a whole panel fit into the answer to an appeal. */
  ballotReasonsLengthMax: 2_500,
  panelDeliberationTerm: duration('PT24H') as Duration,
  /** Whoever served rests this long before another lot can draw them. */
  panelRest: duration('P90D') as Duration,
  /** People a volunteer can say they stand close to. */
  volunteerRelationsMax: 50,
  outsideReviewMax: duration('P30D') as Duration,
  /** A request to reopen is answered within this time, or the decision is heard again. */
  reopeningPromise: duration('P14D') as Duration,
  /** Requests to reopen and disputes one decision can have open or closed. */
  disputesPerDecisionMax: 20,

  undoMax: duration('PT10M') as Duration,

  stewardsPerGroupMax: 50,
  dutiesPerCharterMax: 10,
  /** A charter promises an answer within a time between these two. */
  dutyTermMin: duration('PT24H') as Duration,
  dutyTermMax: duration('P30D') as Duration,
  interimStewardMax: duration('P90D') as Duration,
  /** A steward is heard for this long, and never longer than half of the time to a decision. */
  defenceTermMax: duration('P7D') as Duration,

  /** The second person confirms an emergency access within this time, or it lapses. */
  accessConfirmedWithin: duration('PT30M') as Duration,
  /** What was opened in an emergency is shown for this long and closes by itself. */
  accessOpenFor: duration('PT1H') as Duration,
  accessToldAfter: duration('P7D') as Duration,
  /** Telling later, because it would endanger somebody, has an end as well. */
  accessToldLatest: duration('P180D') as Duration,
  /** Months of emergency accesses that are shown to the public. */
  accessMonthsShown: 12,
  /** A published count below this is withheld (T5). */
  figureMin: 5,
  /** A median time of fewer people than this would tell how fast one of them works. */
  figureDecidersMin: 3,
  /** How old published figures may be. */
  figuresFresh: duration('PT1M') as Duration,
  /** How many deviations from a ladder are listed, newest first. */
  deviationsShown: 20,
  /** How many deliveries to one endpoint are looked at, newest first. */
  deliveriesLookedAt: 50,
  /** How long a giver may put right what they wrote. */
  recognitionCorrection: duration('P3D') as Duration,
  /** Recognition is for single deeds; whoever gives more in a day is asked to wait. */
  recognitionsPerGiverPerDayMax: 10,
  /** Countries in which an authority's order holds. */
  territoriesMax: 60,
  /** Tellings under one entry of the register of dangers. */
  authoritiesToldMax: 50,

  /** Inbound and outbound signatures are valid this far around their timestamp. */
  signatureTolerance: duration('PT5M') as Duration,
  webhookPayloadBytesMax: 20_000,
  webhookAnswerBytesMax: 65_536,
  webhookTimeout: duration('PT15S') as Duration,
  /** Who sign the checkpoints of the record from outside. */
  witnessesMax: 8,
  witnessTimeout: duration('PT10S') as Duration,
  witnessAnswerBytesMax: 65_536,
  /** After new keys came, the old ones of the record sign at least this long beside them. */
  oldLogKeysSignMin: duration('P30D') as Duration,
  /** A message can be sent again for this long; it holds the address of a member's page. */
  webhookMessageKept: duration('P30D') as Duration,

  /** Octets of a mail address (RFC 5321, section 4.5.3). */
  mailAddressLengthMax: 254,
  /** A letter as it was sent can be sent again for this long; it holds the address of a page. */
  letterKept: duration('P30D') as Duration,
  /** A link that asks whose mailbox this is. */
  mailConfirmationLength: duration('PT72H') as Duration,
  /** Letters to one address that nobody has confirmed, in a day: no way to flood a stranger. */
  unconfirmedLettersPerDayMax: 20,
  mailTimeout: duration('PT15S') as Duration,
  /** Letters that the demo keeps to be read. */
  capturedLettersMax: 200,

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
