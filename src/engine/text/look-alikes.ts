/**
 * Characters that look like an ASCII letter or digit (UTS 39, section 4), as folding leaves
 * them. As
 * case is folded, what looks like `I`, `l` or `1` is an i and what looks like `O` or `0` an o; a
 * character of which only the capital looks like a letter stands with that letter, unless its small
 * form looks like another. Accents make another letter, so accented letters are not here.
 */
export const lookAlikes: readonly (readonly [shown: string, alikes: string])[] = [
  ['i', 'l'],
  ['2', 'ƨϩᒿꙅꛯꝛ'],
  ['3', 'ȝɜʒзӡ३૩ⲝⳅⳍꝫ\u{118ca}\u{16f3b}\u{1d206}'],
  ['4', 'ꮞ\u{118cf}'],
  ['5', '\u{118db}'],
  ['6', 'бⳓⳝꮾ\u{118d5}'],
  ['7', '\u{104fa}\u{118c6}\u{1d212}'],
  ['8', 'ȣ৪੪\u0B03\u{1031a}\u{1e8cb}'],
  ['9', '৭੧୨൭ⳋꝯ\u{118cc}\u{118d6}'],
  ['a', 'ɑαаᗅᴀ\u237Aꓮꭺ\u{102a0}\u{16f40}'],
  ['b', 'ƅɓʙβвьᏼᑲᖯᗷⲃꓐꞵꮟ\u{10282}\u{102a1}\u{10301}\u{16ed1}'],
  ['c', 'сငၚᴄⲥꓚꮯ\u{102a2}\u{10302}\u{1043d}\u{1051c}\u{118e9}\u{118f2}\u{1f74c}'],
  ['d', 'ԁᑯᗞᗪᴅꓒꓓꭰꮷ'],
  ['e', 'εеҽᴇ\u212E\u22FFⴹꓰꬲꭼ\u{10286}\u{118ce}'],
  ['f', 'ƒϝքᖴẝꓝꜰꞙꬵ\u{10287}\u{102a5}\u{10525}\u{118c2}\u{1d213}'],
  ['g', 'ƍɡɢԍցᏻᶃꓖꮐ'],
  ['h', 'ʜηнһհᕼⲏꓧꮋꮒ\u{102cf}'],
  ['i', '1\u007Cıǀɩɪʟιіӏւ\u05C0\u05D5\u05DF\u0627\u0661\u06F1\u07CAᒪᛁ\u2223\u2373\u23FD'],
  ['i', '\u2502ⲓⳑⵏꓡꓲꙇꭵꮮ\u{1028a}\u{10309}\u{10320}\u{10443}\u{10526}\u{118c3}\u{118d2}'],
  ['i', '\u{11dda}\u{11de1}\u{16ec5}\u{16f16}\u{16f28}\u{1d22a}\u{1e8c7}'],
  ['j', 'ʝϳјᒍᴊꓙꭻ'],
  ['k', 'κкᛕᴋⲕꓗꮶ\u{10518}'],
  ['m', 'μϻмᗰᛖᴍⲙꓟꮇ\u{102b0}\u{10311}'],
  ['n', 'ɴпոռⲛꓠ\u{10513}'],
  ['o', '0οσϭоօ\u05E1\u0647\u0665\u06BE\u06C1\u06D5\u06F5\u07C0०০੦૦ଠ୦௦\u0C02౦\u0C82೦'],
  ['o', '\u0D02ഠ൦\u0D82๐໐ဝ၀ჿዐ០ᴏᴑⲟⵔ〇ꓳꬽ\u{10292}\u{102ab}\u{1042c}\u{104ea}\u{10516}'],
  ['o', '\u{114d0}\u{118c8}\u{118d7}\u{118e0}\u{11de0}'],
  ['p', 'þƿρϸрᑭᴘ\u2374ⲣⳏꓑꮲ\u{10295}'],
  ['q', 'ԛգզⵕꞯ'],
  ['r', 'ʀгᖇᴦⲅꓣꭇꭈꭱꮁꮢ\u{104dc}\u{16f35}\u{1d216}'],
  ['s', 'ƽѕտടꓢꜱꮥꮪ\u{10296}\u{10448}\u{118c1}\u{16f3a}'],
  ['t', 'τтᴛ\u22A4\u27D9ⲧꓔꭲ\u{10297}\u{102b1}\u{10315}\u{16f0a}\u{1f768}'],
  ['u', 'ʋυսሀᑌᴜ\u222A\u22C3ꓴꞟꭎꭒ\u{104f6}\u{118d8}\u{16f42}'],
  ['v', 'νѵ\u05D8\u0667\u06F7ᐯᴠ\u2228\u22C1ⴸꓦꛟꮩ\u{1051d}\u{11706}\u{118c0}\u{16f08}'],
  ['v', '\u{1d20d}'],
  ['w', 'ɯшѡԝաᴡⲽꓪꮃꮤ\u{1170a}\u{1170e}\u{1170f}\u{118e6}\u{118ef}'],
  ['x', '\u00D7χхᕁᕽ\u166D\u166Eᚷ\u2573\u292B\u292C\u2A2Fⲭⵝꓫꭓ\u{10290}\u{102b4}\u{10317}'],
  ['x', '\u{10322}\u{10527}\u{118ec}'],
  ['y', 'ɣʏγуүყᶌỿⲩꓬꭚꭹꮍ\u{102b2}\u{118dc}\u{16f43}'],
  ['z', 'ζᴢꓜꮓ\u{102f5}\u{118c4}\u{118c9}\u{118e5}'],
];

/** Where alphabets in circles and squares begin that normalising leaves alone. */
export const emblemAlphabets: readonly number[] = [0x1f150, 0x1f170];
