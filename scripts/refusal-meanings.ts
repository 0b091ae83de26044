import type { RefusalCode } from '../src/kernel/refusal.ts';

/** What each refusal means for whoever meets it. A missing code is a type error. */
export const refusalMeanings: Readonly<Record<RefusalCode, string>> = {
  not_configured:
    'This server has not been set up for that, for example for webhooks of this platform. The operator can change it.',
  clock_suspect:
    "The server's clock jumped. Until it is checked, nothing that depends on time is decided. Try again later.",
  storage_full:
    'There is no room left to store anything. Nothing was changed; reading still works.',
  unavailable: 'The server cannot answer right now. Nothing was changed; try again later.',
  overloaded:
    'The server has more to do than it can. Nothing was changed; try again after `Retry-After` seconds.',
  cross_site:
    'The request came from another site. Open the page on this server and send the form from there.',
  not_signed_in: 'The request carries no valid sign-in: no token, or one that is unknown or over.',
  bad_signature:
    'The signature does not fit the body, or its time is too far off. Sign the exact bytes that are sent.',
  authority_ended:
    'The role under which this was begun has ended, so it can no longer be completed in its name.',
  missing_scope:
    'The token is valid but was not given this right. Ask the operator for one that was.',
  not_found:
    'There is nothing here, or nothing that this caller may know of. Both are answered alike on purpose.',
  method_not_allowed:
    'This address exists, but not with this method. The `Allow` header lists them.',
  unsupported_media_type:
    'The body is in a format that is not read here, or is compressed. Send the type that the description names.',
  too_large: 'The body or one of its texts is longer than the limit. The detail names the limit.',
  invalid_json: 'The body is not JSON. The detail gives line and column.',
  too_deep: 'The JSON is nested deeper than the limit.',
  duplicate_key: 'An object has the same key twice, so it is unclear which one was meant.',
  invalid_unicode: 'A text holds half a character or a zero character. Send well-formed Unicode.',
  invalid_number:
    'A number would lose digits or is out of range. Send it as a string or make it smaller.',
  idempotency_key_required:
    'Every write needs an `Idempotency-Key`, so that a repetition has no second effect.',
  idempotency_key_invalid:
    'The key is too short, too long or holds characters other than visible ASCII.',
  idempotency_key_reused: 'This key was used for something else. Use a new key for each new write.',
  key_expired:
    'The key is older than the server remembers, so it cannot tell whether this is a repetition.',
  in_progress: 'The same write is running now. Wait a moment and send it again to get its answer.',
  signal_not_allowed:
    'Reactions, votes, views, follows and reads are not taken in. Nobody is judged by them.',
  identity_not_allowed:
    'Names, addresses, phone numbers and the like are not taken in. Send an opaque handle.',
  unknown_field: 'There is no such field. It is refused so that nothing is lost in silence.',
  invalid_type: 'A field has the wrong type. The pointer says which, the detail what is expected.',
  invalid_value: 'A field has a value that is not accepted. The detail says what is.',
  required: 'A field is missing or empty that cannot be done without.',
  blank_name: 'A name has no visible characters.',
  reserved_name: 'This name is kept for the server itself or looks like somebody else’s.',
  bad_cursor: 'The cursor is not one that this list gave. Start from the first page.',
  timestamp_in_future: 'The time lies ahead of the server’s clock by more than is tolerated.',
  url_not_allowed:
    'The address is not `https`, or it leads into a private network. Use a public address.',
  too_many: 'There are more of these than the limit, in one request or in a stretch of time.',
  not_retroactive: 'The rule was not in force when it happened, so it cannot be applied to it.',
  rulebook_invalid: 'The rulebook has errors. The facts count them; the diagnostics say where.',
  rule_not_in_force: 'There is no such rule in the rulebook that applies.',
  role_required: 'This needs a role that the caller does not hold now.',
  conflict_of_interest:
    'The caller is part of this matter: as respondent, reporter, relative or earlier decider. Hand it over.',
  independent_reviewer_exists:
    'Somebody on the staff is independent of this decision and hears the appeal, so no other way is opened.',
  too_few_volunteers:
    'Fewer members than a panel needs have offered to serve and may serve on this one.',
  evidence_from_elsewhere: 'The evidence comes from another community and counts for nothing here.',
  private_without_participant:
    'This was said in private. Only somebody who took part in it can bring it in.',
  version_required:
    'Send `If-Match` with the version that was read, so that nobody is overwritten.',
  version_changed: 'Somebody changed it meanwhile. Read it again and decide again.',
  leased_by_other: 'Somebody else is working on it. The facts say who and until when.',
  lease_required: 'Take the case first; only whoever holds it may do this.',
  finding_required: 'Record your own finding first, before you see what others thought.',
  finding_already_recorded: 'Your finding is recorded and stays as it is.',
  precedents_required: 'Look at the precedents first, then keep your finding or change it.',
  hearing_required:
    'A decision that restricts a person comes after they were asked for their view. Ask, or say why it is urgent.',
  sample_required:
    'Open every case of the sample and confirm it before the bulk job runs. The facts say how many are left.',
  second_person_required: 'This is grave enough to need a second person, and this is not one.',
  already_heard:
    'A person is heard once in a case, and this was said already. After the decision there is the appeal.',
  defence_awaited:
    'The steward was asked to answer and still has time to. Decide afterwards; the facts give the date.',
  already_decided: 'It has been decided. To change a decision takes an appeal or a new decision.',
  case_closed: 'The case is closed and takes nothing more in.',
  deadline_passed: 'The time for this is over. The facts give the date.',
  not_in_force: 'It is not in force now, so there is nothing to end, pause or appeal.',
  not_yet: 'The time for it has not come. The facts say when it has.',
  reasons_required: 'Say why, in words the person concerned can follow.',
  facts_required: 'Name the evidence the decision rests on. It must belong to this case.',
  not_answerable:
    'A steward answers for own acts, or for doing nothing after they knew and the promised time was over. Not for what a member said.',
  restriction_must_end: 'Every restriction ends. Give it a length greater than zero.',
  restriction_too_long: 'The restriction is longer than the cap.',
  measure_out_of_range: 'The measure or its length lies outside what the rule and its step allow.',
  deviation_reason_required:
    'The chosen step differs from the suggested one, or is heavier than the lightest. Say why.',
  factors_required:
    'Before a suspension, and against misuse, say how often, out of how much, how grave, and what was meant.',
  prior_warning_required:
    'Reports and appeals are paused only when their misuse went on after a warning. Warn first.',
  may_identify_reporter:
    'The text may give away who reported. The facts say where; write it differently.',
  harsher_than_first: 'After an appeal nothing may be harsher than it was before.',
  already_judged:
    'This act has been judged under this family of rules. Nobody answers twice for one act.',
};
