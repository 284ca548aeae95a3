import { newId } from '#server/core/ids.ts'
import type { Db } from '#server/db/index.ts'
import { createUser } from '#server/modules/accounts/create-user.ts'

/** The password of every demo login. Demo logins exist in demo mode only. */
export const DEMO_PASSWORD = 'tradehall-demo'

export interface Person {
  name: string
  email: string
  line1: string
  postalCode: string
  city: string
  country: string
}

/** Customers of the demo; the first is the one whose login is shown. */
export const customers: readonly Person[] = [
  {
    name: 'Clara Demo',
    email: 'customer@demo.tradehall.test',
    line1: 'Oranienstraße 12',
    postalCode: '10999',
    city: 'Berlin',
    country: 'DE',
  },
  {
    name: 'Jonas Petersen',
    email: 'jonas@demo.tradehall.test',
    line1: 'Große Bergstraße 4',
    postalCode: '22767',
    city: 'Hamburg',
    country: 'DE',
  },
  {
    name: 'Amélie Laurent',
    email: 'amelie@demo.tradehall.test',
    line1: '8 rue des Lilas',
    postalCode: '69003',
    city: 'Lyon',
    country: 'FR',
  },
  {
    name: 'Pieter de Boer',
    email: 'pieter@demo.tradehall.test',
    line1: 'Oudegracht 210',
    postalCode: '3511',
    city: 'Utrecht',
    country: 'NL',
  },
  {
    name: 'Lucia Moretti',
    email: 'lucia@demo.tradehall.test',
    line1: 'Via Garibaldi 3',
    postalCode: '39100',
    city: 'Bolzano',
    country: 'IT',
  },
  {
    name: 'Elif Yılmaz',
    email: 'elif@demo.tradehall.test',
    line1: 'Währinger Straße 59',
    postalCode: '1090',
    city: 'Wien',
    country: 'AT',
  },
]

/** Names of those who have bought in the past. */
export const FIRST_NAMES =
  'Anna Ben Carla David Emma Felix Greta Hugo Ida Jakob Klara Leon Mia Noah Olivia Paul Romy Samuel Thea Viktor Alma Bruno Chloé Émile Femke Giulia Hanna Ilse Joris Lena Marco Nina Oskar Pauline Rosa Sofia Theo Ulla Wanda Yusuf'.split(
    ' ',
  )
export const LAST_NAMES =
  'Albrecht Bakker Conti Dubois Engel Fischer Gallo Hofer Ivanov Jansen Keller Lefèvre Maier Novak Oberhuber Pichler Rossi Schmidt Tanner Unger Visser Weber Yıldız Zimmermann Aydın Bernard Colombo Dietrich Fontaine Gruber Huber Kowalski Lang Moreau Neumann Petit Richter'.split(
    ' ',
  )

/** Makes the demo's people. `vendorId` is the vendor whose owner the vendor login is. */
export async function makePeople(
  db: Db,
  { vendorId }: { vendorId: string },
): Promise<{ operatorId: string; vendorUserId: string; customerIds: string[] }> {
  const password = DEMO_PASSWORD
  const make = async (person: { name: string; email: string; role: 'customer' | 'operator' }) => {
    const made = await createUser(db, { ...person, password })
    if (!made.ok) throw new Error(`There is somebody with ${person.email} already.`)
    return made.userId
  }
  const [operatorId, vendorUserId, ...customerIds] = await Promise.all([
    make({ name: 'Olga Operator', email: 'admin@demo.tradehall.test', role: 'operator' }),
    make({ name: 'Marta Vendor', email: 'vendor@demo.tradehall.test', role: 'customer' }),
    ...customers.map(({ name, email }) => make({ name, email, role: 'customer' })),
  ])
  await db.vendorMember.create({ data: { vendorId, userId: vendorUserId, role: 'owner' } })
  await db.customerAddress.createMany({
    data: customers.map(({ email: _email, ...address }, index) => ({
      ...address,
      id: newId(),
      userId: customerIds[index] ?? '',
      isDefault: true,
    })),
  })
  await db.wishlistItem.createMany({ data: await wishesOf(db, customerIds[0] ?? '') })
  return { operatorId, vendorUserId, customerIds }
}

/** What the customer whose login is shown keeps for later: one thing of every other vendor. */
async function wishesOf(db: Db, userId: string) {
  const products = await db.product.findMany({
    where: { status: 'published' },
    distinct: ['vendorId'],
    orderBy: [{ vendorId: 'asc' }, { publishedAt: 'desc' }],
    select: { id: true },
  })
  return products.filter((_, index) => index % 2 === 0).map(({ id }) => ({ userId, productId: id }))
}
