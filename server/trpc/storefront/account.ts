import { deleteAddress, saveAddress, setDefaultAddress } from '#server/modules/accounts/change-addresses.ts'
import { checkPassword } from '#server/modules/accounts/check-password.ts'
import { closeSessions } from '#server/modules/accounts/close-sessions.ts'
import { accountOf, findAddress, listAddresses, listSessions } from '#server/modules/accounts/queries.ts'
import {
  addressInput,
  closeAccountInput,
  localeInput,
  saveAddressInput,
  sessionInput,
} from '#server/modules/accounts/schema.ts'
import { setLocale } from '#server/modules/accounts/set-locale.ts'
import { countUnits } from '#server/modules/cart/queries.ts'
import { preferencesOf } from '#server/modules/notifications/queries.ts'
import { savePreferences } from '#server/modules/notifications/save-preferences.ts'
import { preferencesInput } from '#server/modules/notifications/schema.ts'
import { closeAccount } from '#server/modules/orders/close-account.ts'
import { membershipsOf } from '#server/modules/vendors/queries.ts'
import { customerProcedure, publicProcedure, router, TooOften } from '../procedures.ts'

/** Ids of others' addresses answer like ids that do not exist: `no-address`. */
const addresses = router({
  list: customerProcedure.query(({ ctx }) => listAddresses(ctx.db, { userId: ctx.user.id })),

  /** Null where there is none. */
  get: customerProcedure
    .input(addressInput)
    .query(({ ctx, input }) => findAddress(ctx.db, { userId: ctx.user.id, ...input })),

  save: customerProcedure
    .input(saveAddressInput)
    .mutation(({ ctx, input }) => saveAddress(ctx.db, { userId: ctx.user.id, ...input })),

  setDefault: customerProcedure
    .input(addressInput)
    .mutation(({ ctx, input }) => setDefaultAddress(ctx.db, { userId: ctx.user.id, ...input })),

  remove: customerProcedure
    .input(addressInput)
    .mutation(({ ctx, input }) => deleteAddress(ctx.db, { userId: ctx.user.id, ...input })),
})

const sessions = router({
  /** Where the person is signed in; `current` is the one that asks. */
  list: customerProcedure.query(async ({ ctx }) => {
    const rows = await listSessions(ctx.db, { userId: ctx.user.id, now: new Date() })
    return rows.map((row) => ({ ...row, current: row.id === ctx.user.sessionId }))
  }),

  /** `ended`: 0 where there was no such session of theirs. */
  end: customerProcedure.input(sessionInput).mutation(async ({ ctx, input }) => ({
    ended: await closeSessions(ctx.db, { userId: ctx.user.id, ...input }),
  })),

  endOthers: customerProcedure.mutation(async ({ ctx }) => ({
    ended: await closeSessions(ctx.db, { userId: ctx.user.id, except: ctx.user.sessionId ?? null }),
  })),
})

const preferences = router({
  get: customerProcedure.query(({ ctx }) => preferencesOf(ctx.db, { userId: ctx.user.id })),

  save: customerProcedure
    .input(preferencesInput)
    .mutation(({ ctx, input }) => savePreferences(ctx.db, { userId: ctx.user.id, preferences: input })),
})

/** The person behind the request. */
export const accountRouter = router({
  /** What the frame of a cached page cannot know: who is signed in, whether they sell here, and how many units are in the cart. */
  header: publicProcedure.query(async ({ ctx }) => {
    const [units, memberships] = await Promise.all([
      ctx.owners.length > 0 ? countUnits(ctx.db, ctx.owner) : 0,
      ctx.user ? membershipsOf(ctx.db, ctx.user.id) : [],
    ])
    return {
      ...{ name: ctx.user?.name ?? null, isOperator: ctx.user?.role === 'operator' },
      ...{ isVendor: memberships.length > 0, units },
    }
  }),

  /** Who is signed in, and where else than in the shop they have something to do. */
  me: customerProcedure.query(async ({ ctx }) => {
    const { id, email, name, role } = ctx.user
    const [memberships, account] = await Promise.all([
      membershipsOf(ctx.db, id),
      accountOf(ctx.db, { userId: id }),
    ])
    return { id, email, name, role, ...account, vendors: memberships.map(({ vendor }) => vendor.name) }
  }),

  setLocale: customerProcedure
    .input(localeInput)
    .mutation(({ ctx, input }) => setLocale(ctx.db, { userId: ctx.user.id, ...input })),

  /** Deletes the account for good. Refusals are answers: `wrong-password`, `is-operator`, `works-for-vendor`. */
  close: customerProcedure.input(closeAccountInput).mutation(async ({ ctx, input }) => {
    const userId = ctx.user.id
    const checked = await checkPassword(ctx.db, { userId, password: input.password })
    if (checked.ok) return closeAccount(ctx.db, { userId })
    if (checked.reason === 'too-often')
      throw new TooOften('That was tried too often. Please try again in a few minutes.', checked)
    return { ok: false as const, reason: checked.reason }
  }),

  addresses,
  sessions,
  preferences,
})
