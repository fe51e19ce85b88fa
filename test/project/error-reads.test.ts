import { expect, test } from 'vitest'
import { readsErrorCodes } from '../../transforms/error-reads.js'

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
