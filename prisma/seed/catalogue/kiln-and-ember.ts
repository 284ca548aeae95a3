import { one, sizes, thing, type VendorSeed } from './types.ts'

const size = sizes(800, 'Small', 'Large')
const set = { name: 'Set', values: ['Single', 'Set of two', 'Set of four'], steps: [0, 2000, 5600] }

export const kilnAndEmber: VendorSeed = {
  slug: 'kiln-and-ember',
  name: 'Kiln & Ember',
  city: 'Lisbon',
  country: 'PT',
  category: 'kitchen-and-table',
  founded: 2014,
  tagline: 'Stoneware for every day, fired twice and slowly',
  story: [
    'Marta and João throw stoneware in a former bakery in Graça. The old bread oven is too small for the kiln, so it keeps the glazes dry instead.',
    'Everything is fired twice: once to make it hard, once to make it theirs. What cracks on the way goes back into the clay, and what comes out is meant to be used, stacked, dropped into sinks and passed around the table.',
    'They open the studio on the first Saturday of the month. Bring a chipped mug and they will smooth its rim while you wait.',
  ],
  shipping:
    'Packed in shredded offcuts, never in foam, and posted within two working days. If a piece arrives broken, send a photograph and another leaves the same week.',
  returns: 'Thirty days for whatever you have not cooked in. Return parcels within the EU are on us.',
  craft: 'Wheel-thrown stoneware, fired at 1,240 °C, safe for dishwasher and oven.',
  taxClass: 'standard',
  stage: 'plinth',
  mark: 'amphora',
  styles: [
    {
      name: 'oat glaze',
      about: 'A warm, matt white with the iron of the clay showing through in freckles.',
      ground: ['#f7f0e4', '#e9dcc6', '#fbf6ec'],
      tint: '#e3cfae',
    },
    {
      name: 'ember glaze',
      about: 'Rust red that breaks to black where it runs thin.',
      ground: ['#f3d9c9', '#e2b59c', '#f8e6da'],
      tint: '#b4512e',
    },
    {
      name: 'tidal glaze',
      about: 'Layers of blue and green that pool at the foot like water in a harbour.',
      ground: ['#d9e8ea', '#b4d0d4', '#e8f2f3'],
      tint: '#3f8191',
    },
  ],
  things: [
    thing(
      'Mug',
      2400,
      'hot-beverage',
      'A mug for both hands, with room for 350 ml and a handle for three fingers.',
      set,
    ),
    thing(
      'Tea cup',
      1800,
      'teacup-without-handle',
      'A small cup without a handle: when you can hold it, you can drink it.',
      set,
    ),
    thing(
      'Breakfast bowl',
      2800,
      'bowl-with-spoon',
      'Deep enough for granola, wide enough for a spoon to lie across.',
      set,
    ),
    thing(
      'Dinner plate',
      3200,
      'fork-and-knife-with-plate',
      'A flat plate with a low rim that keeps the sauce where it belongs.',
      set,
    ),
    thing('Teapot', 7800, 'teapot', 'It pours in a clean line to the last drop and holds four cups.', size),
    thing('Tall vase', 5900, 'amphora', 'Two handles, a narrow neck and a foot that does not wobble.', size),
    thing(
      'Planter',
      3900,
      'potted-plant',
      'With a hole and a saucer, for plants that have outgrown their plastic.',
      size,
    ),
    thing('Honey pot', 3600, 'honey-pot', 'A lidded pot with a notch for the dipper.'),
    thing('Sake set', 6400, 'sake', 'A flask and two cups that fit into its neck for travelling.'),
    thing(
      'Casserole',
      11800,
      'pot-of-food',
      'From the oven to the table, with a lid that bastes what is under it.',
      size,
    ),
    thing(
      'Salt cellar',
      2200,
      'salt',
      'Wide enough for three fingers, unglazed inside so that the salt stays dry.',
      one('Lid', 'Cork', 'Stoneware'),
    ),
    thing('Noodle bowl', 3400, 'steaming-bowl', 'A high, wide bowl that does not burn your fingers.', set),
  ],
}
