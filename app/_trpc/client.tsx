'use client'

import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createTRPCClient, httpLink } from '@trpc/client'
import { createTRPCContext } from '@trpc/tanstack-react-query'
import { type ReactNode, useState } from 'react'
import superjson from 'superjson'
import type { AppRouter } from '#server/trpc/router.ts'
import { isRefusal } from './errors.ts'

const context = createTRPCContext<AppRouter>()

/** The typed procedures, as options for react-query: `useMutation(trpc.cart.add.mutationOptions())`. */
export const useTRPC = context.useTRPC

/** The plain client, for a call outside of react-query. */
export const useTRPCClient = context.useTRPCClient

function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        // What the server refused it will refuse again; what did not get through may get through.
        retry: (failures, error) => !isRefusal(error) && failures < 2,
      },
      // Whether a mutation may be repeated is its caller's business: only some carry an idempotency key.
      mutations: { retry: false },
    },
  })
}

let browserQueryClient: QueryClient | undefined

/** One for the browser's lifetime, so that islands share what they know; one per render on the server. */
function queryClientOf(): QueryClient {
  if (typeof window === 'undefined') return makeQueryClient()
  browserQueryClient ??= makeQueryClient()
  return browserQueryClient
}

/**
 * Gives the islands below it the API. Each call is a request of its own: a batch would answer as late as its
 * slowest member, and would let one failed mutation look like another's.
 */
export function TRPCProvider({ children }: { children: ReactNode }) {
  const [queryClient] = useState(queryClientOf)
  const [client] = useState(() =>
    createTRPCClient<AppRouter>({ links: [httpLink({ url: '/api/trpc', transformer: superjson })] }),
  )
  return (
    <QueryClientProvider client={queryClient}>
      <context.TRPCProvider trpcClient={client} queryClient={queryClient}>
        {children}
      </context.TRPCProvider>
    </QueryClientProvider>
  )
}
