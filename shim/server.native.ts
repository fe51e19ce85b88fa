import './platform/register.native.js'

export * from './server.js'
