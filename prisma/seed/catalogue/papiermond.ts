import { one, sizes, thing, type VendorSeed } from './types.ts'

const size = sizes(300, 'A6', 'A5', 'B5')

export const papiermond: VendorSeed = {
  slug: 'papiermond',
  name: 'Papiermond',
  city: 'Basel',
  country: 'CH',
  category: 'paper-and-books',
  founded: 1998,
  tagline: 'A bindery that still owns its guillotine',
  story: [
    'The paper comes from the mill up the river, the thread from a sailmaker, and the guillotine from a printer who retired in 1998 and made its sale a condition.',
    'Regula and Tobi fold, sew and glue some two hundred books a day, and write in at least two of them to be sure.',
    'Children from the school next door collect the offcuts on Fridays. Half the kites in the quarter began here.',
  ],
  shipping:
    'Flat things go as letters, the rest as parcels. Two to five days within Europe, customs included.',
  returns:
    'Unwritten pages come back within thirty days. Written ones are yours, and we would love to read them.',
  craft: 'Thread-bound, lies flat on any page, on paper that fountain pens like.',
  taxClass: 'standard',
  stage: 'steps',
  mark: 'open-book',
  styles: [
    {
      name: 'plain',
      about: 'Nothing on the page but the page.',
      ground: ['#fbf1d9', '#f1dfae', '#fff9ea'],
    },
    {
      name: 'dotted',
      about: 'A grid of dots every five millimetres, in a grey that copies do not see.',
      ground: ['#dcebe4', '#b8d6c8', '#eef6f2'],
    },
    {
      name: 'ruled',
      about: 'Lines eight millimetres apart, with a margin for second thoughts.',
      ground: ['#f6dfdd', '#e9bdb9', '#fbefee'],
    },
  ],
  things: [
    thing('Notebook', 1600, 'notebook', 'The one that fits every pocket we have tried.', size),
    thing(
      'Guest book',
      3400,
      'notebook-with-decorative-cover',
      'For those who stayed the night, and those who only say they did.',
      size,
    ),
    thing(
      'Ledger',
      3000,
      'ledger',
      'Numbered pages and an index, for work that has to be found again.',
      size,
    ),
    thing('Sketchbook', 2200, 'open-book', 'Heavy paper that takes watercolour and forgives erasers.', size),
    thing(
      'Reading log',
      1800,
      'books',
      'A page for each book: what it was, who lent it, whether to lend it on.',
      size,
    ),
    thing(
      'Scroll print',
      2900,
      'scroll',
      'A long print of the Rhine from source to sea, on a wooden rod.',
      one('Edition', 'Blue', 'Sepia'),
    ),
    thing('Letter set', 1900, 'memo', 'Twenty sheets, ten envelopes and no excuse.'),
    thing(
      'Lab book',
      2800,
      'spiral-notepad',
      'Perforated, punched and dated, so that nothing is lost and nobody cheats.',
      size,
    ),
    thing(
      'Weekly planner',
      2600,
      'spiral-calendar',
      'A week on two pages, with Saturday and Sunday as large as the others.',
      size,
    ),
    thing(
      'Greeting cards',
      1400,
      'love-letter',
      'Six cards for the people who still get post from you.',
      one('Motif', 'Hearts', 'Moons', 'Leaves'),
    ),
    thing(
      'Fountain pen',
      5900,
      'fountain-pen',
      'A steel nib that has been ground by hand and a converter that does not leak.',
      one('Nib', 'Fine', 'Medium', 'Broad'),
    ),
    thing('Travel journal', 2400, 'world-map', 'Maps inside the covers and a pocket for tickets.', size),
  ],
}
