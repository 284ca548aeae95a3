import { thing, type VendorSeed } from './types.ts'

const bottle = { name: 'Bottle', values: ['250 ml', '500 ml', '750 ml'], steps: [0, 700, 1200] }
const jar = { name: 'Jar', values: ['180 g', '400 g'], steps: [0, 550] }

export const olivaAntica: VendorSeed = {
  slug: 'oliva-antica',
  name: 'Oliva Antica',
  city: 'Jaén',
  country: 'ES',
  category: 'food-and-drink',
  founded: 1954,
  tagline: 'Four hundred trees, one family, one harvest',
  story: [
    'Four hundred trees, some older than the road that leads to them. The family picks in October, early, green and mostly by hand.',
    'Six hours after the picking the oil is in the tank. Whatever ripens beside the olives is put into jars by an aunt whose recipes are not written down.',
    'When a harvest is sold out, it is sold out. The trees have been asked and cannot be hurried.',
  ],
  shipping:
    'Bottles travel in moulded paper and arrive within four to six days. A broken one is replaced, no questions asked.',
  returns: 'Unopened bottles and jars for thirty days. Opened ones if they disappoint: tell us how.',
  craft: 'One estate, one harvest, pressed or cooked within six hours of picking.',
  taxClass: 'reduced',
  stage: 'plinth',
  mark: 'olive',
  styles: [
    {
      name: 'early harvest',
      about: 'Green, grassy and a little bitter, as the family likes it.',
      ground: ['#e9efd3', '#cddba2', '#f5f8e9'],
    },
    {
      name: 'mild',
      about: 'Picked three weeks later: round, nutty and friendly to children.',
      ground: ['#faeecd', '#efd893', '#fef8e6'],
    },
    {
      name: 'reserve',
      about: 'From the oldest trees, numbered, and gone by spring.',
      ground: ['#f3dcd2', '#e3b7a4', '#faece6'],
    },
  ],
  things: [
    thing('Picual olive oil', 1290, 'olive', 'Peppery, with green tomato and artichoke.', bottle),
    thing('Lemon oil', 1390, 'lemon', 'Olives and lemons pressed together, not mixed afterwards.', bottle),
    thing('Garlic oil', 1290, 'garlic', 'Slowly infused, for everything that meets a pan.', bottle),
    thing('Chilli oil', 1290, 'hot-pepper', 'Warms first and burns later.', bottle),
    thing('Herb oil', 1290, 'herb', 'Rosemary and thyme from between the trees.', bottle),
    thing('Passata', 690, 'tomato', 'Tomatoes, salt and an afternoon.', jar),
    thing('Pepper cream', 790, 'bell-pepper', 'Roasted over vine cuttings and peeled by hand.', jar),
    thing('Aubergine caviar', 850, 'eggplant', 'Smoky and smooth, for bread or by the spoon.', jar),
    thing('Grape must vinegar', 1490, 'grapes', 'Aged for six years in chestnut.', bottle),
    thing('Onion jam', 750, 'onion', 'Sweet, sharp, and better than it sounds.', jar),
    thing('Bitter marmalade', 790, 'tangerine', 'Seville oranges, cut thick.', jar),
    thing(
      'Cheese in oil',
      1690,
      'cheese-wedge',
      'Young Manchego that has spent three months in our own oil.',
      jar,
    ),
  ],
}
