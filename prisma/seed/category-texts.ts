import type { Prisma } from '#server/db/generated/client.ts'

/** The demo's categories in German, by their slugs. */
const GERMAN: Readonly<Record<string, { name: string; description: string }>> = {
  'kitchen-and-table': {
    name: 'Küche & Tisch',
    description: 'Teller, Pfannen und alles, was sich beim Essen trifft.',
  },
  'home-and-living': {
    name: 'Wohnen',
    description: 'Lampen, Regale und ruhige Dinge für gute Räume.',
  },
  'clothing-and-textiles': {
    name: 'Kleidung & Textilien',
    description: 'Gewebt, gestrickt und genäht, in kleinen Auflagen.',
  },
  'bags-and-leather': {
    name: 'Taschen & Leder',
    description: 'Was trägt und sich reparieren lässt.',
  },
  jewellery: { name: 'Schmuck', description: 'Ringe, Ketten und Anstecker aus kleinen Werkstätten.' },
  'paper-and-books': {
    name: 'Papier & Bücher',
    description: 'Notizbücher, Drucke und Stifte, die gern benutzt werden.',
  },
  'food-and-drink': {
    name: 'Essen & Trinken',
    description: 'Geröstet, gepresst und eingelegt von Leuten, die wir kennen.',
  },
  'garden-and-outdoors': {
    name: 'Garten & draußen',
    description: 'Werkzeug und Töpfe für Balkon, Beet und unterwegs.',
  },
}

/** Their rows for the categories that are there. */
export function germanOf(
  categories: readonly Pick<Prisma.CategoryCreateManyInput, 'id' | 'slug'>[],
): Prisma.CategoryTextCreateManyInput[] {
  return categories.flatMap(({ id, slug }) => {
    const text = GERMAN[slug]
    return text ? [{ categoryId: id, locale: 'de', ...text }] : []
  })
}
