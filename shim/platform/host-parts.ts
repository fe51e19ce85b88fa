import type { Platform } from './platform.js'

/** What a host has besides what its global scope offers. */
export type HostParts = Partial<Platform>

let registered: PropertyDescriptorMap = {}

/**
 * Puts parts in the place of those that every host has. The entries for Node and for React Native
 * do this once, when they are loaded; parts that are getters are first read when they are needed.
 */
export function registerHost(parts: HostParts): void {
  registered = { ...registered, ...Object.getOwnPropertyDescriptors(parts) }
}

/** The platform with the parts that are registered for this host. */
export function withHostParts(platform: Platform): Platform {
  return Object.defineProperties(platform, registered)
}
