import { one, thing, type VendorSeed } from './types.ts'

const weight = { name: 'Weight', values: ['250 g', '500 g', '1 kg'], steps: [0, 850, 2300] }
const grind = one('Grind', 'Whole beans', 'Filter', 'Espresso')

export const roestereiHafen: VendorSeed = {
  slug: 'roesterei-hafen',
  name: 'Rösterei Hafen',
  city: 'Bremen',
  country: 'DE',
  category: 'food-and-drink',
  founded: 2012,
  tagline: 'Small roasts on Tuesdays and Fridays',
  story: [
    'Coffee has come into Bremen’s harbour for three hundred years. Svenja roasts the smallest part of it, in a drum that is older than she is.',
    'The bags tell you the farm, the altitude and the date of the roast, not a fairy tale. What goes with coffee comes from the neighbours: cocoa, biscuits, honey from the roof.',
    'On roast days the whole street smells of it. There is a bench in front of the shop; somebody is usually on it.',
  ],
  shipping:
    'Roasted to order on Tuesdays and Fridays, in the post by the evening. Free in Germany from 35 euros.',
  returns: 'If a coffee is not to your taste we exchange the bag, opened or not. Once per taste.',
  craft: 'Roasted or made to order, shipped within two days, with the date on the bag.',
  taxClass: 'reduced',
  stage: 'shelf',
  mark: 'hot-beverage',
  styles: [
    {
      name: 'mild',
      about: 'Light and bright, with fruit before the roast.',
      ground: ['#f8ecd8', '#ecd3a8', '#b98a55'],
    },
    {
      name: 'classic',
      about: 'The middle of the road, where most people are happiest.',
      ground: ['#ecd9c6', '#d6b491', '#8a5a35'],
    },
    {
      name: 'dark',
      about: 'Long in the drum: bittersweet, round, and it stands up to milk.',
      ground: ['#d9c6bb', '#b5978a', '#5b3a2e'],
    },
  ],
  things: [
    thing(
      'Harbour espresso',
      1290,
      'hot-beverage',
      'Our house espresso: hazelnut, plum, and a crema that holds the sugar for three seconds.',
      weight,
      grind,
    ),
    thing(
      'Filter coffee',
      1190,
      'beans',
      'A single farm in Huila, washed, for everyone who still pours by hand.',
      weight,
      grind,
    ),
    thing(
      'Cold brew',
      690,
      'cup-with-straw',
      'Steeped for eighteen hours, bottled in Bremen, good for two weeks.',
      one('Size', '330 ml', '750 ml'),
    ),
    thing(
      'Drinking chocolate',
      1090,
      'chocolate-bar',
      'Grated from the block; melts in hot milk within a minute.',
      one('Weight', '200 g', '500 g'),
    ),
    thing(
      'Roastery biscuits',
      590,
      'cookie',
      'Baked with the chaff of the beans, which nobody believes until they try.',
      one('Pack', '8 pieces', '24 pieces'),
    ),
    thing('Honey from the roof', 890, 'honey-pot', 'Linden and ivy, from four hives above the drum.'),
    thing(
      'Coffee tin',
      1490,
      'canned-food',
      'An airtight tin that comes full and wants to be filled again.',
      grind,
    ),
    thing(
      'Roasted chestnuts',
      790,
      'chestnut',
      'Peeled, roasted and ready, for when the drum is warm and the beans are out.',
    ),
    thing('Tasting box', 3900, 'wrapped-gift', 'Six small bags, six postcards, one verdict.', grind),
    thing('Butter waffles', 650, 'waffle', 'Thin and crisp, shaped to sit on a cup and soften.'),
    thing(
      'Mate',
      990,
      'mate',
      'Smoked leaves from Paraná, for those who have had enough coffee.',
      one('Weight', '250 g', '500 g'),
    ),
    thing(
      'Salted pretzels',
      490,
      'pretzel',
      'What a barista eats when nobody looks.',
      one('Pack', '150 g', '400 g'),
    ),
  ],
  rates: [{ country: 'DE', base: 390, perItem: 0, freeFrom: 3500 }],
}
