import type { hearingWords as english } from '../en/hearing.ts';
import type { Translation } from '../words.ts';

/** German: being heard: the person's own page, and what handlers see of it. */
export const hearingWords: Translation<typeof english> = {
  page: {
    title: 'Wie sehen Sie es?',
    before:
      'Jemand sieht sich an, was hier steht. Noch ist nichts entschieden, und Sie werden gefragt, bevor Sie etwas einschränkt.',
    after:
      'Eine Entscheidung gilt schon, bevor Sie angehört werden konnten, weil es eilig war. Sagen Sie jetzt, wie Sie es sehen: Es wird noch einmal angesehen, und was Sie einschränkt, wird aufgehoben oder bleibt, mit Begründung.',
    to: 'Für',
    asked: 'Gefragt',
    reference: 'Zeichen',
    about: 'Es geht um',
    shown: 'Worum es geht, wie Sie es geschrieben haben',
    erased: 'Von Ihnen gibt es hier nichts zu zeigen.',
    rule: 'Die Regel, um die es gehen könnte',
    until: 'Sie können antworten bis',
    late: 'Die Zeit dafür ist vorbei, und noch ist nichts entschieden: Was Sie jetzt schreiben, wird trotzdem gelesen.',
    yours: 'Was Sie gesagt haben',
    read: 'Es liegt bei denen, die entscheiden.',
    box: 'Wie Sie es sehen',
    hint: 'Ein paar eigene Worte genügen. Sie können einmal schreiben, lassen Sie sich also Zeit. Wenn Sie nichts sagen, zählt das nie gegen Sie.',
    send: 'Absenden',
    over: 'Hier kann nichts mehr gesagt werden.',
    overBefore:
      'Wenn etwas entschieden wurde, womit Sie nicht einverstanden sind, können Sie Beschwerde einlegen.',
    answer: 'Die Antwort',
    lifted: 'Was Sie eingeschränkt hat, ist aufgehoben.',
    kept: 'Es bleibt, wie es entschieden wurde. Beschwerde können Sie weiterhin einlegen.',
    unanswered:
      'Niemand hat rechtzeitig geantwortet, deshalb ist aufgehoben, was Sie eingeschränkt hat.',
    answerBy: 'Es wird beantwortet oder aufgehoben bis',
    statement: 'Die Entscheidung und ihre Gründe',
  },
  home: {
    title: 'Sie werden gefragt, wie Sie es sehen',
    waiting: 'wartet auf Sie',
    given: 'gesagt',
    answered: 'beantwortet',
    over: 'vorbei',
    none: 'Im Moment fragt Sie niemand etwas.',
    staff: 'Sie werden gefragt, wie Sie einen Fall über Sie sehen',
  },
  statement: {
    title: 'Wurden Sie angehört?',
    notNeeded:
      'Nichts davon schränkt Sie als Person ein, deshalb wurde nicht auf Ihre Sicht gewartet.',
    heard:
      'Sie wurden gefragt und haben gesagt, wie Sie es sehen. Das wurde gelesen, bevor entschieden wurde.',
    silent:
      'Sie wurden gefragt, wie Sie es sehen. Bis zur Entscheidung kam nichts, und das zählt nicht gegen Sie.',
    urgent: 'Sie wurden nicht vorher angehört, weil es eilig war:',
    until: 'Sie können sagen, wie Sie es sehen, bis',
  },
  case: {
    title: 'Anhörung',
    notAsked: 'Die Person wurde noch nicht gefragt, wie sie es sieht.',
    needed:
      'Eine Entscheidung, die eine Person einschränkt, kommt erst, wenn sie gefragt wurde: sobald sie geantwortet hat oder ihre Zeit vorbei ist.',
    ask: 'Fragen, wie sie es sieht',
    askText:
      'Die Person sieht, was sie geschrieben hat, und die Regel Ihrer Feststellung. Sie hat Zeit bis deutlich vor dem Tag, an dem dieser Fall entschieden sein muss.',
    waiting: 'Die Person wurde gefragt und kann antworten bis',
    silent: 'Die Person wurde gefragt und hat in ihrer Zeit nichts gesagt, bis',
    given: 'So sieht es die Person:',
    givenBlind:
      'Die Person hat gesagt, wie sie es sieht. Das wird mit den Namen gezeigt, nach Ihrer Feststellung.',
    later: 'Nach der eiligen Entscheidung angehört',
    laterWaiting: 'Der Person wurde gesagt, dass sie sich äußern kann bis',
    laterSilent: 'Die Person hat in ihrer Zeit nichts gesagt, bis',
    answerBy: 'Antworten Sie bis dahin, sonst wird aufgehoben, was sie einschränkt:',
    outcome: 'Was folgt daraus?',
    lifted: 'Aufheben, was die Person einschränkt',
    kept: 'Es so lassen',
    reasons: 'Ihre Gründe, für das Mitglied',
    reasonsHint: 'Genau das wird gelesen. Nennen Sie keine dritte Person.',
    send: 'Antworten',
    wasLifted: 'Es wurde aufgehoben.',
    wasKept: 'Es blieb dabei.',
    urgency: 'Warum konnte es nicht warten?',
    urgencyHint:
      'Nur wenn die Person nicht vorher angehört werden konnte. Sie liest das und wird danach angehört.',
  },
  aside: {
    put: 'Zur Seite legen',
    text: 'Bis dahin steht er nicht in der Liste und kommt von selbst zurück. Er wartet nie über seine versprochene Zeit hinaus.',
    until: 'Für wie viele Stunden?',
    badHours: 'Schreiben Sie eine ganze Zahl von Stunden, ab 1.',
    reason: 'Worauf wartet er?',
    waits: 'Zur Seite gelegt bis',
    because: 'Denn:',
    queue: `.input {$count :integer}
.match $count
one {{Ein Fall ist zur Seite gelegt.}}
* {{{$count} Fälle sind zur Seite gelegt.}}`,
    list: 'Zur Seite gelegt',
    answerList: 'Danach angehört',
    toAnswer: `.input {$count :integer}
.match $count
one {{Eine Person wurde nach einer eiligen Entscheidung angehört und wartet auf eine Antwort.}}
* {{{$count} Personen wurden nach eiligen Entscheidungen angehört und warten auf eine Antwort.}}`,
    tag: 'zur Seite gelegt bis',
  },
  overtaken:
    'Etwas kam verspätet an und änderte, was gezählt wird. Die Maschine würde dies nicht mehr anmerken:',
  merge: {
    title: 'Mit einem anderen Fall zusammenlegen',
    text: 'Für zwei Fälle über dieselbe Person und dieselbe Sache. Meldungen, Belege und die Meldenden gehen mit, und es gilt die frühere versprochene Zeit.',
    into: 'Nummer des anderen Falls',
    others: 'Andere offene Fälle über dieselbe Person:',
    send: 'Zusammenlegen',
    goesOn: 'Dieser Fall geht weiter in',
    takenIn: 'Mit diesem Fall zusammengelegt:',
  },
  hold: {
    title: 'Von einer Regel zurückgehalten',
    text: 'Jedes wird zu seiner Zeit von selbst frei, auch wenn niemand den Fall bearbeitet, und sofort, wenn er entschieden ist.',
    until: 'frei',
  },
};
