import { Brand, BrandMark } from '../../_components/brand.tsx'
import { Specimen } from './specimen.tsx'

const grounds = [
  ['background', 'bg-background text-foreground'],
  ['card', 'bg-card text-card-foreground'],
  ['popover', 'bg-popover text-popover-foreground'],
  ['muted', 'bg-muted text-muted-foreground'],
  ['accent', 'bg-accent text-accent-foreground'],
  ['secondary', 'bg-secondary text-secondary-foreground'],
  ['primary', 'bg-primary text-primary-foreground'],
  ['primary-soft', 'bg-primary-soft text-primary-soft-foreground'],
  ['highlight', 'bg-highlight text-highlight-foreground'],
  ['success-soft', 'bg-success-soft text-success'],
  ['warning-soft', 'bg-warning-soft text-warning'],
  ['info-soft', 'bg-info-soft text-info'],
  ['destructive-soft', 'bg-destructive-soft text-destructive'],
  ['destructive-solid', 'bg-destructive-solid text-destructive-solid-foreground'],
] as const

const sizes = [
  ['text-4xl', 'text-4xl font-semibold'],
  ['text-3xl', 'text-3xl font-semibold'],
  ['text-2xl', 'text-2xl font-semibold'],
  ['text-xl', 'text-xl font-semibold'],
  ['text-lg', 'text-lg'],
  ['text-base', 'text-base'],
  ['text-sm', 'text-sm'],
  ['text-xs', 'text-xs'],
] as const

/** Mark, colours, type, corners and depth. */
export function Foundations() {
  return (
    <>
      <Specimen name="Brand" className="flex flex-wrap items-center gap-8">
        <Brand />
        <Brand area="Vendor" />
        <BrandMark className="size-16" title="Tradehall" />
        <BrandMark className="size-6" />
        <BrandMark className="size-4" />
      </Specimen>
      <Specimen
        name="Colour: ground and its ink"
        className="grid grid-cols-2 gap-2 sm:grid-cols-4 lg:grid-cols-7"
      >
        {grounds.map(([name, classes]) => (
          <div
            key={name}
            className={`flex h-20 flex-col justify-end rounded-md border border-border p-3 ${classes}`}
          >
            <span className="text-sm font-medium">Aa</span>
            <span className="truncate text-xs">{name}</span>
          </div>
        ))}
      </Specimen>
      <Specimen name="Type" className="flex flex-col items-start gap-2">
        {sizes.map(([name, classes]) => (
          <p key={name} className={`max-w-full ${classes}`}>
            Things made by people you can name{' '}
            <span className="text-xs font-normal tracking-normal text-muted-foreground">{name}</span>
          </p>
        ))}
      </Specimen>
      <Specimen name="Corners and depth" className="flex flex-wrap items-center gap-6">
        {[
          'rounded-sm shadow-sm',
          'rounded-md shadow-md',
          'rounded-lg shadow-lg',
          'rounded-xl',
          'rounded-full',
        ].map((classes) => (
          <div
            key={classes}
            className={`grid size-24 place-items-center border border-border bg-card text-center text-xs text-muted-foreground ${classes}`}
          >
            {classes.replaceAll(/rounded-|shadow-/g, '')}
          </div>
        ))}
      </Specimen>
    </>
  )
}
