/**
 * The places where Amplify v5 itself says `any`. Code written against v5 reads members freely from
 * such values and passes anything as a `user`; `unknown`, or a type of our own, would refuse code
 * that compiled yesterday. Only these places use it.
 */
// biome-ignore lint/suspicious/noExplicitAny: v5 declares `any` here, and nothing else accepts the same code
export type V5Any = any
