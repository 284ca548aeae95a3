/** The demo's vendors and what they make. Prices: minor units of EUR, tax included. */

export interface CategorySeed {
  slug: string
  name: string
  description: string
}

export const categories: readonly CategorySeed[] = [
  {
    slug: 'kitchen-and-table',
    name: 'Kitchen & table',
    description: 'Plates, pans and everything that meets at dinner.',
  },
  {
    slug: 'home-and-living',
    name: 'Home & living',
    description: 'Lamps, shelves and quiet objects for good rooms.',
  },
  {
    slug: 'clothing-and-textiles',
    name: 'Clothing & textiles',
    description: 'Woven, knitted and sewn in small runs.',
  },
  {
    slug: 'bags-and-leather',
    name: 'Bags & leather',
    description: 'Things that carry things, made to be repaired.',
  },
  { slug: 'jewellery', name: 'Jewellery', description: 'Rings, chains and pins from small workshops.' },
  {
    slug: 'paper-and-books',
    name: 'Paper & books',
    description: 'Notebooks, prints and pens that like to be used.',
  },
  {
    slug: 'food-and-drink',
    name: 'Food & drink',
    description: 'Roasted, pressed and preserved by people we know.',
  },
  {
    slug: 'garden-and-outdoors',
    name: 'Garden & outdoors',
    description: 'Tools and pots for balconies, beds and trails.',
  },
]

/** A thing that a vendor makes: its name, its price, the icon of its picture. */
export type ThingSeed = readonly [name: string, price: number, icon: string]

export interface VendorSeed {
  slug: string
  name: string
  city: string
  country: string
  category: string
  story: string
  /** What all its products have in common, as a sentence of each description. */
  craft: string
  taxClass: 'standard' | 'reduced'
  /** The versions in which each thing is made; they become products of their own. */
  styles: readonly [string, string, string]
  /** The axes along which a product's variants differ. */
  options: readonly {
    name: string
    values: readonly string[] /** Added to the price per value, minor units. */
    steps: readonly number[]
  }[]
  things: readonly ThingSeed[]
  commissionBps?: number
  /** Delivery rates of its own: country, base, per further item, free from. */
  rates?: readonly { country: string; base: number; perItem: number; freeFrom: number | null }[]
}

const size = (values: readonly string[], step: number) => ({
  name: 'Size',
  values,
  steps: values.map((_, index) => index * step),
})
const colour = (...values: string[]) => ({ name: 'Colour', values, steps: values.map(() => 0) })

