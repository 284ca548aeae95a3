import { relative } from 'node:path'
import { type Problems, problemsOf } from './check.ts'

/** A finding as Biome writes it for GitHub: the one of its forms with a line per finding. */
const FINDING = /^::\w+ title=([^,]*),file=([^,]*),line=(\d+)[^:]*::(.*)$/

/** Biome's findings: `file:line: rule: what is wrong`. What it says when it cannot run at all is passed on as it is. */
export async function checkLint(root: string): Promise<Problems> {
  const biome = '@biomejs/biome/bin/biome'
  const lines = await problemsOf(root, biome, ['ci', '--reporter=github', '--max-diagnostics=none', '.'])
  const findings = lines.flatMap((line) => worded(root, line))
  return findings.length > 0 ? findings : lines
}

function worded(root: string, line: string): Problems {
  const [, rule = '', file = '', at, message] = FINDING.exec(line) ?? []
  if (file === '') return []
  const path = file.startsWith(root) ? relative(root, file) : file
  return [`${path}:${at}: ${rule.replace(/^lint\/\w+\//, '')}: ${message}`]
}
