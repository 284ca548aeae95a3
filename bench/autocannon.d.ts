/** What is used here of `autocannon`; the package brings no types of its own. */
declare module 'autocannon' {
  export interface Options {
    url: string
    connections: number
    /** Seconds. */
    duration: number
    headers?: Record<string, string>
    /** What differs from request to request. */
    requests?: { setupRequest: (request: object) => object }[]
  }
  export interface Result {
    errors: number
    non2xx: number
    requests: { average: number }
  }
  export default function autocannon(options: Options): Promise<Result>
}
