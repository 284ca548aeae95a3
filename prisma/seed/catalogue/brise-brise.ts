import { one, sizes, thing, type VendorSeed } from './types.ts'

const size = sizes(1500, 'Small', 'Large')
const strap = one('Strap', 'Rope', 'Webbing')

export const briseBrise: VendorSeed = {
  slug: 'brise-brise',
  name: 'Brise-Brise',
  city: 'Lyon',
  country: 'FR',
  category: 'bags-and-leather',
  founded: 2018,
  tagline: 'Sails that crossed the Channel, and will again',
  story: [
    'A sail lasts for ten summers. After that it tears at the corners, and its owner calls Camille, who has a table twelve metres long and a sewing machine that does not know fear.',
    'No two bags are alike: a number here, a patch there, sometimes the ghost of a sponsor. What was waterproof stays so.',
    'Every bag names its boat. Some owners have met the crew.',
  ],
  shipping: 'Folded into an envelope of the same cloth, within three days, free in France from 80 euros.',
  returns: 'Thirty days, even if it has been wet. That is what it is for.',
  craft: 'Cut from retired sailcloth and sewn with marine thread; no two are alike.',
  taxClass: 'standard',
  stage: 'sun',
  mark: 'sailboat',
  styles: [
    {
      name: 'spinnaker',
      about: 'The bright, light sail that only runs before the wind.',
      ground: ['#fde3d8', '#f6bfa8', '#fff3c9'],
    },
    {
      name: 'genoa',
      about: 'Heavy and white with blue seams: the sail that does the work.',
      ground: ['#dcecf3', '#b2d3e2', '#fdfaf2'],
      tint: '#4d87a8',
    },
    {
      name: 'storm jib',
      about: 'Orange by regulation, so that you are found in any weather.',
      ground: ['#ffe1bd', '#fbc079', '#fff4e3'],
      tint: '#e06a1c',
    },
  ],
  things: [
    thing('Duffel', 9900, 'luggage', 'Takes a week’s clothes and closes like a sail.', size, strap),
    thing('Shopper', 5900, 'shopping-bags', 'Two at once: one for bread and one for what leaks.', strap),
    thing(
      'Roll-top backpack',
      12900,
      'backpack',
      'Rolled shut it keeps a laptop dry in anything short of a capsize.',
      size,
    ),
    thing(
      'Laptop sleeve',
      5400,
      'laptop',
      'Padded with neoprene that has been a wetsuit.',
      sizes(500, '13 inch', '14 inch', '16 inch'),
    ),
    thing('Wash bag', 3900, 'lotion-bottle', 'Waterproof from the inside, which is what matters.', size),
    thing('Phone pouch', 2900, 'mobile-phone', 'Floats, with the phone in it. We have tried.', strap),
    thing(
      'Bike bag',
      8900,
      'bicycle',
      'Clips on to any rack and off again with one hand.',
      one('Side', 'Left', 'Right'),
    ),
    thing(
      'Beach bag',
      6900,
      'umbrella-on-ground',
      'With a sieve in its floor, so that the sand stays at the beach.',
      strap,
    ),
    thing('Camera bag', 7900, 'camera', 'Two dividers, one lens, no zip that scratches.'),
    thing(
      'Document case',
      5900,
      'briefcase',
      'For contracts, charts and drawings by children.',
      sizes(800, 'A4', 'A3'),
    ),
    thing('Coin purse', 1900, 'purse', 'Made from the corner that is left over.'),
    thing('Kite', 4900, 'kite', 'A sail that is allowed to fly.', one('Line', '30 m', '60 m')),
  ],
}
