import { Package, Plus, Trash2 } from 'lucide-react'
import { Button, ButtonLink } from '../../_components/ui/button.tsx'
import { Spinner } from '../../_components/ui/spinner.tsx'
import { Specimen } from './specimen.tsx'

const variants = ['primary', 'secondary', 'outline', 'ghost', 'destructive', 'link'] as const

/** Buttons in every variant, size and state. */
export function Actions() {
  return (
    <>
      {variants.map((variant) => (
        <Specimen key={variant} name={`Button ${variant}`}>
          <Button variant={variant}>Place order</Button>
          <Button variant={variant}>
            <Package aria-hidden /> With icon
          </Button>
          <Button variant={variant} loading>
            Loading
          </Button>
          <Button variant={variant} disabled>
            Disabled
          </Button>
          <ButtonLink href="/design" variant={variant}>
            A link
          </ButtonLink>
        </Specimen>
      ))}
      <Specimen name="Button sizes">
        <Button size="lg">Large</Button>
        <Button>Medium</Button>
        <Button size="sm">Small</Button>
        <Button size="icon" aria-label="Add" variant="outline">
          <Plus aria-hidden />
        </Button>
        <Button size="icon-sm" aria-label="Remove" variant="ghost">
          <Trash2 aria-hidden />
        </Button>
      </Specimen>
      <Specimen name="Spinner">
        <Spinner label="Loading" />
      </Specimen>
    </>
  )
}
