'use client'

import { useState } from 'react'
import { Button } from '#app/_components/ui/button.tsx'
import { toast } from '#app/_components/ui/toast.ts'
import { callAuth } from '../_lib/auth-client.ts'

/** Ends the session on the server, then leaves: nothing that was rendered for the person stays open. */
export function SignOutButton() {
  const [busy, setBusy] = useState(false)
  async function signOut() {
    setBusy(true)
    const answer = await callAuth('/sign-out', {})
    if (answer.ok) return location.assign('/')
    setBusy(false)
    toast.error(answer.message)
  }
  return (
    <Button variant="ghost" onClick={signOut} loading={busy}>
      Sign out
    </Button>
  )
}
