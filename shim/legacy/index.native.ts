import '../platform/register.native.js'

export * from './index.js'
export { default } from './index.js'
