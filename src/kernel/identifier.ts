import type { Brand } from './brand.ts';

/** A member of the community: the platform's own opaque handle, never an e-mail, phone or name. */
export type MemberId = Brand<string, 'MemberId'>;
/** A moderator, reviewer, lead, ombud, operator or auditor, known by a stable pseudonym. */
export type StaffId = Brand<string, 'StaffId'>;
export type CommunityId = Brand<string, 'CommunityId'>;
export type GroupId = Brand<string, 'GroupId'>;
/** A piece of content on the platform. */
export type ItemId = Brand<string, 'ItemId'>;
export type ActivityId = Brand<string, 'ActivityId'>;
export type EvidenceId = Brand<string, 'EvidenceId'>;
export type FindingId = Brand<string, 'FindingId'>;
export type ReportId = Brand<string, 'ReportId'>;
export type CaseId = Brand<string, 'CaseId'>;
export type DecisionId = Brand<string, 'DecisionId'>;
/** One job that decides many cases. */
export type BulkId = Brand<string, 'BulkId'>;
export type RestrictionId = Brand<string, 'RestrictionId'>;
export type StatementId = Brand<string, 'StatementId'>;
export type AppealId = Brand<string, 'AppealId'>;
/** A panel of members drawn by lot for one appeal. */
export type PanelId = Brand<string, 'PanelId'>;
/** The mandate of somebody from outside for one appeal. */
export type OutsideReviewId = Brand<string, 'OutsideReviewId'>;
/** A request to look at a final decision again because of new facts. */
export type ReopeningId = Brand<string, 'ReopeningId'>;
/** A dispute before a body outside of the community. */
export type DisputeId = Brand<string, 'DisputeId'>;
export type ErasureId = Brand<string, 'ErasureId'>;
export type RecognitionId = Brand<string, 'RecognitionId'>;
/** An authority's order, as it stands in the register. */
export type OrderId = Brand<string, 'OrderId'>;
/** An entry of the register of dangers to life or safety. */
export type DangerId = Brand<string, 'DangerId'>;
/**
 * Free text or a snapshot kept beside the events, so that a person can be erased and the events
 * stay.
 */
export type PartId = Brand<string, 'PartId'>;
export type RuleId = Brand<string, 'RuleId'>;
export type FamilyId = Brand<string, 'FamilyId'>;
/** Something brought to a steward, with what the charter promises for it. */
export type DutyId = Brand<string, 'DutyId'>;
/** One emergency access to what is withheld. */
export type AccessId = Brand<string, 'AccessId'>;
export type TokenId = Brand<string, 'TokenId'>;
/** BCP 47 language tag such as `en` or `zh-Hans`. */
export type LanguageTag = Brand<string, 'LanguageTag'>;
