import { ArrowDown, ArrowUp, ChevronsUpDown } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from '#app/_i18n/link.tsx'
import { cn } from './ui/cn.ts'
import { Pagination, type PaginationProps } from './ui/pagination.tsx'
import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from './ui/table.tsx'

export type Column<Row> = {
  id: string
  header: ReactNode
  cell: (row: Row) => ReactNode
  align?: 'start' | 'end'
  /** On a phone: `title` heads the card (exactly one column), `bare` goes without its header, `hidden` is left out. */
  phone?: 'title' | 'bare' | 'hidden'
  /** Makes the header a link to the list sorted by it; `direction` where the list is sorted by it already. */
  sort?: { href: string; direction?: 'ascending' | 'descending' }
  className?: string
}

type DataTableProps<Row> = {
  caption: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  /** Lets rows be chosen: `AllChoice`, and a row's `RowChoice`; from outside, since most tables need no scripts for them. */
  choice?: { all: ReactNode; of: (row: Row) => ReactNode }
  /** The neighbours of this page. */
  pages?: PaginationProps
  /** What stands there when there are no rows: an `EmptyState`. */
  empty?: ReactNode
  className?: string
}

/**
 * A list of like things: a table where there is room, cards on a phone (one markup, CSS lays it out; the roles
 * keep it a table for assistive technology when it does not look like one). Link the title cell to the thing.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, columns, rows, rowKey, choice, pages, empty, className } = props
  if (rows.length === 0 && empty) return <>{empty}</>
  return (
    <>
      <Table caption={caption} role="table" className={cn('max-md:block', className)}>
        <TableHead role="rowgroup" className="max-md:sr-only">
          <TableRow role="row">
            {choice && (
              <TableHeaderCell role="columnheader" className="w-0 pr-0">
                {choice.all}
              </TableHeaderCell>
            )}
            {columns.map((column) => (
              <HeaderCell key={column.id} column={column} />
            ))}
          </TableRow>
        </TableHead>
        <TableBody role="rowgroup" className="max-md:block">
          {rows.map((row) => (
            <TableRow
              key={rowKey(row)}
              role="row"
              data-row
              className="relative transition-colors focus-within:bg-accent/50 hover:bg-accent/50 max-md:flex max-md:flex-col max-md:px-4 max-md:py-3"
            >
              {choice && (
                <TableCell
                  role="cell"
                  className="w-0 pr-0 max-md:absolute max-md:top-3.5 max-md:right-4 max-md:z-10 max-md:w-auto max-md:p-0"
                >
                  {choice.of(row)}
                </TableCell>
              )}
              {columns.map((column) => (
                <DataCell key={column.id} column={column} row={row} choice={Boolean(choice)} />
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
      {pages && (pages.previousHref || pages.nextHref || pages.summary) && (
        <Pagination {...pages} className="border-t border-border px-4 py-3 md:px-6" />
      )}
    </>
  )
}

const ARROWS = { ascending: ArrowUp, descending: ArrowDown, none: ChevronsUpDown }

function HeaderCell<Row>({ column: { header, align, sort } }: { column: Column<Row> }) {
  if (!sort) {
    return (
      <TableHeaderCell role="columnheader" align={align}>
        {header}
      </TableHeaderCell>
    )
  }
  const Arrow = ARROWS[sort.direction ?? 'none']
  return (
    <TableHeaderCell role="columnheader" align={align} aria-sort={sort.direction ?? 'none'}>
      <Link
        href={sort.href}
        scroll={false}
        className="-mx-1 inline-flex min-h-6 items-center gap-1 rounded-sm px-1 hover:text-foreground"
      >
        {header}
        <Arrow aria-hidden className={cn('size-3.5', !sort.direction && 'opacity-60')} />
      </Link>
    </TableHeaderCell>
  )
}

function DataCell<Row>({ column, row, choice }: { column: Column<Row>; row: Row; choice: boolean }) {
  return (
    <TableCell
      role="cell"
      align={column.align}
      className={cn(
        'max-md:flex max-md:items-baseline max-md:justify-between max-md:gap-4 max-md:px-0 max-md:py-1',
        column.phone === 'title' && 'max-md:order-first max-md:pb-1.5 max-md:text-base max-md:font-medium',
        column.phone === 'title' && choice && 'max-md:pr-9',
        column.phone === 'bare' && 'max-md:justify-end',
        column.phone === 'hidden' && 'max-md:hidden',
        column.className,
      )}
    >
      {column.phone !== 'title' && column.phone !== 'bare' && (
        <span aria-hidden className="shrink-0 text-muted-foreground md:hidden">
          {column.header}
        </span>
      )}
      <span className={cn('min-w-0 md:contents', column.phone !== 'title' && 'max-md:text-end')}>
        {column.cell(row)}
      </span>
    </TableCell>
  )
}
