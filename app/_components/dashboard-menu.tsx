'use client'

import { Menu } from 'lucide-react'
import { type ReactNode, useEffect, useState } from 'react'
import { usePathname } from '#app/_i18n/use-navigation.ts'
import { Button } from './ui/button.tsx'
import { Drawer } from './ui/drawer.tsx'

/** The navigation in a drawer, below the desktop's width. It closes by itself when a page has been chosen. */
export function DashboardMenu({ area, children }: { area: string; children: ReactNode }) {
  const [open, setOpen] = useState(false)
  const path = usePathname()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the path is what closes it
  useEffect(() => setOpen(false), [path])
  return (
    <Drawer
      side="left"
      title={`Tradehall ${area}`}
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button variant="ghost" size="icon" aria-label="Open menu" className="-ml-2 lg:hidden">
          <Menu aria-hidden />
        </Button>
      }
    >
      {children}
    </Drawer>
  )
}
