declare const brand: unique symbol

/** A `T` that only its minting function makes: `Brand<string, 'VendorId'>` is a string, but no string is a `VendorId`. */
export type Brand<T, N extends string> = T & { readonly [brand]: N }

/** A vendor's id as the session's membership proves it. Only `vendorProcedure` mints it for people. */
export type VendorId = Brand<string, 'VendorId'>
