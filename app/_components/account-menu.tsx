'use client'

import { CircleUser, LogOut, Store } from 'lucide-react'
import { useState } from 'react'
import { Button } from './ui/button.tsx'
import { Menu } from './ui/menu.tsx'
import { toast } from './ui/toast.ts'

/** Who is signed in to a dashboard, the way to the storefront, and the way out. An island: it signs out. */
export function AccountMenu({ name, email }: { name: string; email: string }) {
  const [leaving, setLeaving] = useState(false)

  async function signOut() {
    setLeaving(true)
    const headers = { 'content-type': 'application/json' }
    const response = await fetch('/api/auth/sign-out', { method: 'POST', headers, body: '{}' }).catch(
      () => null,
    )
    if (response?.ok) window.location.assign('/')
    else {
      setLeaving(false)
      toast.error('We could not sign you out. Please try again.')
    }
  }

  return (
    <Menu
      trigger={
        <Button variant="outline" size="sm" loading={leaving}>
          <CircleUser aria-hidden />
          <span className="max-w-32 truncate max-md:sr-only">{name}</span>
        </Button>
      }
      entries={[
        { kind: 'heading', label: email },
        { kind: 'link', label: 'Storefront', href: '/', icon: <Store aria-hidden /> },
        { kind: 'separator' },
        { kind: 'action', label: 'Sign out', onSelect: signOut, icon: <LogOut aria-hidden /> },
      ]}
    />
  )
}
