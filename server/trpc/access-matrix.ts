/**
 * Who gets what from the API: every procedure against every kind of person. The types refuse a procedure that is not
 * listed, and `access-matrix.db.test.ts` asks every cell, over HTTP, with a session of that person, for things of
 * customer A and vendor A.
 */
import type { AnyProcedure } from '@trpc/server'
import type { AppRouter } from './router.ts'

type PathsOf<Record> = {
  [Name in keyof Record & string]: Record[Name] extends AnyProcedure
    ? Name
    : `${Name}.${PathsOf<Record[Name]>}`
}[keyof Record & string]

/** The dotted path of every procedure. */
export type ProcedurePath = PathsOf<AppRouter['_def']['record']>

/** The columns, in their order. Staff and owner are vendor A's; `vendorB` is the owner of another vendor. */
export const PEOPLE = [
  'anonymous',
  'customerA',
  'customerB',
  'staffA',
  'ownerA',
  'vendorB',
  'operator',
] as const
export type Person = (typeof PEOPLE)[number]

/**
 * - `all`: what everybody is told alike
 * - `own`: what is the asker's own, and nothing else
 * - `yes`: the thing of A that was asked for
 * - `none`: exactly what is answered for an id that does not exist, and nothing happens
 * - 401, 403: refused, whatever is asked for: "Please sign in", "not for you"
 */
export type Cell = 'all' | 'own' | 'yes' | 'none' | 401 | 403

type RowOf<People> = { readonly [Index in keyof People]: Cell }

