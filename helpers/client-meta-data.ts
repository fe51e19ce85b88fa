/** What a Lambda trigger is told, if it is told anything. */
export type ClientMetaData = Record<string, string> | undefined
