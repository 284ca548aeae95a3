import { cn } from './cn.ts'

const VARIANTS = {
  primary: 'border-transparent bg-primary text-primary-foreground shadow-sm hover:bg-primary-hover',
  secondary: 'border-transparent bg-secondary text-secondary-foreground hover:bg-secondary-hover',
  outline: 'border-input bg-card text-foreground hover:bg-accent',
  ghost: 'border-transparent text-foreground hover:bg-accent',
  destructive:
    'border-transparent bg-destructive-solid text-destructive-solid-foreground shadow-sm hover:bg-destructive-solid-hover',
  link: 'border-transparent link h-auto! px-0! hover:text-primary-hover',
}

/** 44 px where fingers press, 40 px where a pointer does. */
const SIZES = {
  md: 'h-11 px-4 text-sm md:h-10 [&_svg]:size-4',
  sm: 'h-9 px-3 text-sm md:h-8 [&_svg]:size-4',
  lg: 'h-12 px-6 text-base [&_svg]:size-5',
  icon: 'size-11 md:size-10 [&_svg]:size-5',
  'icon-sm': 'size-9 md:size-8 [&_svg]:size-4',
}

export type ButtonVariants = { variant?: keyof typeof VARIANTS; size?: keyof typeof SIZES }

/** Classes of a button; also for a link that looks like one (`ButtonLink`) and for Base UI's triggers. */
export function buttonVariants({
  variant = 'primary',
  size = 'md',
  className,
}: ButtonVariants & { className?: string } = {}): string {
  return cn('button', VARIANTS[variant], SIZES[size], className)
}
