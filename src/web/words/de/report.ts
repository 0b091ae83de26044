import type { reportWords as english } from '../en/report.ts';
import type { Translation } from '../words.ts';

/** German: reporting something, and what becomes of it. */
export const reportWords: Translation<typeof english> = {
  outcomes: {
    breach:
      'Wir haben hingesehen und festgestellt, dass gegen eine Regel verstoßen wurde. Wir haben etwas unternommen.',
    'no-breach': 'Wir haben hingesehen und festgestellt, dass gegen keine Regel verstoßen wurde.',
    'closed-in-favour':
      'Wir haben nicht in der versprochenen Zeit entschieden, deshalb ist die Sache zugunsten der Person abgeschlossen, um die es geht. Das ist unser Versäumnis, nicht Ihres.',
    'reversed-on-appeal':
      'Auf eine Beschwerde hin hat jemand anderes neu hingesehen und kam zu einem anderen Ergebnis. Was wir Ihnen zuerst gesagt haben, gilt nicht mehr.',
    'reversed-on-review':
      'Wir hatten einen Verstoß festgestellt. Jemand anderes hat die Entscheidung geprüft, und sie hat keinen Bestand.',
    'varied-on-appeal':
      'Wir hatten einen Verstoß festgestellt. Auf eine Beschwerde hin hat jemand anderes neu hingesehen: Es bleibt einer, und was daraus folgt, ist milder.',
    'closed-without-case': 'Wir haben diese Meldung abgeschlossen, ohne einen Fall zu eröffnen.',
  },
  form: {
    title: 'Etwas melden',
    lead: 'Sie brauchen kein Konto und keinen Namen. Wen Sie melden, der erfährt nie, wer Sie sind.',
    what: 'Worum geht es?',
    item: 'Um etwas, das veröffentlicht wurde',
    member: 'Um ein Mitglied und sein Verhalten',
    itemId: 'Link oder Nummer des Beitrags',
    itemIdHint:
      'Kopieren Sie ihn aus der Adresszeile oder über „Teilen“. Lassen Sie das Feld leer, wenn es um ein Mitglied geht.',
    author: 'Benutzername der Person',
    authorHint:
      'So wie er beim Beitrag steht, zum Beispiel m-0412. Bei einem Beitrag können Sie das Feld leer lassen, außer wir kennen den Beitrag noch nicht.',
    text: 'Was ist daran nicht in Ordnung?',
    textHint: 'Ein paar Sätze genügen. Sagen Sie, was geschehen ist und wo.',
    quote: 'Was steht dort?',
    quoteHint:
      'Kopieren Sie die Worte. Das hilft, wenn der Beitrag schon weg ist, wenn wir hinsehen.',
    private: 'Es stammt aus einem privaten Gespräch, an dem ich teilgenommen habe',
    privateHint: 'Private Nachrichten sehen wir nur an, wenn jemand sie uns zeigt, der dabei war.',
    rule: 'Welche Regel?',
    noRule: 'Ich bin nicht sicher',
    alleges: 'Was ist Ihrer Meinung nach das Problem?',
    againstRules: 'Es verstößt gegen eine Regel der Community',
    againstLaw: 'Es verstößt gegen das Gesetz',
    contact: 'Wohin können wir Ihnen das Ergebnis schreiben?',
    contactHint:
      'Eine E-Mail-Adresse. Sie wird getrennt aufbewahrt und niemandem gezeigt. Auch ohne sie finden Sie das Ergebnis auf der Seite, die Sie gleich bekommen.',
    goodFaith: 'Soweit ich weiß, stimmt, was ich hier schreibe.',
    childAbuse: 'Es geht um sexuellen Missbrauch eines Kindes',
    childAbuseHint:
      'Dann fragen wir nach keinem Namen und keiner Adresse und sehen es uns zuerst an.',
    more: 'Was noch hilft',
    send: 'Meldung senden',
    itemMissing: 'Sagen Sie, welcher Beitrag es ist: sein Link oder seine Nummer.',
    memberMissing: 'Sagen Sie, wer es ist: der Benutzername, der bei den Beiträgen steht.',
  },
  receipt: {
    title: 'Ihre Meldung ist angekommen',
    thanks: 'Danke. Hier ist Ihre Bestätigung.',
    keep: 'Bewahren Sie diese Adresse auf. Nur sie führt zu dieser Seite, und Sie bekommen sie nur einmal:',
  },
  page: {
    title: 'Ihre Meldung',
    number: 'Nummer',
    received: 'Eingegangen',
    promised: 'Antwort bis',
    where: 'Wo sie gerade ist',
    steps: ['Eingegangen', 'Ein Mensch sieht hin', 'Ergebnis'],
    waiting: 'Ein Mensch wird sie sich ansehen. Sie müssen nichts tun.',
    outcome: 'Ergebnis',
    late: 'Der versprochene Tag ist vorbei. Das tut uns leid. Sie verlieren dadurch nichts.',
    privacy:
      'Wir sagen Ihnen das Ergebnis und nichts über die Vorgeschichte der anderen Person. Sie erfährt nicht, wer gemeldet hat.',
    appealTitle: 'Sehen Sie das anders?',
    appealText:
      'Jemand, der mit der ersten Entscheidung nichts zu tun hatte, sieht neu hin. Ein Text genügt; ein besonderes Formular gibt es nicht.',
    appealBox: 'Was sollen wir noch einmal ansehen?',
    appealSend: 'Um einen neuen Blick bitten',
    notAppealable:
      'Hier gibt es keine Entscheidung, gegen die Sie jetzt Beschwerde einlegen können.',
    appealed: 'Ihre Beschwerde ist angekommen. Jemand anderes sieht neu hin.',
  },
};
