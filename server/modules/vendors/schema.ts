/** A vendor as the storefront's lists show it. */
export interface VendorCard {
  slug: string
  name: string
  tagline: string
  description: string
  country: string
  city: string | null
  markUrl: string | null
  bannerUrl: string | null
  /** Of its products: hundredths of a star, 0 where nobody has rated one. */
  rating: number
  ratingCount: number
  /** Products that are listed. */
  products: number
}

/** A vendor's own page. */
export interface VendorProfile extends VendorCard {
  story: string
  shippingPolicy: string
  returnPolicy: string
  foundedYear: number | null
}
