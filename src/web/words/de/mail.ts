import type { mailWords as english } from '../en/mail.ts';
import type { Translation } from '../words.ts';

/** German: how members are written to, what became of letters, and the demo's mailbox. */
export const mailWords: Translation<typeof english> = {
  settings: {
    title: 'Wie wir Ihnen schreiben',
    lead: 'Alles steht auf Ihrer Seite. Hier sagen Sie, in welcher Sprache, und ob wir es Ihnen auch per E-Mail schicken.',
    language: 'Sprache',
    languageText: 'Begründungen und Nachrichten werden von jetzt an in ihr geschrieben.',
    languageHint: 'Was vorher geschrieben wurde, bleibt, wie es ist.',
    languageSend: 'Diese Sprache verwenden',
    address: 'E-Mail-Adresse',
    addressText:
      'Wir verwenden sie für Begründungen, Antworten und Fristen, die Sie betreffen, und für nichts anderes. Niemand aus dem Team sieht sie.',
    addressBox: 'Ihre Adresse',
    addressHint: 'Eine Adresse wie name@example.org. Wir fragen dort zuerst, ob es Ihre ist.',
    addressSend: 'Diese Adresse verwenden',
    given: 'Ihre Adresse ist',
    hidden: 'Eine Adresse ist gespeichert.',
    confirmed: 'Bestätigt am',
    waiting:
      'Sie muss noch bestätigt werden: Öffnen Sie den Link in der Nachricht, die wir dorthin geschickt haben. Bis dahin geht sonst nichts dorthin.',
    remove: 'Adresse löschen',
    removeHint: 'Sie wird sofort gelöscht. Ihre Seite bleibt, wie sie ist.',
    noMail: 'Diese Community verschickt keine E-Mails. Alles steht auf Ihrer Seite.',
    link: 'Sprache und E-Mail',
  },
  question: {
    title: 'Ist das Ihre Adresse?',
    text: 'Wenn Sie Ja sagen, gehen Begründungen und Antworten zu Ihrer Mitgliedschaft auch an die Adresse, bei der Sie diesen Link gefunden haben.',
    until: 'Sie können antworten bis',
    yes: 'Ja, es ist meine',
    no: 'Wenn nicht, schließen Sie einfach diese Seite.',
    doneTitle: 'Danke',
    done: 'Nachrichten zu Ihrer Mitgliedschaft gehen jetzt auch dorthin. Auf Ihrer Seite können Sie das ändern.',
  },
  letters: {
    title: 'Nachrichten',
    lead: 'Was per E-Mail verschickt wurde. Was nicht ankam, steht trotzdem auf der Seite der Person, und für sie hat keine Frist begonnen.',
    phases: {
      failed: 'Nicht angekommen',
      returned: 'Zurückgekommen',
      waiting: 'Warten',
      accepted: 'Angenommen',
    },
    phase: 'Welche Nachrichten',
    none: 'Es gibt keine.',
    off: 'Es ist kein Mailserver eingerichtet, deshalb werden keine Nachrichten verschickt. Richten Sie einen unter `mail` in evenhand.json ein.',
    kinds: {
      statement: 'Eine Begründung',
      'restriction-changed': 'Eine Änderung an einer Einschränkung',
      'report-receipt': 'Die Bestätigung einer Meldung',
      'report-outcome': 'Das Ergebnis einer Meldung',
      'appeal-receipt': 'Die Bestätigung einer Beschwerde',
      'appeal-outcome': 'Die Antwort auf eine Beschwerde',
      'case-closed': 'Ein zugunsten abgeschlossener Fall',
      hearing: 'Die Frage, wie jemand es sieht',
      'hearing-answer': 'Die Antwort auf das, was jemand gesagt hat',
      'early-end-answer': 'Die Antwort auf die Bitte um ein früheres Ende',
      'decision-reversed': 'Die Aufhebung einer Entscheidung',
      confirmation: 'Die Frage, wessen Adresse es ist',
    },
    toReporter: 'an die Person, die gemeldet hat',
    to: 'an',
    written: 'Geschrieben',
    tries: `.input {$count :integer}
.match $count
one {{Ein Versuch}}
* {{{$count} Versuche}}`,
    next: 'Nächster Versuch',
    retry: 'Noch einmal senden',
  },
  captured: {
    title: 'Aufgehobene E-Mails',
    lead: 'Das ist eine Vorführung: Nachrichten bleiben hier und gehen an niemanden. Die neueste kommt zuerst.',
    none: 'Noch wurde keine Nachricht geschrieben. Geben Sie auf der Seite eines Mitglieds oder in einer Meldung eine Adresse an.',
    to: 'An',
    at: 'Am',
  },
};
