/** A mail or SMS as the mailbox shows it. */
export interface Message {
  id: string
  channel: 'email' | 'sms'
  /** ISO 8601. */
  at: string
  from: string
  to: string[]
  subject: string
  text: string
  html: string | null
}

/** What is kept in memory of a message: its contents stay on the disk. */
export interface Headline {
  id: string
  channel: 'email' | 'sms'
  at: string
  from: string
  to: string[]
  subject: string
  preview: string
}

interface Entry {
  headline: Headline
  read: () => Message
}

/** All messages of both channels, oldest first inside, newest first outside. */
export class Messages {
  #entries: Entry[] = []
  #byId = new Map<string, Entry>()
  #revision = 0

  /** Changes whenever a message comes or all go. */
  get revision(): number {
    return this.#revision
  }

  add(message: Message, read: () => Message): void {
    const { text, html, ...rest } = message
    const preview = (text || strip(html ?? '')).replace(/\s+/g, ' ').trim().slice(0, 140)
    const entry = { headline: { ...rest, preview }, read }
    this.#entries.push(entry)
    this.#byId.set(message.id, entry)
    this.#revision += 1
  }

  /** Brings what was loaded from several journals into one order. */
  sort(): void {
    this.#entries.sort((one, other) => (one.headline.at < other.headline.at ? -1 : 1))
  }

  clear(channel: 'email' | 'sms'): void {
    this.#entries = this.#entries.filter(({ headline }) => headline.channel !== channel)
    this.#byId = new Map(this.#entries.map((entry) => [entry.headline.id, entry]))
    this.#revision += 1
  }

  get(id: string): Message | undefined {
    return this.#byId.get(id)?.read()
  }

  /** Newest first, after the `skip` newest. `to` is part of a recipient's address or number, in any case. */
  find(to: string, limit: number, skip = 0): { total: number; found: Headline[] } {
    const wanted = to.trim().toLowerCase()
    const matches = wanted
      ? this.#entries.filter(({ headline }) =>
          headline.to.some((address) => address.toLowerCase().includes(wanted)),
        )
      : this.#entries
    const end = Math.max(0, matches.length - skip)
    const found = matches.slice(Math.max(0, end - limit), end).reverse()
    return { total: matches.length, found: found.map(({ headline }) => headline) }
  }
}

function strip(html: string): string {
  return html
    .replace(/<(style|head|script)[\s\S]*?<\/\1>/gi, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&nbsp;/g, ' ')
    .replace(/&amp;/g, '&')
}
