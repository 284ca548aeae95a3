import { one, thing, type VendorSeed } from './types.ts'

const handle = one('Handle', 'Oiled', 'Waxed')

export const gartenwerk: VendorSeed = {
  slug: 'gartenwerk',
  name: 'Gartenwerk',
  city: 'Utrecht',
  country: 'NL',
  category: 'garden-and-outdoors',
  founded: 2006,
  tagline: 'Tools by two sisters who garden at weekends',
  story: [
    'Saskia forges, Femke fits the handles, and at weekends both find out what they did wrong.',
    'Their tools are made for hands, not for photographs: heavy at the working end, warm at the other, and ground so that they can be sharpened on any stone.',
    'Seeds and plants come from their own beds behind the forge, which is why there are never quite enough of them.',
  ],
  shipping:
    'Tools in three days. Plants and bulbs travel on Mondays only, so that they never wait in a depot over a weekend.',
  returns: 'Sixty days for tools, dirt included. Plants that arrive unhappy are replaced.',
  craft: 'Forged and fitted in Utrecht, and sharpened again for free.',
  taxClass: 'standard',
  stage: 'sweep',
  mark: 'seedling',
  styles: [
    {
      name: 'for beds',
      about: 'The full size, for open ground and long afternoons.',
      ground: ['#e6efdc', '#c6dab0', '#f3f8ed'],
    },
    {
      name: 'for balconies',
      about: 'A size smaller, for pots, boxes and neighbours below.',
      ground: ['#f7ebd0', '#ecd59d', '#fdf7e8'],
    },
    {
      name: 'for children',
      about: 'Made for small hands, and every bit as serious.',
      ground: ['#d9ecf2', '#aed5e2', '#edf7fa'],
    },
  ],
  things: [
    thing('Hatchet', 5900, 'axe', 'Splits kindling with a flick of the wrist.', handle),
    thing('Mattock', 6400, 'pick', 'For roots, stones and everything that was there before you.', handle),
    thing('Pruning saw', 4900, 'carpentry-saw', 'Cuts on the pull and leaves a clean wound.', handle),
    thing(
      'Garden shears',
      3900,
      'scissors',
      'They stay sharp because you can take them apart.',
      one('Hand', 'Right', 'Left'),
    ),
    thing(
      'Watering pail',
      3400,
      'bucket',
      'Zinc, with a lip that pours where you look.',
      one('Volume', '5 l', '10 l'),
    ),
    thing('Harvest basket', 4400, 'basket', 'Split willow that breathes, for apples and eggs alike.'),
    thing('Birch broom', 2900, 'broom', 'Sweeps leaves without scratching the stone.'),
    thing('Toolbox', 7900, 'toolbox', 'Dovetailed, with a tray for seed packets.'),
    thing(
      'Sunflower seeds',
      490,
      'sunflower',
      'Three sorts, one of which will look over the fence.',
      one('Pack', '20 seeds', '100 seeds'),
    ),
    thing(
      'Tulip bulbs',
      1290,
      'tulip',
      'Old Dutch sorts, planted in October and forgotten until April.',
      one('Pack', '10 bulbs', '25 bulbs'),
    ),
    thing('Herb starter', 1690, 'herb', 'Thyme, sage, chives and mint, rooted and ready.'),
    thing('Cactus', 1490, 'cactus', 'For those who travel a lot.', one('Pot', 'Terracotta', 'Zinc')),
  ],
}
