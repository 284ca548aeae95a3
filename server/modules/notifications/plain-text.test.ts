import { describe, expect, it } from 'vitest'
import { plainTextOf } from './plain-text.ts'

const mail = (inner: string) =>
  `<html><head><title>Never in the text</title></head><body style="margin:0">${inner}</body></html>`

describe('the plain text of a mail', () => {
  it('has a paragraph per block, with what stands in comments and previews left out', () => {
    const preview = '<div style="display:none" data-skip-in-text="true">Preview<div> ‌​ </div></div>'
    const html = mail(
      `${preview}<h1>Thank you</h1><p>Order <strong>A</strong>. <!-- -->Next.</p><hr/><p>End</p>`,
    )
    expect(plainTextOf(html)).toBe('Thank you\n\nOrder A. Next.\n\nEnd')
  })
  it('keeps the columns of a row on one line, and rows apart', () => {
    const row = (label: string, amount: string) =>
      `<table><tbody><tr><td><p>${label}</p></td><td align="right"><p>${amount}</p></td></tr></tbody></table>`
    expect(plainTextOf(mail(row('Delivery', '€4.90') + row('Total', '€9.90')))).toBe(
      'Delivery  €4.90\n\nTotal  €9.90',
    )
  })
  it('takes a cell that holds a picture alone for no column', () => {
    const picture = '<td><img src="https://s.test/1.webp" alt=""/></td>'
    const row = `<tr>${picture}<td>Bowl<br/><span>2 × €1.00</span></td><td>€2.00</td></tr>`
    const html = mail(`<p>From Ember</p><table><tbody>${row}${row}</tbody></table>`)
    const words = 'Bowl\n2 × €1.00  €2.00'
    expect(plainTextOf(html)).toBe(`From Ember\n\n${words}\n\n${words}`)
  })
  it('writes a link’s address after its words', () => {
    const html = mail(
      '<a href="http://s.test/?a=1&amp;b=2" target="_blank"><span>See <i>it</i></span></a><p>End</p>',
    )
    expect(plainTextOf(html)).toBe('See it http://s.test/?a=1&b=2\n\nEnd')
  })
  it('breaks lines where the mail does, and gives back what React escaped', () => {
    const html = mail('<p><span>Name</span><br/>&lt;b&gt; O&#x27;Hara &amp; &quot;Sons&quot;</p>')
    expect(plainTextOf(html)).toBe(`Name\n<b> O'Hara & "Sons"`)
  })
})