// biome-ignore format: a table is read by its columns
export const ACCESS = {
  //                                     anonymous  A       B       staff A  owner A  vendor B  operator
  'account.header':                     ['own',    'own',  'own',  'own',   'own',   'own',    'own'],
  'account.me':                         [401,      'own',  'own',  'own',   'own',   'own',    'own'],
  'account.setLocale':                  [401,      'own',  'own',  'own',   'own',   'own',    'own'],
  'account.close':                      [401,      'own',  'own',  'own',   'own',   'own',    'own'],
  'account.addresses.list':             [401,      'own',  'own',  'own',   'own',   'own',    'own'],
  'account.addresses.get':              [401,      'yes',  'none', 'none',  'none',  'none',   'none'],
  'account.addresses.save':             [401,      'yes',  'none', 'none',  'none',  'none',   'none'],
  'account.addresses.setDefault':       [401,      'yes',  'none', 'none',  'none',  'none',   'none'],
  'account.addresses.remove':           [401,      'yes',  'none', 'none',  'none',  'none',   'none'],
  'account.sessions.list':              [401,      'own',  'own',  'own',   'own',   'own',    'own'],
  'account.sessions.end':               [401,      'own',  'own',  'own',   'own',   'own',    'own'],
  'account.sessions.endOthers':         [401,      'own',  'own',  'own',   'own',   'own',    'own'],
  'account.preferences.get':            [401,      'own',  'own',  'own',   'own',   'own',    'own'],
  'account.preferences.save':           [401,      'own',  'own',  'own',   'own',   'own',    'own'],
  'cart.get':                           ['own',    'own',  'own',  'own',   'own',   'own',    'own'],
  'cart.count':                         ['own',    'own',  'own',  'own',   'own',   'own',    'own'],
  'cart.addLine':                       ['own',    'own',  'own',  'own',   'own',   'own',    'own'],
  'cart.setQuantity':                   ['own',    'own',  'own',  'own',   'own',   'own',    'own'],
  'cart.removeLine':                    ['own',    'own',  'own',  'own',   'own',   'own',    'own'],
  'cart.saved':                        ['own',    'own',  'own',  'own',   'own',   'own',    'own'],
  'cart.saveLine':                     ['own',    'own',  'own',  'own',   'own',   'own',    'own'],
  'cart.saveUnavailable':              ['own',    'own',  'own',  'own',   'own',   'own',    'own'],
  'cart.restoreLine':                  ['own',    'own',  'own',  'own',   'own',   'own',    'own'],
  'cart.removeSaved':                  ['own',    'own',  'own',  'own',   'own',   'own',    'own'],
  'cart.acceptPrices':                 ['own',    'own',  'own',  'own',   'own',   'own',    'own'],
  'catalog.categories':                 ['all',    'all',  'all',  'all',   'all',   'all',    'all'],
  'catalog.category':                   ['all',    'all',  'all',  'all',   'all',   'all',    'all'],
  'catalog.products':                   ['all',    'all',  'all',  'all',   'all',   'all',    'all'],
  'catalog.addresses':                  ['all',    'all',  'all',  'all',   'all',   'all',    'all'],
  'catalog.suggest':                    ['all',    'all',  'all',  'all',   'all',   'all',    'all'],
  'catalog.product':                    ['all',    'all',  'all',  'all',   'all',   'all',    'all'],
  'catalog.availability':               ['all',    'all',  'all',  'all',   'all',   'all',    'all'],
  'catalog.related':                    ['all',    'all',  'all',  'all',   'all',   'all',    'all'],
  'catalog.cards':                      ['all',    'all',  'all',  'all',   'all',   'all',    'all'],
  'catalog.reviews':                    ['all',    'all',  'all',  'all',   'all',   'all',    'all'],
  'catalog.vendors':                    ['all',    'all',  'all',  'all',   'all',   'all',    'all'],
  'catalog.vendorReviews':              ['all',    'all',  'all',  'all',   'all',   'all',    'all'],
  'catalog.vendor':                     ['all',    'all',  'all',  'all',   'all',   'all',    'all'],
  'checkout.placeOrder':                ['none',   'yes',  'none', 'none',  'none',  'none',   'none'],
  'orders.timeline':                    ['none',   'yes',  'none', 'none',  'none',  'none',   'none'],
  'orders.cancel':                      ['none',   'yes',  'none', 'none',  'none',  'none',   'none'],
  // Whoever knows an order's code and its e-mail address gets the link that A got by mail.
  'orders.find':                        ['all',    'all',  'all',  'all',   'all',   'all',    'all'],
  'orders.mine':                        [401,      'own',  'own',  'own',   'own',   'own',    'own'],
  'reviews.mine':                       [401,      'own',  'own',  'own',   'own',   'own',    'own'],
  'reviews.item':                       [401,      'yes',  'none', 'none',  'none',  'none',   'none'],
  'reviews.post':                       [401,      'yes',  'none', 'none',  'none',  'none',   'none'],
  'wishlist.slugs':                     [401,      'own',  'own',  'own',   'own',   'own',    'own'],
  'wishlist.list':                      [401,      'own',  'own',  'own',   'own',   'own',    'own'],
  'wishlist.set':                       [401,      'own',  'own',  'own',   'own',   'own',    'own'],

  'vendor.overview.get':                [401,      403,    403,    'own',   'own',   'own',    403],
  'vendor.orders.list':                 [401,      403,    403,    'own',   'own',   'own',    403],
  'vendor.orders.counts':               [401,      403,    403,    'own',   'own',   'own',    403],
  'vendor.orders.filters':               [401, 403, 403, 'own', 'own', 'own', 403],
  'vendor.orders.get':                  [401,      403,    403,    'yes',   'yes',   'none',   403],
  'vendor.orders.accept':               [401,      403,    403,    'yes',   'yes',   'none',   403],
  'vendor.orders.acceptMany':            [401, 403, 403, 'yes', 'yes', 'none', 403],
  'vendor.orders.ship':                 [401,      403,    403,    'yes',   'yes',   'none',   403],
  'vendor.orders.deliver':              [401,      403,    403,    'yes',   'yes',   'none',   403],
  'vendor.balance.summary':             [401,      403,    403,    'own',   'own',   'own',    403],
  'vendor.balance.entries':             [401,      403,    403,    'own',   'own',   'own',    403],
  'vendor.balance.earnings':            [401,      403,    403,    'own',   'own',   'own',    403],
  'vendor.balance.payouts':             [401,      403,    403,    'own',   'own',   'own',    403],
  'vendor.stock.list':                  [401,      403,    403,    'own',   'own',   'own',    403],
  'vendor.stock.change':                [401,      403,    403,    'yes',   'yes',   'none',   403],
  'vendor.stock.setThreshold':          [401,      403,    403,    'yes',   'yes',   'none',   403],
  'vendor.stock.movements':             [401,      403,    403,    'yes',   'yes',   'none',   403],
  'vendor.products.list':                [401, 403, 403, 'own', 'own', 'own', 403],
  'vendor.products.counts':              [401, 403, 403, 'own', 'own', 'own', 403],
  'vendor.products.get':                 [401, 403, 403, 'yes', 'yes', 'none', 403],
  'vendor.products.create':              [401, 403, 403, 'own', 'own', 'own', 403],
  'vendor.products.addVariant':          [401, 403, 403, 'yes', 'yes', 'none', 403],
  'vendor.products.setVariantStatus':    [401, 403, 403, 'yes', 'yes', 'none', 403],
  'vendor.products.changePrice':         [401, 403, 403, 'yes', 'yes', 'none', 403],
  'vendor.products.change':              [401, 403, 403, 'yes', 'yes', 'none', 403],
  'vendor.products.setPictures':         [401, 403, 403, 'yes', 'yes', 'none', 403],
  'vendor.products.setStatus':           [401, 403, 403, 'yes', 'yes', 'none', 403],
  'vendor.settings.get':                 [401, 403, 403, 'own', 'own', 'own', 403],
  'vendor.settings.rates':               [401, 403, 403, 'own', 'own', 'own', 403],
  'vendor.settings.changeProfile':       [401, 403, 403, 403, 'own', 'own', 403],
  'vendor.settings.changeChannels':      [401, 403, 403, 403, 'own', 'own', 403],
  'vendor.settings.setRate':             [401, 403, 403, 403, 'own', 'own', 403],
  'vendor.settings.removeRate':          [401, 403, 403, 403, 'yes', 'none', 403],
  'vendor.team.list':                    [401, 403, 403, 'own', 'own', 'own', 403],
  'vendor.team.add':                     [401, 403, 403, 403, 'own', 'own', 403],
  'vendor.team.changeRole':              [401, 403, 403, 403, 'yes', 'none', 403],
  // Staff may leave: they remove themselves, and nobody else.
  'vendor.team.remove':                  [401, 403, 403, 403, 'yes', 'none', 403],
  'vendor.views.list':                   [401, 403, 403, 'own', 'own', 'own', 403],
  'vendor.views.save':                   [401, 403, 403, 'own', 'own', 'own', 403],
  'vendor.views.remove':                 [401, 403, 403, 'yes', 'none', 'none', 403],
  'vendor.notifications.list':          [401,      403,    403,    'own',   'own',   'own',    403],
  'vendor.notifications.unread':        [401,      403,    403,    'own',   'own',   'own',    403],
  'vendor.notifications.markRead':      [401,      403,    403,    'own',   'own',   'own',    403],
  'vendor.webhooks.endpoints':          [401,      403,    403,    'own',   'own',   'own',    403],
  'vendor.webhooks.deliveries':         [401,      403,    403,    'yes',   'yes',   'none',   403],
  'vendor.webhooks.create':             [401,      403,    403,    403,     'own',   'own',    403],
  'vendor.webhooks.remove':             [401,      403,    403,    403,     'yes',   'none',   403],
  'vendor.webhooks.replay':             [401,      403,    403,    403,     'yes',   'none',   403],

  'admin.overview.get':                 [401,      403,    403,    403,     403,     403,      'yes'],
  'admin.overview.figures':            [401,      403,    403,    403,     403,     403,      'yes'],
  'admin.overview.jobServer':           [401,      403,    403,    403,     403,     403,      'yes'],
  'admin.orders.list':                  [401,      403,    403,    403,     403,     403,      'yes'],
  'admin.orders.get':                   [401,      403,    403,    403,     403,     403,      'yes'],
  'admin.orders.trail':                 [401,      403,    403,    403,     403,     403,      'yes'],
  'admin.orders.markTransferReceived':  [401,      403,    403,    403,     403,     403,      'yes'],
  'admin.orders.cancel':                [401,      403,    403,    403,     403,     403,      'yes'],
  'admin.orders.refundsByHand':         [401,      403,    403,    403,     403,     403,      'yes'],
  'admin.orders.markRefundPaid':        [401,      403,    403,    403,     403,     403,      'yes'],
  'admin.vendors.list':                [401,      403,    403,    403,     403,     403,      'yes'],
  'admin.vendors.get':                 [401,      403,    403,    403,     403,     403,      'yes'],
  'admin.vendors.changeStanding':      [401,      403,    403,    403,     403,     403,      'yes'],
  'admin.vendors.changeTerms':         [401,      403,    403,    403,     403,     403,      'yes'],
  'admin.products.list':               [401,      403,    403,    403,     403,     403,      'yes'],
  'admin.products.get':               [401,      403,    403,    403,     403,     403,      'yes'],
  'admin.products.lowStock':           [401,      403,    403,    403,     403,     403,      'yes'],
  'admin.products.changeListing':      [401,      403,    403,    403,     403,     403,      'yes'],
  'admin.customers.list':              [401,      403,    403,    403,     403,     403,      'yes'],
  'admin.customers.get':               [401,      403,    403,    403,     403,     403,      'yes'],
  'admin.customers.lock':              [401,      403,    403,    403,     403,     403,      'yes'],
  'admin.book.journals':               [401,      403,    403,    403,     403,     403,      'yes'],
  'admin.book.prove':                  [401,      403,    403,    403,     403,     403,      'yes'],
  'admin.book.payouts':                [401,      403,    403,    403,     403,     403,      'yes'],
  'admin.messages.list':               [401,      403,    403,    403,     403,     403,      'yes'],
  'admin.messages.get':                [401,      403,    403,    403,     403,     403,      'yes'],
  'admin.jobs.listeners':               [401,      403,    403,    403,     403,     403,      'yes'],
  'admin.jobs.counts':                 [401,      403,    403,    403,     403,     403,      'yes'],
  'admin.jobs.list':                    [401,      403,    403,    403,     403,     403,      'yes'],
  'admin.jobs.get':                     [401,      403,    403,    403,     403,     403,      'yes'],
  'admin.jobs.replay':                  [401,      403,    403,    403,     403,     403,      'yes'],
  'admin.jobs.replayDead':              [401,      403,    403,    403,     403,     403,      'yes'],
  'admin.outbox.state':                 [401,      403,    403,    403,     403,     403,      'yes'],
  'admin.outbox.list':                  [401,      403,    403,    403,     403,     403,      'yes'],
  'admin.outbox.hurry':                [401,      403,    403,    403,     403,     403,      'yes'],
  'admin.audit.list':                   [401,      403,    403,    403,     403,     403,      'yes'],
  'admin.audit.events':                 [401,      403,    403,    403,     403,     403,      'yes'],
  'admin.audit.verify':                 [401,      403,    403,    403,     403,     403,      'yes'],
  'admin.settings.get':                 [401,      403,    403,    403,     403,     403,      'yes'],
  'admin.settings.change':              [401,      403,    403,    403,     403,     403,      'yes'],
  'admin.settings.setTaxRate':          [401,      403,    403,    403,     403,     403,      'yes'],
  'admin.settings.removeTaxRate':       [401,      403,    403,    403,     403,     403,      'yes'],
  'admin.settings.setShippingRate':     [401,      403,    403,    403,     403,     403,      'yes'],
  'admin.settings.removeShippingRate':  [401,      403,    403,    403,     403,     403,      'yes'],
  'admin.reviews.list':                 [401,      403,    403,    403,     403,     403,      'yes'],
  'admin.reviews.hide':                 [401,      403,    403,    403,     403,     403,      'yes'],
  'admin.reviews.restore':              [401,      403,    403,    403,     403,     403,      'yes'],
  'admin.settings.synonyms':           [401,      403,    403,    403,     403,     403,      'yes'],
  'admin.settings.addSynonym':         [401,      403,    403,    403,     403,     403,      'yes'],
  'admin.settings.removeSynonym':      [401,      403,    403,    403,     403,     403,      'yes'],
  'admin.reconciliation.doubts':        [401,      403,    403,    403,     403,     403,      'yes'],
  'admin.reconciliation.repair':        [401,      403,    403,    403,     403,     403,      'yes'],
  'admin.reconciliation.settleMessage': [401,      403,    403,    403,     403,     403,      'yes'],
  'admin.reconciliation.verify':        [401,      403,    403,    403,     403,     403,      'yes'],
} as const satisfies Record<ProcedurePath, RowOf<typeof PEOPLE>>
