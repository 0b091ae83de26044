export interface Topic {
  readonly thread: string;
  readonly group: string;
  readonly lines: readonly string[];
}

/** What people in the made-up forum talk about: pots, light, seeds and patience. */
export const topics: readonly Topic[] = [
  {
    thread: 'tomato-leaves',
    group: 'balcony',
    lines: [
      'Leaves curl upwards since the hot week. Roots look healthy.',
      'That is heat, not a disease. Water early and wait.',
      'Shade cloth over noon helped ours.',
      'I cut the lowest leaves off and it went on. Patience works.',
      'Which variety stands the cold nights best in your experience?',
    ],
  },
  {
    thread: 'light-in-winter',
    group: 'windowsill',
    lines: [
      'North window, third floor. Is there anything that flowers in January?',
      'A cyclamen does, if you keep the heater off.',
      'A white board behind the pots gives back half the light. Cheap and quiet.',
      'Ours stretched like giraffes until we moved them to the kitchen.',
      'Measured it with the phone: twice as bright one metre further left.',
    ],
  },
  {
    thread: 'seed-swap',
    group: 'market',
    lines: [
      'Swap: black beans against anything that climbs.',
      'Giving away jam jars, about forty, to whoever fetches them.',
      'Looking for parsley seed from last autumn.',
      'The parcel came today, thank you. All of them sprouted.',
      'I still have three envelopes of marigold. Send me your group and I bring them.',
    ],
  },
  {
    thread: 'holiday-watering',
    group: 'windowsill',
    lines: [
      'Two weeks away in August. Who has tried the bottle with the clay tip?',
      'It works for ten days. Put the pots on a tray as well.',
      'A neighbour and a cake work better.',
      'Group everything in the bathtub, with a wet towel below. Came home to a jungle.',
      'Mulch on top keeps half of it in the pot.',
    ],
  },
  {
    thread: 'repotting-day',
    group: 'balcony',
    lines: [
      'Next swap of soil is on Saturday. We need one more person with a wheelbarrow.',
      'I can bring the sieve and two buckets.',
      'Last time we repotted eleven figs and one lemon tree.',
      'Could somebody write down which sizes we ran out of?',
      'The middle ones, mostly. And patience around noon.',
    ],
  },
  {
    thread: 'what-is-this',
    group: 'windowsill',
    lines: [
      'It came up by itself between the basil. Weed or gift?',
      "That is a tomato from last year's compost. Keep it.",
      'Round leaves, smells of lemon when you rub it. Melissa, I would say.',
      'Wait for the first true leaves, then post again.',
      'Mystery solved, it flowers. Thank you all.',
    ],
  },
];

/**
 * Things that were said and should not have been, by what they are about. Every insult is invented.
 */
export const quarrels: readonly string[] = [
  'You have no idea what you are talking about, you never had.',
  'Every thread you enter gets worse. Stay out of this one.',
  'I will follow you into every thread until you leave. See you in the next one.',
  'Third day now and I am still here. Answer me.',
];

export const trades: readonly string[] = [
  'Selling the lamp as new. The crack in the housing does not matter and is not in the pictures.',
  'Sold as a lemon tree, four years old. What came is a twig and a story.',
  'Handmade pots, fired in a wood kiln. They have a bar code on the bottom.',
];

/** What goes with the links of somebody who posts too many of them. */
export const pitches: readonly string[] = [
  'Best pots I ever had, look at these:',
  'Found this, and this, and this:',
  'You all need to see this shop:',
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

/** What handlers write when they decide, by rule family. */
export const decisionReasons: Readonly<Record<string, readonly string[]>> = {
  spam: [
    'The posts repeat the same links within minutes, and nobody in those threads had asked for them.',
    'The link leads to a shop on the published list, and the post reads like a tip from a friend.',
  ],
  civility: [
    'The words were aimed at one person and not at what they had said.',
    'It went on in a second thread after the other person had asked for it to stop.',
  ],
  safety: [
    'What was posted can be used to find or to cheat somebody, and that person had not agreed to it.',
    'The post says something about the goods that the seller knew to be wrong.',
  ],
};

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

/** What members say when they are asked before a decision. */
export const viewTexts: readonly string[] = [
  'I was angry, and I would not write it like that today.',
  'They started it two posts earlier. Please read those as well.',
  'I thought that several people would find it useful.',
  'It was meant as a joke between the two of us.',
  'I did not know that there was a rule about this.',
];

/** Why a moderator could not wait for the person's view. */
export const urgencies: readonly string[] = [
  'The same thing was posted again every few minutes while we looked at it.',
  'Others were already answering it, and more of it would have hurt somebody today.',
];
