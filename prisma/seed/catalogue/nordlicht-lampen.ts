import { one, sizes, thing, type VendorSeed } from './types.ts'

const cord = one('Cord', 'Linen', 'Black', 'Rust')
const size = sizes(4000, 'Small', 'Large')

export const nordlichtLampen: VendorSeed = {
  slug: 'nordlicht-lampen',
  name: 'Nordlicht Lampen',
  city: 'Hamburg',
  country: 'DE',
  category: 'home-and-living',
  founded: 2009,
  tagline: 'Lamps and quiet furniture for long evenings',
  story: [
    'Three people, one workshop by the harbour, and a winter that begins in October: nobody needed to tell them why good light matters.',
    'They build lamps from ash, brass and opal glass, and the few pieces of furniture that a lamp wants beside it. Every one can be taken apart with a single screwdriver.',
    'Since the beginning they have repaired everything they ever sold. The oldest lamp on the bench this year was their number four.',
  ],
  shipping:
    'Fragile pieces go by courier in boxes that we build around them. Within Germany it takes two to four days, elsewhere up to eight.',
  returns: 'Live with it for thirty evenings. If the light is wrong, send it back and we suggest another.',
  craft: 'Wired and tested by hand in Hamburg, with a warm LED bulb that can be replaced.',
  taxClass: 'standard',
  stage: 'sun',
  mark: 'light-bulb',
  styles: [
    {
      name: 'in ash',
      about: 'Pale ash, soaped rather than varnished, that turns the colour of honey over the years.',
      ground: ['#f4efe6', '#e5d9c5', '#fde9b8'],
    },
    {
      name: 'in brass',
      about: 'Raw brass that is polished once and then left to age in peace.',
      ground: ['#f5e7c4', '#e6cf95', '#fff3d2'],
      tint: '#c99a3b',
    },
    {
      name: 'in smoked oak',
      about: 'Oak that has been smoked for a week until it is nearly black.',
      ground: ['#3b4657', '#2c3543', '#6d7f99'],
    },
  ],
  things: [
    thing(
      'Pendant lamp',
      17900,
      'light-bulb',
      'A bare, generous bulb on a long cord, for above the table.',
      cord,
    ),
    thing(
      'Reading corner',
      48900,
      'couch-and-lamp',
      'A two-seat sofa with the lamp that belongs to it.',
      one('Cover', 'Felt', 'Linen'),
    ),
    thing(
      'Paper lantern',
      5900,
      'red-paper-lantern',
      'Folded from mulberry paper; it packs flat and glows evenly.',
      size,
    ),
    thing('Oil lamp', 4900, 'diya-lamp', 'Burns for nine hours on whatever olive oil is left.'),
    thing(
      'Torch',
      6900,
      'flashlight',
      'A torch for the bedside drawer that is charged by any phone’s cable.',
    ),
    thing('Wall mirror', 15900, 'mirror', 'A mirror with a light behind its edge, dimmed by touch.', size),
    thing(
      'Chair',
      22900,
      'chair',
      'Steam-bent and glued without a single screw; it stacks by four.',
      one('Seat', 'Wood', 'Cord'),
    ),
    thing(
      'Mantel clock',
      18900,
      'mantelpiece-clock',
      'A clock that ticks so softly that you have to come near.',
    ),
    thing(
      'Alarm clock',
      7900,
      'alarm-clock',
      'Wakes with light first, and rings only if you insist.',
      one('Face', 'White', 'Black'),
    ),
    thing(
      'Candle holder',
      3900,
      'candle',
      'Holds any candle upright, from birthday to church.',
      one('Set', 'Single', 'Pair'),
    ),
    thing(
      'Picture light',
      11900,
      'framed-picture',
      'A frame with a slim lamp on top that brings colours back.',
      size,
    ),
    thing('Table bell', 2900, 'bellhop-bell', 'Because somebody has to say that dinner is ready.'),
  ],
  rates: [
    { country: 'DE', base: 690, perItem: 0, freeFrom: 15000 },
    { country: '*', base: 1990, perItem: 500, freeFrom: null },
  ],
}
