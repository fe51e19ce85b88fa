/** What opens the Hosted UI instead of the page itself, once there is a configuration that says it. */
export const configuredOpener: { open: ((url: string) => unknown) | null } = { open: null }
