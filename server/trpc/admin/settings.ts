import { z } from 'zod'
import { catalogTags } from '#server/modules/catalog/schema.ts'
import { markLowStock } from '#server/modules/inventory/mark-low-stock.ts'
import {
  changePlatformSettings,
  removeShippingRate,
  removeTaxRate,
  setShippingRate,
  setTaxRate,
} from '#server/modules/settings/change-settings.ts'
import { addSynonym, removeSynonym } from '#server/modules/settings/change-synonyms.ts'
import { listSynonyms, platformSettings, shippingRates, taxRates } from '#server/modules/settings/queries.ts'
import {
  platformSettingsInput,
  shippingRateInput,
  synonymInput,
  synonymPage,
  taxRateInput,
} from '#server/modules/settings/schema.ts'
import { adminProcedure, router } from '../procedures.ts'

const editor = (ctx: { user: { id: string } }) => ({ operatorId: ctx.user.id, now: new Date() })

const seenShippingRate = shippingRateInput.pick({ base: true, perItem: true, freeFrom: true }).nullable()

/** The platform's settings and rates. Each change says what the operator saw, so that nobody overwrites another unseen. */
export const settingsRouter = router({
  get: adminProcedure.query(async ({ ctx }) => {
    const [settings, taxes, shipping] = await Promise.all([
      platformSettings(ctx.db),
      taxRates(ctx.db),
      shippingRates(ctx.db, null),
    ])
    return { settings, taxes, shipping }
  }),

  change: adminProcedure
    .input(z.object({ changes: platformSettingsInput, seen: platformSettingsInput }))
    .mutation(async ({ ctx, input }) => {
      const result = await changePlatformSettings(ctx.db, { ...editor(ctx), ...input })
      if (result.ok && result.changed.includes('lowStockThreshold')) await markLowStock(ctx.db, editor(ctx))
      return result
    }),

  setTaxRate: adminProcedure
    .input(z.object({ rate: taxRateInput, seen: z.int().nullable() }))
    .mutation(({ ctx, input }) => setTaxRate(ctx.db, { ...editor(ctx), ...input })),

  removeTaxRate: adminProcedure
    .input(taxRateInput.pick({ country: true, taxClass: true }))
    .mutation(({ ctx, input }) => removeTaxRate(ctx.db, { ...editor(ctx), ...input })),

  setShippingRate: adminProcedure
    .input(z.object({ rate: shippingRateInput, seen: seenShippingRate }))
    .mutation(({ ctx, input }) => {
      ctx.touch(catalogTags.delivery)
      return setShippingRate(ctx.db, { ...editor(ctx), ...input, vendorId: null })
    }),

  synonyms: adminProcedure.input(synonymPage).query(({ ctx, input }) => listSynonyms(ctx.db, input)),

  addSynonym: adminProcedure.input(synonymInput).mutation(({ ctx, input }) => {
    ctx.touch(catalogTags.listings)
    return addSynonym(ctx.db, { ...editor(ctx), ...input })
  }),

  removeSynonym: adminProcedure.input(synonymInput).mutation(({ ctx, input }) => {
    ctx.touch(catalogTags.listings)
    return removeSynonym(ctx.db, { ...editor(ctx), ...input })
  }),

  removeShippingRate: adminProcedure.input(z.object({ id: z.uuid() })).mutation(({ ctx, input }) => {
    ctx.touch(catalogTags.delivery)
    return removeShippingRate(ctx.db, { ...editor(ctx), ...input, vendorId: null })
  }),
})
