import { one, sizes, thing, type VendorSeed } from './types.ts'

const bed = sizes(1800, 'Single', 'Double', 'King')
const size = one('Size', 'XS', 'S', 'M', 'L', 'XL')

export const linoUndLeinen: VendorSeed = {
  slug: 'lino-und-leinen',
  name: 'Lino & Leinen',
  city: 'Bolzano',
  country: 'IT',
  category: 'clothing-and-textiles',
  founded: 2003,
  tagline: 'Linen from the southern side of the Alps',
  story: [
    'On the southern side of the Alps linen grows slowly and is woven more slowly still: twelve centimetres an hour on the old looms at Bolzano.',
    'Giulia cuts it into few shapes and leaves those alone for years. Whoever liked a shirt in 2009 can order the same one today.',
    'Everything is washed with stones before it leaves, or nearly in the village stream, and gets softer from there.',
  ],
  shipping: 'Two to four days in Italy, Austria and Germany, a week elsewhere. Free from 150 euros.',
  returns: 'Thirty days, washed or unwashed. We would rather have it back than in your cupboard.',
  craft: 'European linen, stone-washed, softer after every wash.',
  taxClass: 'standard',
  stage: 'arch',
  mark: 'sewing-needle',
  styles: [
    {
      name: 'in chalk',
      about: 'An off-white that goes with the rest of your life.',
      ground: ['#f3f1ec', '#e0dbd0', '#fbfaf8'],
      tint: '#d8cfbd',
    },
    {
      name: 'in olive',
      about: 'A dry, dusty green, as if seen through heat.',
      ground: ['#e9ead6', '#cdd0a9', '#f5f6ea'],
      tint: '#8a8f4e',
    },
    {
      name: 'in night blue',
      about: 'Nearly black by day and clearly blue at dinner.',
      ground: ['#dbe2ee', '#b3c1d9', '#edf1f7'],
      tint: '#3b5283',
    },
  ],
  things: [
    thing(
      'Bed linen',
      14900,
      'bed',
      'A duvet cover and two pillowcases, cool in July and warm in January.',
      bed,
    ),
    thing('Summer dress', 11900, 'dress', 'Cut wide, belted or not.', size),
    thing('Boxy shirt', 7900, 't-shirt', 'Short sleeves, dropped shoulders, shell buttons.', size),
    thing(
      'Straight trousers',
      9900,
      'jeans',
      'They crease, and that is the point.',
      size,
      one('Inseam', 'Short', 'Regular'),
    ),
    thing('Shorts', 6900, 'shorts', 'Above the knee, with real pockets.', size),
    thing(
      'Bath robe',
      12900,
      'kimono',
      'Dries you on the way from the shower to the coffee.',
      sizes(0, 'S/M', 'L/XL'),
    ),
    thing('Tie', 3900, 'necktie', 'A tie for people who do not wear ties.'),
    thing('Wrap', 8900, 'sari', 'Three metres of cloth and a leaflet with eleven ideas.'),
    thing('Blouse', 8400, 'womans-clothes', 'With a collar that stays where you put it.', size),
    thing('Work coat', 13900, 'lab-coat', 'For potters, painters and people at laptops.', size),
    thing(
      'Sun hat',
      5400,
      'womans-hat',
      'It folds into a bag and comes out as if nothing had been.',
      one('Size', '55', '57', '59'),
    ),
    thing(
      'Bread bag',
      1800,
      'baguette-bread',
      'Keeps a loaf for four days and a baguette for one.',
      sizes(600, 'Loaf', 'Baguette'),
    ),
  ],
}
