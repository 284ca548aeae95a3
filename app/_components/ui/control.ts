/** The look that input, textarea and select share: edge, ground, focus, error and disabled state. */
export const controlClasses = [
  'w-full min-w-0 rounded-md border border-input bg-card text-base text-foreground md:text-sm',
  'transition-[border-color,box-shadow] hover:border-muted-foreground',
  'focus-visible:border-ring focus-visible:outline-offset-0',
  'aria-invalid:border-destructive',
  'disabled:cursor-not-allowed disabled:bg-muted disabled:text-muted-foreground disabled:hover:border-input',
  'read-only:[&:not(select)]:bg-muted',
].join(' ')
