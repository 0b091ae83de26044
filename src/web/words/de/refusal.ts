import type { refusalWords as english } from '../en/refusal.ts';
import type { Translation } from '../words.ts';

/** German: what a refusal says to a person. */
export const refusalWords: Translation<typeof english> = {
  not_configured: 'Das ist auf diesem Server nicht eingerichtet. Der Betreiber kann es tun.',
  clock_suspect:
    'Der Server traut gerade seiner Uhr nicht, deshalb wird nichts entschieden, das von der Zeit abhängt. Versuchen Sie es später.',
  storage_full:
    'Es ist kein Platz mehr, etwas zu speichern. Nichts wurde geändert; Lesen geht weiterhin.',
  unavailable:
    'Der Server kann gerade nicht antworten. Nichts wurde geändert; versuchen Sie es später.',
  overloaded:
    'Es kamen zu viele Anfragen zugleich. Nichts wurde geändert; versuchen Sie es gleich noch einmal.',
  cross_site: 'Die Anfrage kam von einer anderen Website, deshalb ist nichts geschehen.',
  not_signed_in: 'Melden Sie sich dafür an.',
  bad_signature: 'Die Unterschrift passt nicht.',
  authority_ended: 'Die Rolle, in der das begonnen wurde, ist beendet.',
  missing_scope: 'Das Token hat dieses Recht nicht.',
  not_found: 'Hier gibt es nichts, das Sie sehen können.',
  method_not_allowed: 'Das geht unter dieser Adresse nicht.',
  unsupported_media_type: 'Was gesendet wurde, hat ein Format, das hier nicht gelesen wird.',
  too_large: 'Der Text ist zu lang. Bitte kürzen Sie ihn.',
  invalid_json: 'Was gesendet wurde, ließ sich nicht lesen.',
  too_deep: 'Was gesendet wurde, ist zu tief verschachtelt.',
  duplicate_key: 'Etwas wurde doppelt gesendet.',
  invalid_unicode: 'Der Text enthält ein unvollständiges Zeichen. Bitte schreiben Sie ihn neu.',
  invalid_number: 'Eine Zahl ist zu groß oder nicht genau.',
  idempotency_key_required: 'Bitte senden Sie das Formular von unserer eigenen Seite.',
  idempotency_key_invalid: 'Bitte laden Sie die Seite neu und senden Sie das Formular von dort.',
  idempotency_key_reused:
    'Dieses Formular wurde schon mit anderem Inhalt gesendet. Laden Sie die Seite neu.',
  key_expired: 'Dieses Formular ist zu alt. Laden Sie die Seite neu.',
  in_progress: 'Dasselbe geschieht gerade. Warten Sie einen Moment.',
  signal_not_allowed:
    'Reaktionen, Stimmen, Aufrufe, Abos und Gelesenes werden nicht angenommen. Niemand wird danach beurteilt.',
  identity_not_allowed: 'Namen, Adressen und Nummern von Menschen werden nicht angenommen.',
  unknown_field: 'Ein solches Feld gibt es nicht.',
  invalid_type: 'Das muss anders ausgefüllt werden.',
  invalid_value: 'Dieser Wert wird hier nicht angenommen.',
  required: 'Das darf nicht fehlen.',
  blank_name: 'Ein Name braucht sichtbare Zeichen.',
  reserved_name: 'Dieser Name ist anderen vorbehalten.',
  bad_cursor: 'Diese Liste beginnt wieder auf ihrer ersten Seite.',
  timestamp_in_future: 'Diese Zeit liegt noch in der Zukunft.',
  url_not_allowed: 'Diese Adresse kann nicht verwendet werden.',
  too_many: 'Das sind zu viele auf einmal. Versuchen Sie es später oder mit weniger.',
  not_retroactive: 'Die Regel war nicht in Kraft, als es geschah.',
  rulebook_invalid: 'Das Regelwerk enthält Fehler.',
  rule_not_in_force: 'Eine solche Regel gilt hier nicht.',
  role_required: 'Dafür braucht es eine Rolle, die Sie jetzt nicht haben.',
  conflict_of_interest: 'Sie sind an dieser Sache beteiligt, deshalb muss es jemand anderes tun.',
  independent_reviewer_exists:
    'Jemand aus dem Team ist unabhängig und entscheidet über die Beschwerde.',
  too_few_volunteers: 'Es haben sich zu wenige Mitglieder gemeldet.',
  evidence_from_elsewhere: 'Was aus einer anderen Community stammt, zählt hier nicht.',
  private_without_participant:
    'Nur wer an einem privaten Gespräch beteiligt war, kann es vorlegen.',
  version_required: 'Laden Sie die Seite neu und senden Sie das Formular von dort.',
  version_changed:
    'Jemand hat es inzwischen geändert. Sehen Sie es noch einmal an, und entscheiden Sie neu.',
  leased_by_other: 'Jemand anderes arbeitet daran.',
  lease_required: 'Übernehmen Sie zuerst den Fall.',
  finding_required: 'Halten Sie zuerst Ihre eigene Feststellung fest.',
  finding_already_recorded: 'Ihre Feststellung ist festgehalten und bleibt, wie sie ist.',
  precedents_required: 'Sehen Sie sich zuerst an, wie ähnliche Fälle ausgingen.',
  hearing_required:
    'Die Person muss zuerst gefragt werden. Fragen Sie, oder sagen Sie, warum es nicht warten kann.',
  sample_required: 'Öffnen und bestätigen Sie zuerst jeden Fall der Stichprobe.',
  second_person_required: 'Das braucht eine zweite Person.',
  already_heard: 'Das wurde schon gesagt. Nach der Entscheidung können Sie Beschwerde einlegen.',
  defence_awaited: 'Die betreuende Person hat noch Zeit zu antworten.',
  already_decided: 'Das ist schon entschieden.',
  case_closed: 'Der Fall ist abgeschlossen.',
  deadline_passed: 'Die Zeit dafür ist vorbei.',
  not_in_force: 'Das ist jetzt nicht in Kraft.',
  not_yet: 'Die Zeit dafür ist noch nicht gekommen.',
  reasons_required: 'Sagen Sie, warum, in Worten, denen die betroffene Person folgen kann.',
  facts_required: 'Wählen Sie die Belege, auf denen die Entscheidung beruht.',
  not_answerable:
    'Wer eine Gruppe betreut, steht nur für eigenes Tun ein oder dafür, trotz Wissens nichts getan zu haben. Nicht für das, was ein Mitglied sagte.',
  restriction_must_end: 'Jede Einschränkung braucht ein Ende.',
  restriction_too_long: 'Die Einschränkung ist länger als erlaubt.',
  measure_out_of_range:
    'Die Maßnahme oder ihre Dauer liegt außerhalb dessen, was die Regel zulässt.',
  deviation_reason_required:
    'Sagen Sie, warum Sie einen anderen als den vorgeschlagenen oder mildesten Schritt wählen.',
  factors_required: 'Sagen Sie, wie oft, von wie vielen, wie schwer, und was beabsichtigt war.',
  prior_warning_required:
    'Verwarnen Sie zuerst. Erst wenn es weitergeht, können Meldungen oder Beschwerden ruhen.',
  may_identify_reporter: 'Der Text könnte verraten, wer gemeldet hat. Schreiben Sie ihn anders.',
  harsher_than_first: 'Nach einer Beschwerde darf nichts strenger sein als vorher.',
  already_judged: 'Darüber ist schon entschieden. Niemand steht zweimal für dieselbe Tat ein.',
};
