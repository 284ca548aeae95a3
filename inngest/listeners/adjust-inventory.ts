import { applyEffect, listenerOptions } from '#inngest/listener.ts'
import { inngest } from '#server/gateways/jobs.ts'
import { adjustInventory as effect } from '#server/modules/inventory/adjust-inventory.ts'

/** Turns held reservations into sales when an order is paid, or gives the units back when it is cancelled. */
export const adjustInventory = inngest.createFunction(listenerOptions('adjust-inventory'), (run) =>
  run.step.run('settle-reservations', () => applyEffect('adjust-inventory', run, effect)),
)
