import { bridgedSets } from './bridged-sets.js'
import { componentLibraries, registersAuthenticator } from './component-libraries.js'
import { configurationFacts, joinConfigurationFacts } from './configuration-facts.js'
import { joinFlows, packageFlow } from './configured-flow.js'
import { configuresMetadata } from './configured-metadata.js'
import { makesErrorCodes, readsErrorCodes } from './error-reads.js'
import { choosesFactor } from './factor-choice.js'
import { heardEvents, sendsAuthEvents } from './heard-events.js'
import { HELPER_MARK } from './helper-mark.js'
import { makesIdentityUsers, usesAuth } from './identity-objects.js'
import { injectsAuth } from './injected-auth.js'
import { isTest, mockedMethods, sharedMock } from './mocked-methods.js'
import type { PackageFacts } from './model.js'
import { signsInWithoutPassword } from './passwordless-sign-in.js'
import { relaysErrors } from './relayed-errors.js'
import { signsInAfterSignUp } from './signs-in-after-sign-up.js'
import { userMembers } from './user-members.js'

/** A text of a package: a source file, or a file of its configuration. */
export interface PackageText {
  readonly path: string
  readonly text: string
}

/**
 * What the texts of one package say that concerns all of its files.
 *
 * @param remaining a text without what becomes harmless: reads of codes that become reads of names,
 * methods of users that become functions.
 */
export function factsOf(
  all: readonly PackageText[],
  remaining: (text: PackageText) => string = ({ text }) => text,
): PackageFacts {
  // Templates of Angular run no code of their own.
  const texts = all.filter(({ path }) => !path.endsWith('.html'))
  // The helper module makes errors as v5 did, on purpose, and reads none.
  const code = texts.filter(
    ({ path, text }) => !path.endsWith('.json') && !text.startsWith(HELPER_MARK),
  )
  const makes = code.some(({ text }) => makesErrorCodes(text) || relaysErrors(text))
  return {
    // A name is as good as a code only where nobody makes errors that have a code alone.
    readsErrorCodes: code.some(
      (text) => readsErrorCodes(text.text) && (makes || readsErrorCodes(remaining(text))),
    ),
    makesErrorCodes: makes,
    signInFlow: packageFlow(texts),
    passwordlessSignIn: code.some(({ text }) => signsInWithoutPassword(text)),
    configuration: configurationFacts(code),
    configuresMetadata: texts.some(({ text }) => configuresMetadata(text)),
    userMembers: new Set(
      texts.flatMap((one) => userMembers(choosesFactor(one.text) ? remaining(one) : one.text)),
    ),
    heardEvents: new Set(code.flatMap(({ text }) => heardEvents(text))),
    sendsAuthEvents: code.some(({ text }) => sendsAuthEvents(text)),
    componentLibraries: new Set(code.flatMap(({ text }) => componentLibraries(text))),
    registersAuthenticator: code.some(({ text }) => registersAuthenticator(text)),
    usesAuth: texts.some(({ text }) => usesAuth(text)),
    makesIdentityUsers: code.some(({ text }) => makesIdentityUsers(text)),
    signsInAfterSignUp: texts.some(({ text }) => signsInAfterSignUp(text)),
    bridgedSets: bridgedSets(texts.map(({ text }) => text)),
    injectsAuth: texts.some(({ path, text }) => injectsAuth(path, text)),
    mockedMethods: new Set(mockedMethods(code)),
    sharedMock: sharedMock(code),
    hasModules: code.some((one) => !isTest(one) && isModule(one.text)),
  }
}

/** Facts that hold when either of two lots of texts says so. */
export function joinFacts(one: PackageFacts, other: PackageFacts): PackageFacts {
  return {
    readsErrorCodes: one.readsErrorCodes || other.readsErrorCodes,
    makesErrorCodes: one.makesErrorCodes || other.makesErrorCodes,
    signInFlow: joinFlows(one.signInFlow, other.signInFlow),
    passwordlessSignIn: one.passwordlessSignIn || other.passwordlessSignIn,
    configuration: joinConfigurationFacts(one.configuration, other.configuration),
    configuresMetadata: one.configuresMetadata || other.configuresMetadata,
    userMembers: new Set([...one.userMembers, ...other.userMembers]),
    heardEvents: new Set([...one.heardEvents, ...other.heardEvents]),
    sendsAuthEvents: one.sendsAuthEvents || other.sendsAuthEvents,
    componentLibraries: new Set([...one.componentLibraries, ...other.componentLibraries]),
    registersAuthenticator: one.registersAuthenticator || other.registersAuthenticator,
    usesAuth: one.usesAuth || other.usesAuth,
    makesIdentityUsers: one.makesIdentityUsers || other.makesIdentityUsers,
    signsInAfterSignUp: one.signsInAfterSignUp || other.signsInAfterSignUp,
    bridgedSets: new Map([...one.bridgedSets, ...other.bridgedSets]),
    injectsAuth: one.injectsAuth || other.injectsAuth,
    mockedMethods: new Set([...one.mockedMethods, ...other.mockedMethods]),
    sharedMock: one.sharedMock ?? other.sharedMock,
    hasModules: one.hasModules || other.hasModules,
  }
}

/** Does a text say `import` or `export` as ES modules do? */
function isModule(text: string): boolean {
  return /^(?:import\b[^(]*?['"][^'"\n]+['"]|export\s)/m.test(text)
}
