/** What search engines read about a page; `json` is safe inside a script element (`_lib/product-data.ts`). */
export function StructuredData({ json }: { json: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: JSON with `<` escaped; browsers do not run it
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: json }} />
}
