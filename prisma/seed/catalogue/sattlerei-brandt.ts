import { one, sizes, thing, type VendorSeed } from './types.ts'

const buckle = one('Buckle', 'Brass', 'Steel')
const shoe = one('Size', '37', '38', '39', '40', '41', '42', '43', '44')

export const sattlereiBrandt: VendorSeed = {
  slug: 'sattlerei-brandt',
  name: 'Sattlerei Brandt',
  city: 'Vienna',
  country: 'AT',
  category: 'bags-and-leather',
  founded: 1926,
  tagline: 'Third-generation saddlers who ran out of horses',
  story: [
    'In 1926 the Brandts made harnesses for the brewery across the street. When the horses went, the bags came, and the stitch stayed the same: two needles, one thread.',
    'The leather is tanned with oak bark for eleven months. It smells of forest at first, and darkens with you.',
    'Hannes Brandt signs every piece on the inside, where only its owner looks.',
  ],
  shipping: 'Every order leaves in a cotton bag by insured parcel, usually on the next working day.',
  returns: 'Fourteen days, unworn. Initials are for ever, so pieces that carry them stay with you.',
  craft: 'Vegetable-tanned leather, saddle-stitched by hand.',
  taxClass: 'standard',
  stage: 'shelf',
  mark: 'briefcase',
  styles: [
    {
      name: 'natural',
      about: 'Undyed; the sun does the rest within a summer.',
      ground: ['#f5ebdd', '#e6d0b1', '#caa57a'],
      tint: '#cf9f6a',
    },
    {
      name: 'cognac',
      about: 'The classic brown, rubbed in by hand in four coats.',
      ground: ['#f0dccb', '#dcb394', '#a8683c'],
      tint: '#9c5427',
    },
    {
      name: 'black',
      about: 'Dyed through, so that scratches stay black as well.',
      ground: ['#e3e2e6', '#c4c3ca', '#55545e'],
      tint: '#3d3c45',
    },
  ],
  things: [
    thing(
      'Backpack',
      27900,
      'backpack',
      'A laptop in the back, lunch in the front, and straps that were made for shoulders.',
      buckle,
    ),
    thing(
      'Tote',
      18900,
      'handbag',
      'One big compartment and one small secret.',
      sizes(4000, 'Medium', 'Large'),
    ),
    thing(
      'Messenger bag',
      23900,
      'briefcase',
      'For papers that must not be folded.',
      buckle,
      sizes(3000, '13 inch', '15 inch'),
    ),
    thing('Evening clutch', 12900, 'clutch-bag', 'Holds a phone, a key and the courage to leave early.'),
    thing('Coin purse', 4900, 'purse', 'Snaps shut with the sound that your grandmother’s made.'),
    thing('Weekender', 34900, 'luggage', 'Two nights, one pair of shoes, and fits above any seat.', buckle),
    thing(
      'Watch strap',
      5900,
      'watch',
      'Cut for lugs of 18 to 22 millimetres and stitched in your colour.',
      one('Width', '18 mm', '20 mm', '22 mm'),
    ),
    thing('Glasses case', 4400, 'glasses', 'Hard outside, lambskin inside.'),
    thing('Key ring', 1900, 'old-key', 'A loop, a rivet and a lifetime.'),
    thing('Luggage tag', 2400, 'label', 'With a window for your name and a flap against the curious.'),
    thing('Derby shoe', 24900, 'mans-shoe', 'Welted, so that it can be soled again and again.', shoe),
    thing('Mountain boot', 28900, 'hiking-boot', 'Stitched three times where the rock is.', shoe),
  ],
  commissionBps: 1200,
}
