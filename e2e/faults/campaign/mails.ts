export interface Headline {
  to: string[]
  subject: string
}

const PAGE = 1_000

/** Recipients and subjects of everything that was ever sent, SMS included. */
export async function headlines(mailbox: string): Promise<Headline[]> {
  const all: Headline[] = []
  for (;;) {
    const response = await fetch(`${mailbox}/api/headlines?limit=${PAGE}&skip=${all.length}`)
    if (!response.ok) throw new Error(`The mailbox answered ${response.status}.`)
    const { messages } = (await response.json()) as { messages: Headline[] }
    all.push(...messages)
    if (messages.length < PAGE) return all
  }
}
