import type { recognitionWords as english } from '../en/recognition.ts';
import type { Translation } from '../words.ts';

/** German: recognition: what is thanked for, by whom, and who sees it. */
export const recognitionWords: Translation<typeof english> = {
  deeds: {
    'careful-report': 'eine sorgfältige Meldung',
    mediation: 'das Schlichten eines Streits',
    'newcomer-helped': 'Hilfe für jemand Neues',
    'accepted-correction': 'das Annehmen einer Korrektur',
  },
  phases: {
    offered: 'Das sehen nur Sie. Sie haben noch nicht gesagt, was daraus werden soll.',
    shown: 'Das sehen alle, weil Sie zugestimmt haben.',
    hidden: 'Das sehen nur Sie.',
    declined: 'Sie haben das abgelehnt. Niemand außer Ihnen sieht es.',
  },
  criteriaTitle: 'Was diese Community anerkennt',
  criteriaText:
    'Eine Tat, ein Mensch, der sie gesehen hat, und einer dieser veröffentlichten Gründe. Es ist kein Lohn für Beliebtheit oder Zustimmung, niemand zählt es, und es ändert nie einen Fall.',
  public: {
    title: 'Anerkannt',
    lead: 'Was Mitglieder für andere getan haben. Jedes steht hier, weil die Person zugestimmt hat, in der Reihenfolge, in der es kam.',
    empty: 'Im Moment wird hier nichts gezeigt.',
    give: 'Etwas anerkennen, das jemand getan hat',
    from: 'Von',
    because: 'Als',
  },
  own: {
    title: 'Wofür Sie Anerkennung bekommen haben',
    lead: 'Sie entscheiden, ob andere es sehen. Das können Sie jederzeit ändern, und niemand kann es Ihnen nehmen.',
    empty: 'Bisher nichts.',
    show: 'Allen zeigen',
    hide: 'Für mich behalten',
    decline: 'Ablehnen',
    link: 'Ansehen, wofür Sie Anerkennung bekommen haben',
    corrected: 'Berichtigt von der Person, die es gegeben hat:',
  },
  give: {
    title: 'Eine Tat anerkennen',
    lead: 'Zuerst sieht es die Person, der es gilt, mit Ihrem Namen. Sie entscheidet, ob es sonst jemand sieht.',
    receiver: 'Wer es getan hat',
    receiverHint: 'Der Benutzername auf der Plattform. Nicht Ihr eigener.',
    criterion: 'Wofür',
    reference: 'Welcher Beitrag, Kommentar oder welche Nachricht',
    referenceHint: 'Nummer oder Adresse auf der Plattform, damit man es nachsehen kann.',
    reportReference: 'Welche Meldung',
    reportReferenceHint: 'Nur für sorgfältige Meldungen, die allein das Team anerkennen kann.',
    reason: 'Was die Person getan hat',
    reasonHint: 'Ein oder zwei Sätze in Ihren eigenen Worten.',
    send: 'Senden',
    none: 'Diese Community hat noch nichts veröffentlicht, das sie anerkennt.',
    criterionMissing: 'Wählen Sie, wofür es ist.',
    sent: 'Es ist gesendet. Die Person entscheidet, was daraus wird.',
    given: 'Was Sie gegeben haben',
    correct: 'Berichtigen',
    until: 'Berichtigen können Sie es bis',
  },
  correct: {
    title: 'Eine Anerkennung berichtigen',
    lead: 'Was Sie vorher geschrieben haben, bleibt festgehalten, und die Person wird neu gefragt.',
    why: 'Was falsch war',
    send: 'Berichtigung senden',
  },
};
