import { z } from 'zod'
import { catalogTags } from '#server/modules/catalog/schema.ts'
import { removeShippingRate, setShippingRate } from '#server/modules/settings/change-settings.ts'
import { recentSettings, shippingRates } from '#server/modules/settings/queries.ts'
import { shippingRateInput } from '#server/modules/settings/schema.ts'
import { changeChannels, changeProfile } from '#server/modules/vendors/change-profile.ts'
import { publishedSlugs, vendorSettings } from '#server/modules/vendors/queries.ts'
import { channelsInput, profileInput, seenChannels, seenProfile } from '#server/modules/vendors/schema.ts'
import { router, vendorProcedure } from '../procedures.ts'

const seenRate = shippingRateInput.pick({ base: true, perItem: true, freeFrom: true }).nullable()

/** How the vendor presents itself, delivers and is told. Read by all members, changed by owners. */
export const vendorSettingsRouter = router({
  get: vendorProcedure().query(async ({ ctx }) => {
    const { commissionBps, holdDays, currency } = await recentSettings(ctx.db)
    const vendor = await vendorSettings(ctx.db, ctx.vendorId)
    const terms = {
      commissionBps: vendor.commissionBps ?? commissionBps,
      holdDays: vendor.holdDays ?? holdDays,
    }
    return { ...vendor, ...terms, currency, mayChange: ctx.member.role === 'owner' }
  }),

  rates: vendorProcedure().query(async ({ ctx }) => ({
    own: await shippingRates(ctx.db, ctx.vendorId),
    platform: await shippingRates(ctx.db, null),
  })),

  changeProfile: vendorProcedure('owner')
    .input(z.object({ changes: profileInput, seen: seenProfile }))
    .mutation(async ({ ctx, input }) => {
      const { vendorId, member } = ctx
      const result = await changeProfile(ctx.db, {
        ...input,
        vendorId,
        actorId: ctx.user.id,
        now: new Date(),
      })
      if (result.ok && result.changed.length > 0) ctx.touch(catalogTags.vendor(member.vendor.slug))
      if (result.ok && result.changed.includes('name')) {
        const products = (await publishedSlugs(ctx.db, vendorId)).map(catalogTags.product)
        ctx.touch(catalogTags.vendors, catalogTags.listings, catalogTags.shelves, ...products)
      }
      return result
    }),

  changeChannels: vendorProcedure('owner')
    .input(z.object({ changes: channelsInput, seen: seenChannels }))
    .mutation(({ ctx, input }) =>
      changeChannels(ctx.db, { ...input, vendorId: ctx.vendorId, actorId: ctx.user.id, now: new Date() }),
    ),

  setRate: vendorProcedure('owner')
    .input(z.object({ rate: shippingRateInput, seen: seenRate }))
    .mutation(({ ctx, input }) => {
      ctx.touch(catalogTags.delivery)
      return setShippingRate(ctx.db, { ...input, ...ofVendor(ctx) })
    }),

  removeRate: vendorProcedure('owner')
    .input(z.object({ id: z.uuid() }))
    .mutation(({ ctx, input }) => {
      ctx.touch(catalogTags.delivery)
      return removeShippingRate(ctx.db, { ...input, ...ofVendor(ctx) })
    }),
})

function ofVendor({ vendorId, user }: { vendorId: string; user: { id: string } }) {
  return { vendorId, memberId: user.id, now: new Date() }
}
