// Loaded into a server before its own code: whatever it asks of AWS goes to the Cognito on this
// machine, over TLS as ever. What a line in the file of hosts would do, and a trusted certificate.
const tls = require('node:tls')

const port = Number(process.env.LOCAL_AWS_PORT)
const { connect } = tls

tls.connect = (...parameters) => {
  const [options, ...others] = parameters
  if (!options?.host?.endsWith('.amazonaws.com')) return connect(...parameters)
  return connect({ ...options, host: '127.0.0.1', port, rejectUnauthorized: false }, ...others)
}
