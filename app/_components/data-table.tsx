import type { ReactNode } from 'react'
import { cn } from './ui/cn.ts'
import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from './ui/table.tsx'

export type Column<Row> = {
  id: string
  header: ReactNode
  cell: (row: Row) => ReactNode
  align?: 'start' | 'end'
  /** `title` heads the card on a phone (exactly one column); `hidden` leaves the column out there. */
  phone?: 'title' | 'hidden'
  className?: string
}

type DataTableProps<Row> = {
  caption: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  /** What stands there when there are no rows: an `EmptyState`. */
  empty?: ReactNode
  className?: string
}

/**
 * A list of like things: a table where there is room, cards on a phone (one markup, CSS lays it out; the roles
 * keep it a table for assistive technology when it does not look like one). Link the title cell to the thing.
 */
export function DataTable<Row>({ caption, columns, rows, rowKey, empty, className }: DataTableProps<Row>) {
  if (rows.length === 0 && empty) return <>{empty}</>
  return (
    <Table caption={caption} role="table" className={cn('max-md:block', className)}>
      <TableHead role="rowgroup" className="max-md:sr-only">
        <TableRow role="row">
          {columns.map((column) => (
            <TableHeaderCell key={column.id} role="columnheader" align={column.align}>
              {column.header}
            </TableHeaderCell>
          ))}
        </TableRow>
      </TableHead>
      <TableBody role="rowgroup" className="max-md:block">
        {rows.map((row) => (
          <TableRow
            key={rowKey(row)}
            role="row"
            className="transition-colors hover:bg-accent/50 max-md:block max-md:px-4 max-md:py-3"
          >
            {columns.map((column) => (
              <DataCell key={column.id} column={column} row={row} />
            ))}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}

function DataCell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  return (
    <TableCell
      role="cell"
      align={column.align}
      className={cn(
        'max-md:flex max-md:items-start max-md:justify-between max-md:gap-4 max-md:px-0 max-md:py-1',
        column.phone === 'title' && 'max-md:pb-1.5 max-md:text-base max-md:font-medium',
        column.phone === 'hidden' && 'max-md:hidden',
        column.className,
      )}
    >
      {column.phone !== 'title' && (
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
