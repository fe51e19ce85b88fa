import './platform/register.node.js'

export * from './index.js'
