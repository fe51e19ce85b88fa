import { registerHost } from './host-parts.js'
import { reactNativeParts } from './react-native.js'

/** Metro's. It wants names that it can read, and lets a module be missing inside of a `try`. */
declare function require(name: string): unknown

// The package condition `react-native` leads here, so this module works by being loaded.
registerHost(
  reactNativeParts({
    asyncStore() {
      try {
        return exported(require('@react-native-async-storage/async-storage'), 'default')
      } catch {
        return null
      }
    },
    browser() {
      try {
        return exported(require('@aws-amplify/rtn-web-browser'), 'module')
      } catch {
        return null
      }
    },
    passkeys() {
      try {
        return exported(require('@aws-amplify/rtn-passkeys'), 'module')
      } catch {
        return null
      }
    },
    device() {
      try {
        return exported(require('@aws-amplify/react-native'), null)
      } catch {
        return null
      }
    },
  }),
)

function exported<Module>(module: unknown, name: string | null): Module | null {
  const found = name === null ? module : (module as Record<string, unknown> | undefined)?.[name]
  return (found as Module | undefined) ?? null
}
