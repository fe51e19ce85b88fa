import './platform/register.native.js'

export * from './cognito.js'
