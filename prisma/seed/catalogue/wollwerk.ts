import { one, sizes, thing, type VendorSeed } from './types.ts'

const size = { name: 'Size', values: ['S', 'M', 'L', 'XL'], steps: [0, 0, 0, 400] }
const length = { name: 'Length', values: ['Regular', 'Long'], steps: [0, 900] }

export const wollwerk: VendorSeed = {
  slug: 'wollwerk',
  name: 'Wollwerk',
  city: 'Leipzig',
  country: 'DE',
  category: 'clothing-and-textiles',
  founded: 2011,
  tagline: 'Merino from four farms, knitted on machines from 1968',
  story: [
    'The wool comes from four farms within a day’s walk of Leipzig, is spun in Saxony and knitted on machines from 1968 that only Ines can start.',
    'A Wollwerk piece is made when it is ordered or shortly before. There is no sale in January, because there is nothing left over.',
    'Moth holes are darned for free, for as long as there is a Wollwerk. Send it washed, and say hello.',
  ],
  shipping: 'Sent in a paper bag by ordinary post, free above 120 euros within Germany.',
  returns:
    'Try it on at home for thirty days. Wool that has been worn outside finds its way to a second owner instead.',
  craft: 'Pure merino from known farms, knitted in Leipzig; moth holes are darned for free.',
  taxClass: 'standard',
  stage: 'arch',
  mark: 'yarn',
  styles: [
    {
      name: 'in fog grey',
      about: 'The grey of the sheep themselves, undyed.',
      ground: ['#eceeef', '#d5dadd', '#f7f8f8'],
      tint: '#8b959c',
    },
    {
      name: 'in moss green',
      about: 'Dyed with birch leaves and a little iron.',
      ground: ['#e4eadb', '#c8d4b7', '#f0f4ea'],
      tint: '#66803f',
    },
    {
      name: 'in rust red',
      about: 'Dyed with madder root, twice.',
      ground: ['#f4ddd3', '#e6bba8', '#faece6'],
      tint: '#b3482d',
    },
  ],
  things: [
    thing('Scarf', 4900, 'scarf', 'Two metres long and light enough to forget.'),
    thing(
      'Mittens',
      3400,
      'gloves',
      'Double-knitted, with a string for those who lose one.',
      sizes(0, 'S', 'M', 'L'),
    ),
    thing(
      'Knee socks',
      2400,
      'socks',
      'They stay up without cutting in, and the heels are reinforced.',
      one('Size', '36–38', '39–41', '42–44', '45–47'),
    ),
    thing(
      'Long cardigan',
      18900,
      'coat',
      'Half cardigan, half coat, with pockets for both hands and a book.',
      size,
      length,
    ),
    thing(
      'Knitted dress',
      14900,
      'dress',
      'One piece without a side seam, and it does not itch.',
      size,
      length,
    ),
    thing(
      'Merino yarn',
      1200,
      'yarn',
      'The same yarn that is on the machines, in balls of a hundred grams.',
      one('Weight', 'Fine', 'Worsted'),
    ),
    thing('House coat', 16900, 'kimono', 'For Sunday mornings that last until three.', size),
    thing('Slipover', 9900, 'womans-clothes', 'Boxy and short, for over a shirt.', size),
    thing('Fine-knit tee', 6900, 't-shirt', 'Merino as thin as cotton, cool in summer.', size, length),
    thing(
      'Felt cap',
      4400,
      'billed-cap',
      'Felted from offcuts and shaped over an old wooden block.',
      one('Size', '55', '57', '59', '61'),
    ),
    thing(
      'Felt hat',
      8900,
      'top-hat',
      'A tall hat, for the two or three people who can carry it.',
      one('Size', '55', '57', '59', '61'),
    ),
    thing(
      'Wool bear',
      5900,
      'teddy-bear',
      'Stuffed with what falls off the machines; washable at thirty degrees.',
    ),
  ],
}
