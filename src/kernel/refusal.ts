/**
 * Every refusal code of Evenhand, in order of precedence: when several apply to one request, the
 * first in this list is answered. The codes are public API; `docs/reference/refusals.md` explains
 * each.
 */
export const refusalCodes = [
  // The server cannot answer now.
  'not_configured',
  'clock_suspect',
  'storage_full',
  'unavailable',
  'overloaded',
  // The request never reached a resource.
  'cross_site',
  'not_signed_in',
  'bad_signature',
  'authority_ended',
  'missing_scope',
  'not_found',
  'method_not_allowed',
  // The body could not be read.
  'unsupported_media_type',
  'too_large',
  'invalid_json',
  'too_deep',
  'duplicate_key',
  'invalid_unicode',
  'invalid_number',
  // The write could not be recognised.
  'idempotency_key_required',
  'idempotency_key_invalid',
  'idempotency_key_reused',
  'key_expired',
  'in_progress',
  // What was said is not acceptable.
  'signal_not_allowed',
  'identity_not_allowed',
  'unknown_field',
  'invalid_type',
  'invalid_value',
  'required',
  'blank_name',
  'reserved_name',
  'bad_cursor',
  'timestamp_in_future',
  'url_not_allowed',
  'too_many',
  // The rulebook does not allow it.
  'not_retroactive',
  'rulebook_invalid',
  'rule_not_in_force',
  // The person may not do it.
  'role_required',
  'conflict_of_interest',
  'independent_reviewer_exists',
  'too_few_volunteers',
  'evidence_from_elsewhere',
  'private_without_participant',
  // The order of the process does not allow it.
  'version_required',
  'version_changed',
  'leased_by_other',
  'lease_required',
  'finding_required',
  'finding_already_recorded',
  'precedents_required',
  'hearing_required',
  'sample_required',
  'second_person_required',
  'already_heard',
  'defence_awaited',
  'already_decided',
  'case_closed',
  'deadline_passed',
  'not_in_force',
  'not_yet',
  // The decision itself is not good enough.
  'reasons_required',
  'facts_required',
  'not_answerable',
  'restriction_must_end',
  'restriction_too_long',
  'measure_out_of_range',
  'deviation_reason_required',
  'factors_required',
  'prior_warning_required',
  'may_identify_reporter',
  'harsher_than_first',
  'already_judged',
] as const;

export type RefusalCode = (typeof refusalCodes)[number];

/** One thing that is wrong: which code, in words, and where in the request (RFC 6901 pointer). */
export interface Refusal<Code extends RefusalCode = RefusalCode> {
  readonly refused: Code;
  /** A sentence for the person who sent it: what is wrong and what is accepted instead. */
  readonly detail: string;
  /** RFC 6901 JSON pointer to the field, or absent when the whole request is meant. */
  readonly pointer?: string;
  /** Facts a caller can act on, such as the current version, the holder of a lease or a date. */
  readonly facts?: Readonly<Record<string, string | number | boolean | null>>;
}

export function refuse<Code extends RefusalCode>(
  refused: Code,
  detail: string,
  where: Pick<Refusal, 'pointer' | 'facts'> = {},
): Refusal<Code> {
  return { refused, detail, ...where };
}

/** Tells a refusal from what a `decide` returns when it agrees. */
export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && 'refused' in value;
}

/** The refusal to answer when several apply: the one whose code comes first in `refusalCodes`. */
export function firstByPrecedence<Code extends RefusalCode>(
  refusals: readonly Refusal<Code>[],
): Refusal<Code> | undefined {
  return refusals.toSorted((a, b) => precedence(a.refused) - precedence(b.refused))[0];
}

function precedence(code: RefusalCode): number {
  return refusalCodes.indexOf(code);
}
