import { expect, test } from 'vitest'
import { makesErrorCodes, readsErrorCodes } from '../../transforms/error-reads.js'

test.each([
  `if (err.code === 'UserNotConfirmedException') confirm()`,
  `switch (error.code) {`,
  `e?.code`,
  `authError.code`,
  `(err as AuthError).code === X`,
  `(err as { code: string }).code`,
  `(<any>error).code`,
  `error!.code`,
  `err['code']`,
  `err?.["code"]`,
  `reason.code`,
  `const { code, message } = err`,
  `const { code: why } = error as AuthError`,
  `try { a() } catch ({ code }) { b(code) }`,
  `Auth.signIn(a, b).catch(({ code }) => show(code))`,
  `if (e === 'No current user') return null`,
  `e === "The user is not authenticated"`,
  `if (e === 'not authenticated') {}`,
  `if (err.code !== 'ENOENT' && err.code !== code) throw err`,
  `state.lastException.code`,
  `err2.code`,
])('counts %s', (line) => {
  expect(readsErrorCodes(`before()\n${line}\nafter()\n`)).toBe(true)
})

test.each([
  `if (err.code === 'ENOENT') return null`,
  `if ('ECONNABORTED' === error.code) retry()`,
  `if (err.code !== 'ENOENT' && err.code !== 'ENOTDIR') throw err`,
  `if (error.code === 'ERR_MODULE_NOT_FOUND' || error.code === 'MODULE_NOT_FOUND') {}`,
  `if (err.code === 404) return`,
  `const code = form.code`,
  `await Auth.confirmSignUp(username, code)`,
  `const { code } = useParams()`,
  `const { code } = errorCodes()`,
  `response.code === 200`,
  `error.codeName`,
  `terror2000.encode`,
  `somethingElse.code`,
  `const text = 'No current user is allowed to do that'`,
])('does not count %s', (line) => {
  expect(readsErrorCodes(`before()\n${line}\nafter()\n`)).toBe(false)
})

test.each([
  `error.code = 'UserNotFoundException'`,
  `throw { code: err.code, message: err.message }`,
  `reject({ code: err?.name })`,
  `Object.assign(new Error(text), { code: 'NotAuthorizedException' })`,
  `class AuthError extends Error { constructor(code) { super(code); this.code = code } }`,
  `class Refusal extends ApiError { constructor(public code: string) { super() } }`,
  `export class ApiException {\n  readonly code: string\n}`,
])('sees that an error is made: %s', (text) => {
  expect(makesErrorCodes(text)).toBe(true)
})

test.each([
  `if (error.code === 'UserNotFoundException') refuse()`,
  `setState({ code: event.target.value })`,
  `const form = { code: '', error: null }`,
  `this.code = code`,
  `class Form extends React.Component {\n  code = ''\n}`,
])('sees no error made: %s', (text) => {
  expect(makesErrorCodes(text)).toBe(false)
})
