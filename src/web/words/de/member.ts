import type { memberWords as english } from '../en/member.ts';
import type { Translation } from '../words.ts';

/** German: a member's own pages: decisions, standing, powers. */
export const memberWords: Translation<typeof english> = {
  home: {
    title: 'Meine Seite',
    standing: 'Ihr Punktestand',
    powers: 'Was Sie jetzt tun können',
    noLimits: 'Sie können alles tun. Nichts ist eingeschränkt.',
    limited: 'Bis zu dem Tag, der dabeisteht, können Sie dies nicht oder nur langsam tun:',
    until: 'bis',
    slowed: 'verlangsamt',
    withdrawn: 'nicht möglich',
    onlyIn: 'nur in der Gruppe',
    because: 'warum',
    always:
      'Ihre eigene Seite lesen, Beschwerde einlegen, Ihre Daten mitnehmen und gehen können Sie immer.',
    statements: 'Entscheidungen über Sie',
    noStatements: 'Es gibt keine.',
    exportTitle: 'Alles, was über Sie gespeichert ist',
    exportText:
      'Eine Datei in JSON mit Ihren Entscheidungen, Einschränkungen, Meldungen und Ihrem Punktestand.',
    exportLink: 'Meine Akte herunterladen',
    unread: 'neu',
    appealRunning: 'Beschwerde läuft',
    read: 'Lesen',
  },
  standing: {
    clean: 'Der Punktestand ist leer: Keine Entscheidung zählt.',
    active: `.input {$count :integer}
.match $count
one {{Zurzeit zählt eine Entscheidung.}}
* {{Zurzeit zählen {$count} Entscheidungen.}}`,
    clearAt: 'Wenn nichts weiter hinzukommt, zählt nichts mehr ab: {$day}.',
    pending: `.input {$count :integer}
.match $count
one {{Eine Entscheidung kann sich noch ändern und zählt noch nicht.}}
* {{{$count} Entscheidungen können sich noch ändern und zählen noch nicht.}}`,
    only: 'Er dient nur dazu, vorzuschlagen, wie lang ein nächster Schritt sein soll. Von selbst ändert er nichts, und niemand sieht ihn außer Ihnen und den Menschen, die einen Fall über Sie bearbeiten.',
    theirs: 'Er dient nur dem Vorschlag für den Schritt. Von selbst bewirkt er nichts.',
    chartTitle: 'Wie er abnimmt',
    chartText: 'Eine Linie, die von {$from} aus fällt und null erreicht: {$to}.',
    table: 'Die Zahlen',
    from: 'Woher er kommt',
    day: 'Tag',
    weight: 'Was noch zählt',
    family: 'Art der Regel',
    counts: 'Zählt jetzt',
    faded: 'Verblasst',
    undone: 'Rückgängig gemacht',
    open: 'Noch offen',
    cleanOn: 'Leer am',
    thisOne:
      'Wenn diese Entscheidung bleibt, zählt sie {$added} unter „{$family}“ und nimmt vom ersten Tag an ab.',
    nothingAdded: 'Diese Entscheidung fügt Ihrem Punktestand nichts hinzu.',
    pendingNow: 'Sie zählt nicht, solange noch Beschwerde möglich ist.',
    beforeIt: 'Vorher zählten {$before}.',
  },
  decision: {
    title: 'Eine Entscheidung über Sie',
    holdTitle: 'Ihr Beitrag wird für kurze Zeit zurückgehalten',
    to: 'Für',
    given: 'Mitgeteilt',
    reference: 'Zeichen',
    what: 'Was geschehen ist',
    whatLead: 'Darauf stützen wir uns:',
    why: 'Warum',
    ruleThen: 'Die Regel, wie sie damals galt',
    ground: 'Grund',
    law: 'Gesetz',
    ladderFollowed:
      'Die veröffentlichten Schritte schlagen „{$suggested}“ vor, und das wurde gewählt.',
    ladderLeft:
      'Die veröffentlichten Schritte schlagen „{$suggested}“ vor; gewählt wurde „{$chosen}“.',
    ladderWhy: 'Denn:',
    until: 'Bis wann',
    noMeasure:
      'Nichts ist eingeschränkt. Das ist eine Erinnerung an die Regel, und es gibt kein Ende, auf das Sie warten müssten.',
    from: 'von',
    endsBySelf: 'Jede davon hört an ihrem Tag von selbst auf. Sie müssen nichts tun.',
    now: 'Jetzt:',
    where: 'Wo:',
    can: 'Was Sie tun können',
    canAppeal:
      'Sie können Beschwerde einlegen. Ein Text genügt, und es wird dadurch nie schlimmer.',
    appealUntil: 'Beschwerde möglich bis',
    appealWindow:
      'Sie haben {$length} Zeit für eine Beschwerde. Die Zeit beginnt, wenn Sie dies gelesen haben, nicht vorher.',
    readButton: 'Ich habe das gelesen',
    readText:
      'Das ist keine Zustimmung. Es sagt uns nur, dass die Seite Sie erreicht hat, und damit beginnt die Zeit für eine Beschwerde. Sie können auch ohne das sofort Beschwerde einlegen.',
    readDone: 'Diese Seite hat Sie erreicht am',
    court: 'Sie können auch vor Gericht gehen:',
    outOfCourt: 'Sie können sich auch an eine unabhängige Stelle wenden:',
    noAppealHere:
      'Das endet von selbst, deshalb gibt es noch nichts, wogegen Sie Beschwerde einlegen müssten. Wenn ein Mensch darüber entscheidet, bekommen Sie eine neue Seite, auf der das geht.',
    appealClosed: 'Die Zeit für eine Beschwerde endete am',
    superseded: {
      reversed: 'Diese Entscheidung ist aufgehoben. Alle ihre Folgen sind rückgängig gemacht.',
      overridden:
        'An die Stelle dieser Entscheidung ist eine andere getreten. Auch für sie haben Sie eine Seite.',
    },
    automated: 'Was eine Maschine getan hat',
    detection: 'Eine Maschine hat es bemerkt und einen Menschen gebeten, hinzusehen.',
    noDetection: 'Dass es bemerkt wurde, lag an keiner Maschine.',
    byPerson:
      'Ein Mensch hat entschieden. Keine Maschine hat entschieden oder vorgeschlagen, dass Sie gegen eine Regel verstoßen haben.',
    partially: 'Ein Mensch hat entschieden; eine Maschine hat die Tatsachen zusammengestellt.',
    heldByMachine:
      'Eine veröffentlichte Regel hat den Beitrag zurückgehalten, bis ein Mensch hinsieht. Mehr darf eine Maschine hier nicht.',
    source: 'Wie es zu uns kam:',
    sees: 'Wer das sieht',
    seesText:
      'Sie und die Menschen, die diesen Fall oder eine Beschwerde bearbeiten. Es steht auf keiner öffentlichen Seite und verlässt diese Community nie.',
    standing: 'Ihr Punktestand',
    evidence: 'Belege',
    evidenceText:
      'Alles, was verwendet wurde. Wer gemeldet hat, wird zu seinem Schutz nie gezeigt.',
    evidenceNumber: 'Beleg {$number}',
    exact: 'Der genaue Text, wie er mitgeteilt wurde',
    digest: 'SHA-256 davon',
  },
  appeal: {
    box: 'Was sollen wir noch einmal ansehen?',
    hint: 'Schreiben Sie in Ihren eigenen Worten und in Ihrer eigenen Sprache. Es darf kurz sein.',
    send: 'Beschwerde senden',
    who: 'Jemand, der mit der ersten Entscheidung nichts zu tun hatte, liest sie und sieht sich zuerst die Belege an, ohne zu wissen, wie entschieden wurde.',
    strip: 'Wo Ihre Beschwerde gerade ist',
    steps: ['Gesendet', 'Jemand anderes sieht hin', 'Antwort'],
    filed: 'Gesendet',
    promised: 'Sie haben eine Antwort bis',
    late: 'Wir sind zu spät. Bis die Antwort da ist, ruht die Einschränkung.',
    outcome: 'Antwort',
    reasons: 'Die Gründe',
    harm: 'Eine Beschwerde zählt nie gegen Sie.',
  },
};
