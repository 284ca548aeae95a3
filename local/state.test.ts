import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { beginningOf } from './processes.ts'
import type { InstanceState } from './state.ts'

const folder = vi.hoisted(() => `${process.env.TMPDIR ?? '/tmp'}/tradehall-state-${process.pid}`)
vi.mock('./root.ts', () => ({ stateFolder: () => folder }))
const { describeInstance, readState, removeState, writeState } = await import('./state.ts')

afterEach(() => rmSync(folder, { recursive: true, force: true }))

function state(launcher: InstanceState['launcher']): InstanceState {
  return {
    name: 'bench',
    mode: 'production',
    launcher,
    startedAt: 'now',
    env: {},
  } as unknown as InstanceState
}
const me = { pid: process.pid, began: beginningOf(process.pid) }

describe('the state of an instance', () => {
  it('is what its launcher wrote, as long as that lives', () => {
    writeState(state(me))
    expect(describeInstance('bench')).toEqual(state(me))
    removeState('bench')
    expect(describeInstance('bench')).toBeUndefined()
  })

  it('does not take another process under the same id for the launcher', () => {
    writeState(state({ ...me, began: 'long ago' }))
    expect(describeInstance('bench')).toBeUndefined()
    expect(readState('bench')?.launcher.pid).toBe(process.pid)
  })

  it('is none when a full disk has left half of it', () => {
    writeState(state(me))
    writeFileSync(join(folder, 'state.json'), '{"name": "ben')
    expect(readState('bench')).toBeUndefined()
  })
})
