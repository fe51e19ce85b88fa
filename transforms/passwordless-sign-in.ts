import { HELPER_MARK } from './helper-mark.js'

/**
 * Does a text sign somebody in without a password? Of such a sign-in v5's user kept the name that was
 * typed, where v6 tells the one of the user pool. A false yes costs a few native reads of the name.
 */
export function signsInWithoutPassword(source: string): boolean {
  if (!source.includes('signIn') || source.startsWith(HELPER_MARK)) return false
  if (/\bCUSTOM_WITHOUT_SRP\b/.test(source)) return true
  const objects = [...source.matchAll(withObject)].map(([, members = '']) => members)
  if (objects.some((members) => !/\bpassword\b/i.test(members))) return true
  return byAuth.test(source) || byName.test(source) || handedOver.test(source)
}

const ofAuth = '(?:\\b[\\w$]*[aA]uth|\\b[aA]uth\\(\\)|\\bAuthClass)[!?]?\\s*\\.\\s*signIn'

/** `Auth.signIn({ username })` */
const withObject = new RegExp(`${ofAuth}\\s*\\(\\s*\\{([^{}]*(?:\\{[^{}]*\\}[^{}]*)*)\\}`, 'g')

const nothing = '(?:,\\s*(?:undefined|null|\'\'|"")\\s*)?(?:,\\s*)?'

/** `Auth.signIn(email)` */
const byAuth = new RegExp(
  `${ofAuth}\\s*\\(\\s*(?![{)\\s.])(?:\`[^\`]*\`|[^,(){}\`]|\\([^()]*\\))*${nothing}\\)`,
)

/** `signIn(email)`, whatever it is a member of. */
const byName = new RegExp(
  `\\bsignIn\\s*\\(\\s*[\\w$.!?]*(?:[eE]mail|[pP]hone|[mM]obile|[uU]ser[nN]ame|[lL]ogin|[iI]dentifier)\\w*(?:\\.value|\\.trim\\(\\)|\\.toLowerCase\\(\\))*\\s*${nothing}\\)`,
)

/** `call([Auth, 'signIn'], email)` */
const handedOver =
  /\bAuth\s*(?:\.\s*signIn|,\s*(?:Auth\.signIn|['"]signIn['"])\s*\])\s*,\s*[\w$.]+\s*\)/
