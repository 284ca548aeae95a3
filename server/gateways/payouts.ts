import type Stripe from 'stripe'
import { failureOf, fromStripe, type Patience, request, stripe, toStripe } from './stripe.ts'

/** Money on its way to a vendor; `reference` is the provider's id, amounts are ISO minor units. */
export type TransferState =
  | { outcome: 'paid'; reference: string; amount: number; currency: string; reversed: number }
  | { outcome: 'refused'; reason: string }
  /** Neither release the money nor send it again: ask again, or look it up. */
  | { outcome: 'unknown'; reason: string }

export interface TransferRequest {
  /** Idempotency key at the provider (24 hours), and how the transfer is found there. */
  payoutId: string
  /** The vendor's account at the provider. */
  accountReference: string
  /** ISO minor units. */
  amount: number
  currency: string
}

/**
 * Sends money to a vendor's account. Idempotent by `payoutId` for 24 hours; an `unknown` that is older is settled with
 * `findTransfer`. `refused` (no such account, not enough balance) is final for this payout.
 */
export async function sendTransfer(input: TransferRequest, patience: Patience = {}): Promise<TransferState> {
  try {
    const transfer = await stripe().transfers.create(
      {
        ...toStripe(input.amount, input.currency),
        destination: input.accountReference,
        transfer_group: input.payoutId,
        metadata: { payout: input.payoutId },
      },
      request(patience, input.payoutId),
    )
    return transferStateOf(transfer)
  } catch (error) {
    return withoutCode(failureOf(error))
  }
}

/** The transfer of a payout; `absent` is only said when Stripe answered. */
export async function findTransfer(
  payoutId: string,
  patience: Patience = {},
): Promise<TransferState | { outcome: 'absent' }> {
  try {
    const { data } = await stripe().transfers.list({ transfer_group: payoutId, limit: 1 }, request(patience))
    return data[0] ? transferStateOf(data[0]) : { outcome: 'absent' }
  } catch (error) {
    return { outcome: 'unknown', reason: failureOf(error).reason }
  }
}

/**
 * Takes money of a transfer back from the vendor's account: a part or all of it. Idempotent by `reversalId` for 24 hours.
 * `refused`: there is no such transfer, or not that much left of it.
 */
export async function reverseTransfer(
  input: { reversalId: string; reference: string; amount: number; currency: string },
  patience: Patience = {},
): Promise<{ outcome: 'reversed'; reference: string } | { outcome: 'refused' | 'unknown'; reason: string }> {
  try {
    const reversal = await stripe().transfers.createReversal(
      input.reference,
      { amount: toStripe(input.amount, input.currency).amount, metadata: { reversal: input.reversalId } },
      request(patience, input.reversalId),
    )
    return { outcome: 'reversed', reference: reversal.id }
  } catch (error) {
    return withoutCode(failureOf(error))
  }
}

/** A vendor's account at the provider; `ready` once money can be sent to it. */
export type AccountState =
  | { outcome: 'exists'; reference: string; ready: boolean }
  | { outcome: 'refused' | 'unknown'; reason: string }

/** Opens a vendor's account. Idempotent by `vendorId` for 24 hours. `country` is an ISO 3166 code of two letters. */
export async function openAccount(
  input: { vendorId: string; country: string; email: string },
  patience: Patience = {},
): Promise<AccountState> {
  try {
    const account = await stripe().accounts.create(
      {
        type: 'express',
        country: input.country,
        email: input.email,
        capabilities: { transfers: { requested: true } },
        metadata: { vendor: input.vendorId },
      },
      request(patience, `account:${input.vendorId}`),
    )
    return accountStateOf(account)
  } catch (error) {
    return withoutCode(failureOf(error))
  }
}

/** A vendor's account as it is now. */
export async function retrieveAccount(reference: string, patience: Patience = {}): Promise<AccountState> {
  try {
    return accountStateOf(await stripe().accounts.retrieve(reference, {}, request(patience)))
  } catch (error) {
    return withoutCode(failureOf(error))
  }
}

/** What a transfer says, in our words. */
export function transferStateOf(transfer: Stripe.Transfer): TransferState {
  const { amount, currency } = fromStripe(transfer.amount, transfer.currency)
  const reversed = fromStripe(transfer.amount_reversed, transfer.currency).amount
  return { outcome: 'paid', reference: transfer.id, amount, currency, reversed }
}

function accountStateOf(account: Stripe.Account): AccountState {
  return { outcome: 'exists', reference: account.id, ready: account.capabilities?.transfers === 'active' }
}

function withoutCode({ outcome, reason }: { outcome: 'refused' | 'unknown'; reason: string }) {
  return { outcome, reason }
}