export const vendors: readonly VendorSeed[] = [
  {
    slug: 'kiln-and-ember',
    name: 'Kiln & Ember',
    city: 'Lisbon',
    country: 'PT',
    category: 'kitchen-and-table',
    story:
      'Marta and João throw stoneware in a former bakery and fire it twice, slowly. What cracks goes back into the clay.',
    craft: 'Wheel-thrown stoneware, fired at 1,240 °C, safe for dishwasher and oven.',
    taxClass: 'standard',
    styles: ['oat glaze', 'ember glaze', 'tidal glaze'],
    options: [size(['Small', 'Large'], 800)],
    things: [
      ['Mug', 2400, 'Coffee'],
      ['Espresso cup', 1800, 'Coffee'],
      ['Breakfast bowl', 2800, 'Soup'],
      ['Dinner plate', 3200, 'Circle'],
      ['Serving platter', 5400, 'Disc'],
      ['Bud vase', 2900, 'Flower'],
      ['Planter', 3900, 'Sprout'],
      ['Butter dish', 4200, 'Cuboid'],
      ['Teapot', 7800, 'CupSoda'],
      ['Salt cellar', 2200, 'Pipette'],
      ['Pasta bowl', 3400, 'Salad'],
      ['Water jug', 5200, 'Milk'],
    ],
  },
  {
    slug: 'nordlicht-lampen',
    name: 'Nordlicht Lampen',
    city: 'Hamburg',
    country: 'DE',
    category: 'home-and-living',
    story:
      'A three-person workshop by the harbour that builds lamps from ash, brass and opal glass, and repairs every one it ever sold.',
    craft: 'Wired and tested by hand in Hamburg; comes with a warm LED bulb that can be replaced.',
    taxClass: 'standard',
    styles: ['in ash', 'in brass', 'in smoked oak'],
    options: [colour('Linen cord', 'Black cord')],
    things: [
      ['Table lamp', 14900, 'Lamp'],
      ['Floor lamp', 28900, 'LampFloor'],
      ['Wall lamp', 11900, 'LampWallDown'],
      ['Pendant', 17900, 'LampCeiling'],
      ['Reading lamp', 13900, 'LampDesk'],
      ['Night light', 5900, 'MoonStar'],
      ['Candle holder', 3900, 'Flame'],
      ['Side table', 19900, 'Table'],
      ['Wall shelf', 9900, 'PanelTop'],
      ['Coat hook', 2900, 'Anchor'],
      ['Mirror', 15900, 'CircleDashed'],
      ['Clock', 12900, 'Clock'],
    ],
    rates: [
      { country: 'DE', base: 690, perItem: 0, freeFrom: 15000 },
      { country: '*', base: 1990, perItem: 500, freeFrom: null },
    ],
  },
  {
    slug: 'wollwerk',
    name: 'Wollwerk',
    city: 'Leipzig',
    country: 'DE',
    category: 'clothing-and-textiles',
    story:
      'Wool from four farms within a day’s walk, spun in Saxony and knitted on machines from 1968 that only Ines can start.',
    craft: 'Pure merino from known farms, knitted in Leipzig; moth holes are darned for free.',
    taxClass: 'standard',
    styles: ['fog grey', 'moss green', 'rust red'],
    options: [{ name: 'Size', values: ['S', 'M', 'L', 'XL'], steps: [0, 0, 0, 400] }],
    things: [
      ['Crew-neck jumper', 12900, 'Shirt'],
      ['Cardigan', 14900, 'Shirt'],
      ['Beanie', 3900, 'HardHat'],
      ['Scarf', 4900, 'Wind'],
      ['Mittens', 3400, 'Hand'],
      ['Knee socks', 2400, 'Footprints'],
      ['Slipover', 9900, 'Shirt'],
      ['Roll-neck jumper', 13900, 'Shirt'],
      ['Wrist warmers', 2200, 'Watch'],
      ['Knitted skirt', 8900, 'Triangle'],
      ['Balaclava', 4400, 'VenetianMask'],
      ['Poncho', 16900, 'Tent'],
    ],
  },
  {
    slug: 'sattlerei-brandt',
    name: 'Sattlerei Brandt',
    city: 'Vienna',
    country: 'AT',
    category: 'bags-and-leather',
    story:
      'Third-generation saddlers who ran out of horses and turned to bags. Every seam is two needles and one thread.',
    craft: 'Vegetable-tanned leather, saddle-stitched; it darkens with you.',
    taxClass: 'standard',
    styles: ['natural', 'cognac', 'black'],
    options: [colour('Brass buckle', 'Steel buckle')],
    things: [
      ['Tote', 18900, 'ShoppingBag'],
      ['Messenger bag', 23900, 'Briefcase'],
      ['Weekender', 34900, 'Luggage'],
      ['Card case', 4900, 'CreditCard'],
      ['Wallet', 7900, 'Wallet'],
      ['Belt', 6900, 'GripHorizontal'],
      ['Key ring', 1900, 'KeyRound'],
      ['Backpack', 27900, 'Backpack'],
      ['Pencil roll', 5400, 'Pencil'],
      ['Watch strap', 5900, 'Watch'],
      ['Glasses case', 4400, 'Glasses'],
      ['Dog collar', 4900, 'Dog'],
    ],
    commissionBps: 1200,
  },
  {
    slug: 'atelier-mira',
    name: 'Atelier Mira',
    city: 'Paris',
    country: 'FR',
    category: 'jewellery',
    story:
      'Mira casts rings from recycled silver in a courtyard in the 11th and remembers every finger she has measured.',
    craft: 'Recycled 925 silver, cast and polished by hand, hallmarked in Paris.',
    taxClass: 'standard',
    styles: ['polished', 'hammered', 'gold-plated'],
    options: [size(['50', '52', '54', '56'], 0)],
    things: [
      ['Band ring', 6900, 'Circle'],
      ['Signet ring', 11900, 'CircleDot'],
      ['Stacking rings', 8900, 'Link2'],
      ['Stud earrings', 4900, 'Dot'],
      ['Hoop earrings', 5900, 'CircleDashed'],
      ['Chain necklace', 9900, 'Link'],
      ['Pendant', 7900, 'Gem'],
      ['Bangle', 10900, 'Circle'],
      ['Brooch', 6400, 'Flower2'],
      ['Cuff', 12900, 'CircleSlash'],
      ['Tie pin', 4400, 'Minus'],
      ['Locket', 13900, 'Heart'],
    ],
  },
  {
    slug: 'papiermond',
    name: 'Papiermond',
    city: 'Basel',
    country: 'CH',
    category: 'paper-and-books',
    story:
      'A bindery that still owns its guillotine. Papers come from the mill up the river, threads from a sailmaker.',
    craft: 'Thread-bound, lies flat on any page, fountain-pen friendly paper.',
    taxClass: 'standard',
    styles: ['plain', 'dotted', 'ruled'],
    options: [size(['A6', 'A5', 'B5'], 300)],
    things: [
      ['Notebook', 1600, 'Notebook'],
      ['Sketchbook', 2200, 'PencilRuler'],
      ['Weekly planner', 2600, 'CalendarDays'],
      ['Travel journal', 2400, 'Map'],
      ['Recipe book', 2800, 'ChefHat'],
      ['Guest book', 3400, 'BookHeart'],
      ['Music book', 2000, 'ListMusic'],
      ['Reading log', 1800, 'BookOpen'],
      ['Lab book', 3000, 'FlaskConical'],
      ['Garden diary', 2400, 'Sprout'],
      ['Letter set', 1900, 'Mail'],
      ['Desk pad', 2900, 'StickyNote'],
    ],
  },
  {
    slug: 'roesterei-hafen',
    name: 'Rösterei Hafen',
    city: 'Bremen',
    country: 'DE',
    category: 'food-and-drink',
    story:
      'Small roasts on Tuesdays and Fridays, in a drum older than the roaster. The bags tell you the farm, not a fairy tale.',
    craft: 'Roasted to order and shipped within two days, with the date on the bag.',
    taxClass: 'reduced',
    styles: ['washed', 'natural', 'honey process'],
    options: [{ name: 'Weight', values: ['250 g', '500 g', '1 kg'], steps: [0, 850, 2300] }],
    things: [
      ['Ethiopia Guji', 1190, 'Bean'],
      ['Colombia Huila', 1090, 'Bean'],
      ['Brazil Mogiana', 890, 'Bean'],
      ['Kenya Nyeri', 1390, 'Bean'],
      ['Guatemala Antigua', 1150, 'Bean'],
      ['Rwanda Gakenke', 1250, 'Bean'],
      ['Peru Cajamarca', 990, 'Bean'],
      ['Harbour blend', 850, 'Anchor'],
      ['Night watch decaf', 1190, 'Moon'],
      ['Sumatra Lintong', 1090, 'Bean'],
      ['Costa Rica Tarrazú', 1290, 'Bean'],
      ['Espresso No. 4', 950, 'Coffee'],
    ],
    rates: [{ country: 'DE', base: 390, perItem: 0, freeFrom: 3500 }],
  },
  {
    slug: 'gartenwerk',
    name: 'Gartenwerk',
    city: 'Utrecht',
    country: 'NL',
    category: 'garden-and-outdoors',
    story:
      'Forged garden tools with ash handles, made by two sisters who garden at weekends and forge the rest of the week.',
    craft: 'Forged carbon steel, oiled ash handle, sharpened again for free.',
    taxClass: 'standard',
    styles: ['short handle', 'long handle', 'left-handed'],
    options: [colour('Oiled', 'Waxed')],
    things: [
      ['Trowel', 2900, 'Shovel'],
      ['Hand fork', 2900, 'Tally4'],
      ['Weeder', 2600, 'Pickaxe'],
      ['Pruning knife', 3900, 'Slice'],
      ['Hoe', 4900, 'Axe'],
      ['Spade', 7900, 'Shovel'],
      ['Bulb planter', 3400, 'Sprout'],
      ['Rake', 4400, 'Tally5'],
      ['Dibber', 1900, 'Pencil'],
      ['Watering can', 5900, 'Droplets'],
      ['Seed tray', 2400, 'Grid3x3'],
      ['Kneeling pad', 2200, 'RectangleHorizontal'],
    ],
  },
  {
    slug: 'lino-und-leinen',
    name: 'Lino & Leinen',
    city: 'Bolzano',
    country: 'IT',
    category: 'clothing-and-textiles',
    story:
      'Linen from the Alps’ southern side, woven twelve centimetres an hour and washed in the village stream, or nearly.',
    craft: 'European linen, stone-washed, softer after every wash.',
    taxClass: 'standard',
    styles: ['chalk', 'olive', 'night blue'],
    options: [size(['Single', 'Double'], 1800)],
    things: [
      ['Bed sheet', 8900, 'BedDouble'],
      ['Duvet cover', 14900, 'BedDouble'],
      ['Pillowcase', 3400, 'Square'],
      ['Tablecloth', 7900, 'Table'],
      ['Napkins, set of four', 3200, 'Grid2x2'],
      ['Tea towel', 1900, 'RectangleVertical'],
      ['Bath towel', 4900, 'Bath'],
      ['Apron', 4400, 'ChefHat'],
      ['Curtain', 9900, 'Blinds'],
      ['Throw', 11900, 'Layers'],
      ['Bread bag', 1800, 'Wheat'],
      ['Cushion cover', 3900, 'Squircle'],
    ],
  },
  {
    slug: 'oliva-antica',
    name: 'Oliva Antica',
    city: 'Jaén',
    country: 'ES',
    category: 'food-and-drink',
    story:
      'Four hundred trees, some older than the road. The family picks in October, early, green and mostly by hand.',
    craft: 'One estate, one harvest, cold-pressed within six hours of picking.',
    taxClass: 'reduced',
    styles: ['early harvest', 'mild', 'reserve'],
    options: [{ name: 'Bottle', values: ['250 ml', '500 ml', '750 ml'], steps: [0, 700, 1200] }],
    things: [
      ['Picual olive oil', 1290, 'Droplet'],
      ['Hojiblanca olive oil', 1190, 'Droplet'],
      ['Arbequina olive oil', 1290, 'Droplet'],
      ['Lemon oil', 1390, 'Citrus'],
      ['Rosemary oil', 1290, 'Leaf'],
      ['Smoked oil', 1490, 'Flame'],
      ['Sherry vinegar', 990, 'Wine'],
      ['Apple vinegar', 790, 'Apple'],
      ['Green olives', 690, 'Grape'],
      ['Olive tapenade', 890, 'Soup'],
      ['Almond oil', 1690, 'Nut'],
      ['Chilli oil', 1290, 'Flame'],
    ],
  },
  {
    slug: 'holzgang',
    name: 'Holzgang',
    city: 'Munich',
    country: 'DE',
    category: 'kitchen-and-table',
    story:
      'Felix turns fallen city trees into boards and bowls, and writes the street where each one stood on its underside.',
    craft: 'Turned from reclaimed city wood, finished with linseed oil.',
    taxClass: 'standard',
    styles: ['walnut', 'maple', 'cherry'],
    options: [size(['Small', 'Medium', 'Large'], 1200)],
    things: [
      ['Bread board', 4900, 'Square'],
      ['Salad bowl', 8900, 'Salad'],
      ['Rolling pin', 2900, 'Minus'],
      ['Spoon rest', 1600, 'Utensils'],
      ['Salad servers', 3400, 'UtensilsCrossed'],
      ['Pepper mill', 5900, 'Container'],
      ['Coaster set', 2400, 'Circle'],
      ['Egg cup', 1400, 'Egg'],
      ['Cheese board', 5400, 'Wheat'],
      ['Fruit bowl', 7900, 'Apple'],
      ['Spice rack', 6900, 'PanelTop'],
      ['Trivet', 2200, 'Hexagon'],
    ],
  },
  {
    slug: 'brise-brise',
    name: 'Brise-Brise',
    city: 'Lyon',
    country: 'FR',
    category: 'bags-and-leather',
    story: 'Sails that have crossed the Channel once too often become bags that will cross it again.',
    craft: 'Cut from retired sailcloth, sewn with marine thread; no two are alike.',
    taxClass: 'standard',
    styles: ['spinnaker', 'genoa', 'storm jib'],
    options: [size(['Small', 'Large'], 1500)],
    things: [
      ['Duffel', 9900, 'Luggage'],
      ['Shopper', 5900, 'ShoppingBag'],
      ['Roll-top backpack', 12900, 'Backpack'],
      ['Laptop sleeve', 5400, 'Laptop'],
      ['Wash bag', 3900, 'Bath'],
      ['Belt bag', 4900, 'Tag'],
      ['Phone pouch', 2900, 'Smartphone'],
      ['Bike bag', 8900, 'Bike'],
      ['Beach bag', 6900, 'Umbrella'],
      ['Tool roll', 4400, 'Wrench'],
      ['Document case', 5900, 'FileText'],
      ['Coin purse', 1900, 'Coins'],
    ],
  },
]

/** How many products the demo shows; vendors' lists are cut evenly to come to it. */
export const PRODUCT_COUNT = 400
