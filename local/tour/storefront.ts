import type { Stop } from './stop.ts'

type Row = Omit<Stop, 'face' | 'visitor' | 'states'> & Partial<Pick<Stop, 'visitor' | 'states'>>

const CATEGORY = '/category/kitchen-and-table'
const SHOP = '/shop/kiln-and-ember'
const PRODUCT = /\/product\/[a-z0-9-]+/

const own: Pick<Row, 'visitor' | 'states'> = { visitor: 'customer', states: ['full', 'empty', 'database'] }

const rows: Row[] = [
  { name: 'home', place: '/', at: '/', states: ['full', 'empty', 'calls'] },
  { name: 'home-german', place: '/', at: '/de' },
  { name: 'category', place: '/category/[slug]', at: CATEGORY },
  { name: 'category-german', place: '/category/[slug]', at: `/de${CATEGORY}` },
  { name: 'product', place: '/product/[slug]', at: { on: CATEGORY, to: PRODUCT }, states: ['full', 'calls'] },
  {
    name: 'product-german',
    place: '/product/[slug]',
    at: { on: `/de${CATEGORY}`, to: /\/de\/product\/[a-z0-9-]+/ },
  },
  { name: 'shop', place: '/shop/[slug]', at: SHOP },
  { name: 'category-filtered', place: '/category/[slug]/view/[view]', at: `${CATEGORY}?stock=1` },
  { name: 'shop-filtered', place: '/shop/[slug]/view/[view]', at: `${SHOP}?stock=1` },
  { name: 'everything', place: '/search', at: '/search' },
  { name: 'search', place: '/search/view/[view]', at: '/search?q=mug' },
  {
    name: 'search-nothing',
    place: '/search/view/[view]',
    at: '/search?q=xylophonequartz',
    states: ['full', 'empty'],
  },
  { name: 'search-german', place: '/search/view/[view]', at: '/de/search?q=mug' },
  { name: 'cart', place: '/cart', at: '/cart', visitor: 'shopper', states: ['full', 'calls'] },
  { name: 'cart-empty', place: '/cart', at: '/cart', states: ['empty'] },
  { name: 'cart-german', place: '/cart', at: '/de/cart', visitor: 'shopper' },
  {
    ...{ name: 'checkout', place: '/checkout', at: '/checkout', visitor: 'shopper' },
    states: ['full', 'calls', 'database'],
  },
  { name: 'checkout-empty', place: '/checkout', at: '/checkout', states: ['empty'] },
  { name: 'checkout-german', place: '/checkout', at: '/de/checkout', visitor: 'shopper' },
  { name: 'checkout-signed-in', place: '/checkout', at: '/checkout', visitor: 'customer' },
  {
    ...{ name: 'order', place: '/order/[code]', visitor: 'customer' },
    at: { on: '/account', to: /\/order\/TH-[A-Z0-9-]+/ },
    states: ['full', 'database'],
  },
  { name: 'order-unknown', place: '/order/[code]', at: '/order/TH-0000-0000-0', status: 404 },
  { name: 'order-find', place: '/order/find', at: '/order/find' },
  {
    name: 'account',
    place: '/account',
    at: '/account',
    visitor: 'customer',
    states: ['full', 'empty', 'database'],
  },
  { name: 'account-german', place: '/account', at: '/de/account', visitor: 'customer' },
  { name: 'orders', place: '/account/orders', at: '/account/orders', ...own },
  { name: 'addresses', place: '/account/addresses', at: '/account/addresses', ...own },
  { name: 'address-new', place: '/account/addresses/new', at: '/account/addresses/new', visitor: 'customer' },
  {
    ...{ name: 'address', place: '/account/addresses/[id]', visitor: 'customer' },
    at: { on: '/account/addresses', to: /\/account\/addresses\/[0-9a-f-]{36}/ },
  },
  { name: 'preferences', place: '/account/notifications', at: '/account/notifications', ...own },
  { name: 'profile', place: '/account/profile', at: '/account/profile', ...own },
  { name: 'security', place: '/account/security', at: '/account/security', ...own },
  { name: 'wishlist', place: '/account/wishlist', at: '/account/wishlist', ...own },
  { name: 'reviews', place: '/account/reviews', at: '/account/reviews', ...own },
  {
    ...{ name: 'review-new', place: '/account/reviews/new', visitor: 'customer' },
    at: { on: '/account/reviews', to: /\/account\/reviews\/new\?item=[0-9a-f-]{36}/ },
  },
  { name: 'sign-in', place: '/sign-in', at: '/sign-in' },
  { name: 'sign-in-german', place: '/sign-in', at: '/de/sign-in' },
  { name: 'sign-up', place: '/sign-up', at: '/sign-up' },
  { name: 'forgot-password', place: '/forgot-password', at: '/forgot-password' },
  { name: 'reset-password', place: '/reset-password', at: '/reset-password?token=none' },
  { name: 'verified', place: '/verified', at: '/verified' },
  { name: 'not-found', place: '/nowhere', at: '/no/such/page/at/all', status: 404 },
  { name: 'not-found-german', place: '/nowhere', at: '/de/no/such/page/at/all', status: 404 },
]

/** What customers see. */
export const storefront: readonly Stop[] = rows.map((row) => ({
  face: 'storefront',
  visitor: 'guest',
  states: ['full'],
  ...row,
}))
