import { one, thing, type VendorSeed } from './types.ts'

const ring = one('Size', '50', '52', '54', '56', '58')
const chain = { name: 'Chain', values: ['42 cm', '45 cm', '60 cm'], steps: [0, 500, 1500] }

export const atelierMira: VendorSeed = {
  slug: 'atelier-mira',
  name: 'Atelier Mira',
  city: 'Paris',
  country: 'FR',
  category: 'jewellery',
  founded: 2017,
  tagline: 'Recycled silver, cast in a courtyard in the 11th',
  story: [
    'Mira melts what others have finished with: spoons, medals, one half of a pair of cufflinks. What comes out is silver again, and has no idea of its past.',
    'Each piece is cast, filed and polished by the same two hands, then walked to the hallmarking office around the corner.',
    'She remembers every finger that she has measured. If yours changes, resizing costs nothing but the postage.',
  ],
  shipping: 'Registered post in a box that you will want to keep. Orders before noon leave on the same day.',
  returns: 'Thirty days, in the box. Earrings only while their seal is unbroken, please.',
  craft: 'Recycled 925 silver, cast and polished by hand, hallmarked in Paris.',
  taxClass: 'standard',
  stage: 'sweep',
  mark: 'gem-stone',
  styles: [
    {
      name: 'polished',
      about: 'Bright as water, and polished again for free when life has scratched it.',
      ground: ['#eceaf4', '#d3cfe6', '#f8f7fc'],
    },
    {
      name: 'hammered',
      about: 'A thousand small blows that catch the light from every side.',
      ground: ['#e3e9ef', '#c2cfdc', '#f3f6f9'],
      tint: '#8796a8',
    },
    {
      name: 'gold-plated',
      about: 'Three microns of fair-mined gold over silver.',
      ground: ['#f9ecd2', '#eed49c', '#fdf6e6'],
      tint: '#d9a732',
    },
  ],
  things: [
    thing('Solitaire ring', 14900, 'ring', 'A single stone, held by as little as possible.', ring),
    thing('Drop pendant', 9900, 'gem-stone', 'A cut stone on a chain that lies flat.', chain),
    thing('Tiara', 28900, 'crown', 'For a wedding, or for a Tuesday.'),
    thing('Pearl studs', 6900, 'oyster', 'Freshwater pearls, each pair matched by eye.'),
    thing(
      'Bead bracelet',
      5900,
      'prayer-beads',
      'Strung on silk and knotted between the beads.',
      one('Length', '16 cm', '18 cm', '20 cm'),
    ),
    thing(
      'Eye pendant',
      4900,
      'nazar-amulet',
      'Glass from İzmir in a silver rim; it looks out for you.',
      chain,
    ),
    thing('Butterfly brooch', 6400, 'butterfly', 'It sits on a lapel as if it had just landed.'),
    thing(
      'Moon earrings',
      5900,
      'crescent-moon',
      'A pair of crescents, waxing and waning.',
      one('Fastening', 'Hook', 'Stud'),
    ),
    thing('Star studs', 4400, 'star', 'Small enough for every day.'),
    thing('Heart locket', 13900, 'red-heart', 'It opens, and keeps a secret the size of a stamp.', chain),
    thing('Shell pendant', 7900, 'spiral-shell', 'Cast from a shell that was found at Étretat.', chain),
    thing('Hair comb', 5400, 'hair-pick', 'Seven teeth that hold without pulling.'),
  ],
}
