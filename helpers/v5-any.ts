/** What Amplify v5 declared as `any`: its users read members freely, and anything is passed on as one. */
// biome-ignore lint/suspicious/noExplicitAny: v5 declared `any` here, and nothing else accepts the same code
export type V5Any = any
