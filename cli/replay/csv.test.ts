import { describe, expect, it } from 'vitest'
import { parseCsv } from './csv.ts'

const cellsOf = (text: string) => parseCsv(text).map(({ cells }) => cells)

describe('a CSV text', () => {
  it('may quote cells with commas, quotes and line ends in them', () => {
    expect(cellsOf('a,"b, ""c""\nd",e\nf,,"g"\n')).toEqual([
      ['a', 'b, "c"\nd', 'e'],
      ['f', '', 'g'],
    ])
  })

  it('may begin with a byte order mark, end its lines with CRLF and its last one with nothing', () => {
    expect(cellsOf('\uFEFFa,b\r\n"c",d')).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ])
  })

  it('tells on which line each record begins, blank and broken lines counted', () => {
    expect(parseCsv('a\n\n"b\nb"\nc').map(({ line }) => line)).toEqual([1, 3, 5])
  })

  it('loses only the line on which a quote is never closed', () => {
    expect(parseCsv('a,b\n"c,d\ne,f\n')).toEqual([
      { line: 1, cells: ['a', 'b'], broken: false },
      { line: 2, cells: ['c', 'd'], broken: true },
      { line: 3, cells: ['e', 'f'], broken: false },
    ])
  })

  it('loses only the line on which a quote is closed too early', () => {
    expect(parseCsv('a,b\n"c"x,d\n"e",f\n')).toMatchObject([
      { line: 1, broken: false },
      { line: 2, broken: true },
      { line: 3, cells: ['e', 'f'], broken: false },
    ])
  })
})
