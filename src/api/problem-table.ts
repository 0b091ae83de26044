import type { RefusalCode } from '../kernel/refusal.ts';

/**
 * HTTP status and title of every refusal. The title never changes between occurrences (RFC 9457).
 */
export interface ProblemKind {
  readonly status: number;
  readonly title: string;
}

export const problemKinds: Readonly<Record<RefusalCode, ProblemKind>> = {
  not_configured: { status: 503, title: 'This has not been set up yet' },
  clock_suspect: { status: 503, title: 'The server does not trust its clock' },
  storage_full: { status: 507, title: 'The disk is full' },
  unavailable: { status: 503, title: 'The server cannot answer now' },
  overloaded: { status: 503, title: 'There is more to do than the server can' },

  cross_site: { status: 403, title: 'The request came from another site' },
  not_signed_in: { status: 401, title: 'Sign in or send a token' },
  bad_signature: { status: 401, title: 'The signature does not fit' },
  authority_ended: { status: 403, title: 'The authority for this has ended' },
  missing_scope: { status: 403, title: 'The token lacks a scope' },
  not_found: { status: 404, title: 'There is nothing here that you can see' },
  method_not_allowed: { status: 405, title: 'This address has no such method' },

  unsupported_media_type: { status: 415, title: 'This kind of body is not accepted' },
  too_large: { status: 413, title: 'This is larger than the limit' },
  invalid_json: { status: 400, title: 'The body is not JSON' },
  too_deep: { status: 400, title: 'The body is nested too deeply' },
  duplicate_key: { status: 400, title: 'A key appears twice' },
  invalid_unicode: { status: 400, title: 'The text is not well-formed Unicode' },
  invalid_number: { status: 400, title: 'A number cannot be kept exactly' },

  idempotency_key_required: { status: 400, title: 'An idempotency key is missing' },
  idempotency_key_invalid: { status: 400, title: 'The idempotency key has the wrong form' },
  idempotency_key_reused: { status: 422, title: 'The idempotency key was used for something else' },
  key_expired: { status: 422, title: 'The idempotency key is too old' },
  in_progress: { status: 409, title: 'The first request is still running' },

  signal_not_allowed: { status: 400, title: 'This signal is never taken in' },
  identity_not_allowed: { status: 400, title: 'Identity is never taken in' },
  unknown_field: { status: 400, title: 'A field is not known' },
  invalid_type: { status: 400, title: 'A value has the wrong type' },
  invalid_value: { status: 400, title: 'A value is not accepted' },
  required: { status: 400, title: 'Something is missing' },
  blank_name: { status: 400, title: 'The name shows nothing' },
  reserved_name: { status: 400, title: 'The name is reserved' },
  bad_cursor: { status: 400, title: 'The cursor does not belong here' },
  timestamp_in_future: { status: 400, title: 'The time lies in the future' },
  url_not_allowed: { status: 400, title: 'This URL is not allowed' },
  too_many: { status: 429, title: 'A limit was reached' },

  not_retroactive: { status: 400, title: 'Rules do not reach into the past' },
  rulebook_invalid: { status: 400, title: 'The rulebook has mistakes' },
  rule_not_in_force: { status: 400, title: 'The rule was not in force' },

  role_required: { status: 403, title: 'This needs another role' },
  conflict_of_interest: { status: 403, title: 'Somebody else has to handle this' },
  independent_reviewer_exists: { status: 409, title: 'Somebody independent hears this' },
  too_few_volunteers: { status: 409, title: 'Too few members have offered to serve' },
  evidence_from_elsewhere: { status: 400, title: 'The evidence is not of this case' },
  private_without_participant: { status: 400, title: 'Only a participant may show this' },

  version_required: { status: 428, title: 'Say which version you read' },
  version_changed: { status: 412, title: 'It changed since you read it' },
  leased_by_other: { status: 409, title: 'Somebody else is working on it' },
  lease_required: { status: 409, title: 'Take the case first' },
  finding_required: { status: 409, title: 'A finding comes first' },
  finding_already_recorded: { status: 409, title: 'The finding stands already' },
  precedents_required: { status: 409, title: 'The precedents come first' },
  hearing_required: { status: 409, title: 'The person is heard first' },
  sample_required: { status: 409, title: 'The sample comes first' },
  second_person_required: { status: 409, title: 'This needs a second person' },
  already_heard: { status: 409, title: 'They have said it already' },
  defence_awaited: { status: 409, title: 'The steward may still be heard' },
  already_decided: { status: 409, title: 'This was decided already' },
  case_closed: { status: 409, title: 'The case is closed' },
  deadline_passed: { status: 422, title: 'The deadline has passed' },
  not_in_force: { status: 409, title: 'This is not in force' },
  not_yet: { status: 409, title: 'The time for this has not come' },

  reasons_required: { status: 400, title: 'Reasons are missing' },
  facts_required: { status: 400, title: 'Facts are missing' },
  not_answerable: { status: 400, title: 'A steward does not answer for this' },
  restriction_must_end: { status: 400, title: 'Every restriction has an end' },
  restriction_too_long: { status: 400, title: 'The restriction is too long' },
  measure_out_of_range: { status: 400, title: 'The measure is outside the rule’s range' },
  deviation_reason_required: { status: 400, title: 'Leaving the ladder needs a reason' },
  factors_required: { status: 400, title: 'What was weighed is missing' },
  prior_warning_required: { status: 409, title: 'A warning comes first' },
  may_identify_reporter: { status: 422, title: 'The text may identify the reporter' },
  harsher_than_first: { status: 400, title: 'An appeal cannot make it worse' },
  already_judged: { status: 409, title: 'The same act was judged already' },
};
