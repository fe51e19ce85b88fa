/** How a password is sent. */
export type AuthFlow = 'USER_SRP_AUTH' | 'USER_PASSWORD_AUTH' | 'CUSTOM_WITH_SRP'

/** The flow that the configuration says, once there is one that says it. */
export const configuredFlow: { type: AuthFlow } = { type: 'USER_SRP_AUTH' }
