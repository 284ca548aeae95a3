import { v7 } from 'uuid'

/** An id such as was made at that instant, so that pages and cursors that go by ids show the past in its order. */
export const idAt = (at: Date): string => v7({ msecs: at.getTime() })
