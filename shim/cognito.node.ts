import './platform/register.node.js'

export * from './cognito.js'
