import type { Headline, Message } from '../messages.ts'

/** How many messages the list shows: older ones are found by their recipient. */
export const LIST_LENGTH = 200

export interface Shown {
  /** What was searched for; empty for everything. */
  to: string
  total: number
  headlines: Headline[]
  revision: number
  message?: Message
  view: 'html' | 'text'
}

/** The whole page: the list, and one message when one is chosen. */
export function mailboxPage(shown: Shown): string {
  const { to, total, message, revision } = shown
  const count = total === 1 ? '1 message' : `${total} messages`
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${message ? `${escapeHtml(titleOf(message))} - ` : ''}Mailbox</title>
<link rel="stylesheet" href="/style.css"><link rel="icon" href="data:,">
</head>
<body class="${message ? 'reading' : 'choosing'}" data-revision="${revision}">
<header>
<h1><a href="/">Mailbox</a></h1>
<p id="count" role="status">${count}${to ? ` to <strong>${escapeHtml(to)}</strong>` : ''}</p>
<form action="/" role="search"><label for="to">Recipient</label><input id="to" name="to" type="search" value="${escapeHtml(to)}" autocomplete="off"><button>Find</button></form>
</header>
<div class="panes">
<nav class="list" aria-label="Messages" id="list">${list(shown)}</nav>
<main>${message ? reading(shown, message) : '<p class="empty">Choose a message to read it.</p>'}</main>
</div>
<script type="module" src="/refresh.js"></script>
</body>
</html>`
}

function list({ to, total, headlines, message }: Shown): string {
  if (headlines.length === 0) {
    return `<p class="empty">${to ? 'Nothing was sent to this recipient.' : 'No mail and no SMS yet. They appear here as soon as the shop sends them.'}</p>`
  }
  const items = headlines.map((headline) => {
    const { id, channel, at, to: recipients, preview } = headline
    const current = id === message?.id ? ' aria-current="true"' : ''
    const subject = channel === 'sms' ? '<span class="tag">SMS</span>' : escapeHtml(titleOf(headline))
    return `<li><a href="${link(id, to)}"${current}><span class="line"><span>${escapeHtml(recipients.join(', '))}</span>${time(at)}</span><span class="line"><span class="subject">${subject}</span></span><span class="line"><span class="preview">${escapeHtml(preview)}</span></span></a></li>`
  })
  const more =
    total > headlines.length
      ? `<p class="more">The newest ${headlines.length} of ${total}. Search by recipient for older ones.</p>`
      : ''
  return `<ol>${items.join('')}</ol>${more}`
}

function reading({ to, view }: Shown, message: Message): string {
  const { id, channel, from, to: recipients, at, html, text } = message
  const head = `<a class="back" href="/${to ? `?to=${encodeURIComponent(to)}` : ''}">Back to all messages</a>
<h2>${escapeHtml(titleOf(message))}</h2>
<dl><dt>From</dt><dd>${escapeHtml(from)}</dd><dt>To</dt><dd>${escapeHtml(recipients.join(', '))}</dd><dt>Sent</dt><dd>${time(at, 'full')}</dd></dl>`
  if (channel === 'sms') return `${head}<pre class="body sms">${withLinks(text)}</pre>`
  const asText = view === 'text' || !html
  const tab = (name: 'html' | 'text', label: string, chosen: boolean) =>
    `<a href="${link(id, to, name)}"${chosen ? ' aria-current="true"' : ''}>${label}</a>`
  const tabs = html
    ? `<nav class="views" aria-label="View">${tab('html', 'Mail', !asText)}${tab('text', 'Plain text', asText)}</nav>`
    : ''
  const body = asText
    ? `<pre class="body">${text ? withLinks(text) : '<span class="quiet">This mail has no plain text.</span>'}</pre>`
    : `<iframe title="${escapeHtml(titleOf(message))}" src="/messages/${encodeURIComponent(id)}/html" sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"></iframe>`
  return `${head}${tabs}${body}`
}

/** A mail's own HTML for the frame: its links open in a new tab. It runs no scripts (CSP and sandbox). */
export function mailDocument(html: string): string {
  const base = '<base target="_blank">'
  return /<head[^>]*>/i.test(html)
    ? html.replace(/<head[^>]*>/i, (head) => `${head}${base}`)
    : `${base}${html}`
}

function titleOf({ channel, subject }: { channel: string; subject: string }): string {
  return channel === 'sms' ? 'SMS' : subject || '(no subject)'
}

function link(id: string, to: string, view?: 'html' | 'text'): string {
  const query = new URLSearchParams({ ...(to && { to }), ...(view === 'text' && { view }) })
  return escapeHtml(`/messages/${encodeURIComponent(id)}${query.size > 0 ? `?${query}` : ''}`)
}

function time(at: string, style: 'short' | 'full' = 'short'): string {
  const date = new Date(at)
  const today = date.toDateString() === new Date().toDateString()
  const shown =
    style === 'full'
      ? date.toLocaleString('en', { dateStyle: 'full', timeStyle: 'medium' })
      : date.toLocaleString('en', today ? { timeStyle: 'short' } : { dateStyle: 'medium' })
  return `<time datetime="${at}">${escapeHtml(shown)}</time>`
}

function withLinks(text: string): string {
  return text
    .split(/(https?:\/\/[^\s<>"')\]]*[^\s<>"')\].,;:!?])/)
    .map((part, index) =>
      index % 2 === 1
        ? `<a href="${escapeHtml(part)}" target="_blank" rel="noopener noreferrer">${escapeHtml(part)}</a>`
        : escapeHtml(part),
    )
    .join('')
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
