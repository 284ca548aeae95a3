// Shows new messages without a reload, and gives a mail the height that it needs.
const frame = document.querySelector('iframe')
const grow = () => {
  const height = frame.contentDocument?.documentElement.scrollHeight
  if (height) frame.style.height = `${height + 2}px`
}
if (frame) {
  frame.addEventListener('load', grow)
  window.addEventListener('resize', grow)
  grow()
}

document.querySelector('#list [aria-current]')?.scrollIntoView({ block: 'nearest' })

let revision = document.body.dataset.revision
async function look() {
  if (document.hidden) return
  const response = await fetch('/api/messages?limit=0')
  const latest = String((await response.json()).revision)
  if (latest === revision) return
  const page = new DOMParser().parseFromString(await (await fetch(location.href)).text(), 'text/html')
  const focused = document.activeElement?.getAttribute('href')
  for (const part of ['#list', '#count']) {
    document.querySelector(part)?.replaceChildren(...page.querySelector(part).childNodes)
  }
  if (focused) document.querySelector(`#list a[href="${CSS.escape(focused)}"]`)?.focus()
  revision = latest
}
setInterval(() => look().catch(() => {}), 2000)
