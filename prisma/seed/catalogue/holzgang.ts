import { one, sizes, thing, type VendorSeed } from './types.ts'

const size = sizes(1200, 'Small', 'Medium', 'Large')
const set = { name: 'Set', values: ['Pair', 'Set of four', 'Set of six'], steps: [0, 1400, 2600] }

export const holzgang: VendorSeed = {
  slug: 'holzgang',
  name: 'Holzgang',
  city: 'Munich',
  country: 'DE',
  category: 'kitchen-and-table',
  founded: 2015,
  tagline: 'Boards and bowls from trees that fell in the city',
  story: [
    'When a storm takes a tree in Munich, somebody calls Felix. He comes with a saw, a trailer and a notebook.',
    'The trunk dries for two years under the roof and becomes boards, bowls and spoons. On the underside of each stands the street where its tree once stood.',
    'Offcuts heat the workshop. Sawdust goes to the neighbour’s rabbits, who have no complaints.',
  ],
  shipping: 'In three working days, wrapped in yesterday’s newspaper. Large boards are picked up by courier.',
  returns:
    'Thirty days, as long as nothing has been cut on it. Cracked boards are repaired for as long as we live.',
  craft: 'Turned or carved from reclaimed city wood, finished with linseed oil.',
  taxClass: 'standard',
  stage: 'steps',
  mark: 'wood',
  styles: [
    {
      name: 'in walnut',
      about: 'Dark and calm, with a stripe of sapwood where it belongs.',
      ground: ['#e8dad0', '#cbb2a2', '#f4ece7'],
      tint: '#7a5238',
    },
    {
      name: 'in maple',
      about: 'Light, hard and quiet; it takes every knife.',
      ground: ['#f8efdd', '#ebd7b1', '#fdf9f0'],
    },
    {
      name: 'in cherry',
      about: 'Reddish, and redder with every year.',
      ground: ['#f5dccd', '#e6b79b', '#fbede5'],
      tint: '#b3653f',
    },
  ],
  things: [
    thing(
      'Cooking spoon',
      1600,
      'spoon',
      'With one straight edge that reaches into every corner of a pot.',
      one('Hand', 'Right', 'Left'),
    ),
    thing('Chopsticks', 1200, 'chopsticks', 'Square where you hold them, round where you eat.', set),
    thing('Salad servers', 3400, 'fork-and-knife', 'A pair that hangs on the rim of any bowl.'),
    thing('Bread board', 4900, 'bread', 'With a grid that catches the crumbs.', size),
    thing('Salad bowl', 8900, 'green-salad', 'Turned from a single block, so it has no seam to open.', size),
    thing(
      'Fruit bowl',
      7900,
      'red-apple',
      'Flat and wide: fruit lasts longer when it does not lie in heaps.',
      size,
    ),
    thing('Sushi board', 4400, 'sushi', 'With feet, so that it can be lifted with full hands.', size),
    thing('Egg cup', 1400, 'egg', 'Fits hen and goose, turned upside down.', set),
    thing(
      'Pizza peel',
      5400,
      'pizza',
      'Thin at the front, thick at the handle, and it does not stick.',
      size,
    ),
    thing(
      'Carving board',
      6900,
      'meat-on-bone',
      'A deep groove all round and two fingers of wood below.',
      size,
    ),
    thing('Butter board', 2400, 'butter', 'A board and a lid that is a bowl when the butter is gone.'),
    thing('Cheese board', 5400, 'cheese-wedge', 'End grain that heals itself after every cut.', size),
  ],
}
