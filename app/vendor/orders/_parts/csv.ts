/**
 * Lines of a file for spreadsheets (RFC 4180), with the mark by which they know UTF-8. A text that a spreadsheet would
 * take for a formula gets an apostrophe before it: names are typed by strangers.
 */
export function csvOf(headings: readonly string[], lines: readonly (readonly (string | number)[])[]): string {
  return `\ufeff${[headings, ...lines].map((line) => line.map(cell).join(',')).join('\r\n')}\r\n`
}

function cell(value: string | number): string {
  if (typeof value === 'number') return String(value)
  const text = /^[=+\-@\t\r]/.test(value) && !/^-?\d+(\.\d+)?$/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
