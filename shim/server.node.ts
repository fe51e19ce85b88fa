import './platform/register.node.js'

export * from './server.js'
