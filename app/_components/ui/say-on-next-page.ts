/** Says, in a toast of the document that comes next, what was done here; the toaster there looks for it. */
export function sayOnNextPage(message: string): void {
  sessionStorage.setItem('say', message)
}
