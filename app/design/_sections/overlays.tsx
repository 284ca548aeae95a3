'use client'

import { Ellipsis, Info, Pencil, Trash2 } from 'lucide-react'
import { AlertDialog } from '../../_components/ui/alert-dialog.tsx'
import { Button } from '../../_components/ui/button.tsx'
import { Dialog, DialogActions, DialogClose } from '../../_components/ui/dialog.tsx'
import { Drawer } from '../../_components/ui/drawer.tsx'
import { Field } from '../../_components/ui/field.tsx'
import { Input } from '../../_components/ui/input.tsx'
import { Menu } from '../../_components/ui/menu.tsx'
import { toast } from '../../_components/ui/toast.ts'
import { Tooltip } from '../../_components/ui/tooltip.tsx'
import { Specimen } from './specimen.tsx'

/** What opens over the page. A client component because each of them holds its own state. */
export function Overlays() {
  return (
    <Specimen name="Dialog, AlertDialog, Drawer, Menu, Tooltip">
      <Dialog
        trigger={<Button variant="outline">Open dialog</Button>}
        title="Ship this parcel"
        description="The customer gets the tracking number by e-mail."
      >
        <Field label="Tracking number" optional>
          <Input autoComplete="off" />
        </Field>
        <DialogActions>
          <DialogClose>
            <Button variant="outline">Not yet</Button>
          </DialogClose>
          <DialogClose>
            <Button>Mark as shipped</Button>
          </DialogClose>
        </DialogActions>
      </Dialog>
      <AlertDialog
        trigger={<Button variant="destructive">Cancel order</Button>}
        title="Cancel order TH-7K3M-9QX2-F?"
        description="Both shops are told, and €84.20 goes back to the customer. This cannot be undone."
        confirmLabel="Cancel the order"
        cancelLabel="Keep it"
        destructive
        onConfirm={async () => {
          await new Promise((resolve) => setTimeout(resolve, 600))
          toast.success('Order cancelled')
        }}
      />
      <Drawer trigger={<Button variant="outline">Open drawer</Button>} title="Your cart">
        <p className="text-sm text-muted-foreground">Two things from two shops.</p>
      </Drawer>
      <Menu
        trigger={
          <Button variant="ghost" size="icon" aria-label="More">
            <Ellipsis aria-hidden />
          </Button>
        }
        entries={[
          { kind: 'heading', label: 'Oak bowl' },
          { kind: 'action', label: 'Edit', icon: <Pencil aria-hidden />, onSelect: () => {} },
          { kind: 'link', label: 'View in the shop', icon: <Info aria-hidden />, href: '/design/storefront' },
          { kind: 'separator' },
          {
            kind: 'action',
            label: 'Delete',
            icon: <Trash2 aria-hidden />,
            destructive: true,
            onSelect: () => {},
          },
        ]}
      />
      <Tooltip content="Released seven days after delivery">
        <Button variant="ghost" size="icon" aria-label="About the release date">
          <Info aria-hidden />
        </Button>
      </Tooltip>
    </Specimen>
  )
}
