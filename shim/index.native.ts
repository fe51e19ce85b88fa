import './platform/register.native.js'

export * from './index.js'
