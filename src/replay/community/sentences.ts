/** What people in the made-up forum talk about: mending things, gardens, trains, bread. */
export const topics: readonly {
  readonly thread: string;
  readonly group: string;
  readonly lines: readonly string[];
}[] = [
  {
    thread: 'bicycle-hub-noise',
    group: 'workshop',
    lines: [
      'The rear hub clicks under load. Cones are fresh, grease is fresh. What else could it be?',
      'Mine did that until I changed the freewheel body. Two springs were tired.',
      'Check the axle for a bend first, roll it on a glass plate.',
      'Thank you, it was the axle. You can see daylight under it.',
      'Does anybody have a source for left-hand cup spanners?',
    ],
  },
  {
    thread: 'tomato-leaves',
    group: 'garden',
    lines: [
      'Leaves curl upwards since the hot week. Roots look healthy.',
      'That is heat, not a disease. Water early and wait.',
      'Shade cloth over noon helped ours.',
      'I cut the lowest leaves off and it went on. Patience works.',
      'Which variety stands the cold nights best in your experience?',
    ],
  },
  {
    thread: 'night-trains',
    group: 'travel',
    lines: [
      'The new night train has a lounge car again. Quiet and clean.',
      'Take the compartment in the middle of the car, it rolls less.',
      'Booking opens ninety days ahead, at midnight, and the good ones go first.',
      'Bring earplugs. The brakes at the border are loud.',
      'We arrived rested and had breakfast by the river. Recommended.',
    ],
  },
  {
    thread: 'sourdough-in-winter',
    group: 'kitchen',
    lines: [
      'My starter sleeps when the kitchen is cold. Any trick?',
      'Put it on top of the router. I mean it.',
      'A warmer spot and a little rye wakes it up in two days.',
      'Crumb shot from this morning. Still a bit dense, but it tastes right.',
      'Fold it twice in the first hour, then leave it alone.',
    ],
  },
  {
    thread: 'repair-cafe-planning',
    group: 'workshop',
    lines: [
      'Next repair evening is on Thursday. We need one more person at the soldering table.',
      'I can bring the multimeter and two lamps.',
      'Last time we saved eleven toasters and one accordion.',
      'Could somebody write down what parts we ran out of?',
      'Fuses, mostly. And patience around nine.',
    ],
  },
  {
    thread: 'library-of-things',
    group: 'market',
    lines: [
      'Lending: a sewing machine, for two weeks at a time.',
      'Giving away jam jars, about forty, to whoever fetches them.',
      'Looking for a ladder over the weekend.',
      'The ladder is back, thank you. It did its work.',
      'Swap: apples against anything that keeps over winter.',
    ],
  },
];

/** Things that were said and should not have been, by what they are about. Every insult is invented. */
export const quarrels: readonly string[] = [
  'You have no idea what you are talking about, you never had.',
  'Every thread you enter gets worse. Stay out of this one.',
  'I will follow you into every thread until you leave. See you in the next one.',
  'Third day now and I am still here. Answer me.',
];

export const trades: readonly string[] = [
  'Selling the drill as new. The crack in the housing does not matter and is not in the pictures.',
  'Paid in advance, nothing came, and now the seller says the parcel was never mine.',
  'The seller described it as oak. It is printed paper on board.',
];

export const exposures: readonly string[] = [
  'This is where they live, third floor, the bell says it all: [address as it was posted, left out here].',
  'Posting their workplace and shift times so everybody can have a word with them.',
];

/** What reporters write. */
export const complaints: readonly string[] = [
  'This goes on for days and it is always the same person.',
  'I think this breaks the rules. Please have a look.',
  'They were asked to stop, twice, and did not.',
  'Not sure about this one, but it frightened somebody in our group.',
];

/** What handlers write when they decide. */
export const decisionReasons: readonly string[] = [
  'The words were aimed at one person and went on after that person had asked for it to stop.',
  'The posts repeat the same thing in several threads, and nobody there had asked for it.',
  'What was posted fits the examples of the rule closely, and a milder step was tried before.',
  'The quoted line breaks the rule by itself; the rest of the thread is sharp but stays within it.',
];

export const clearedReasons: readonly string[] = [
  'Sharp, but about the matter and not about a person. The rule leaves room for that.',
  'The post is an answer to a question and gives its source. That is what the rule allows.',
  'Read in its thread this is a joke between people who know each other, and nobody was hurt by it.',
];

export const appealTexts: readonly string[] = [
  'I was answering somebody who had asked me for exactly this. Please read the line above mine.',
  'The quote leaves out that I apologised an hour later in the same thread.',
  'I did not know that this counts. I would have stopped after a word.',
];

export const outcomeReasons: Readonly<Record<'upheld' | 'reversed', readonly string[]>> = {
  upheld: [
    'I read the whole thread without knowing the first decision. The line breaks the rule on its own, and the step chosen is the mildest that fits.',
    'The apology counts in your favour and was considered; what was posted before still broke the rule, and it stayed up for a day.',
  ],
  reversed: [
    'Read together with the line above it, the post answers a question that was put to you. That is allowed, so the decision does not stand.',
    'The rule speaks of something aimed at a person. What you wrote was aimed at an argument. The decision is undone with all it caused.',
  ],
};
