/** What the API answers where it breaks, as `route.fulfill` takes it. */
export const BROKEN_ANSWER = {
  status: 500,
  json: {
    error: {
      json: {
        message: 'Something broke.',
        code: -32603,
        data: { code: 'INTERNAL_SERVER_ERROR', httpStatus: 500 },
      },
    },
  },
}
