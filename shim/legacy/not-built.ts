import type { V5Any } from './v5-any.js'

/**
 * Creates a class of v5 whose constructor and methods all refuse.
 *
 * @param className - its name, as in v5
 * @param methods - every method of it: one that is missing, or is too many, does not compile
 * @param owner - the name that apps know it by, for the message
 */
export function notBuiltClass<Class extends Constructor, Private extends string = never>(
  className: string,
  methods: Readonly<Record<MethodName<InstanceType<Class>> | Private, true>>,
  owner: string = className,
): Class {
  const refusing = notBuiltFunction(`new ${className}`)
  Object.defineProperty(refusing, 'name', { value: className })
  for (const method of Object.keys(methods)) {
    Object.defineProperty(refusing.prototype, method, {
      value: notBuiltFunction(`${owner}.${method}`),
      writable: true,
      configurable: true,
    })
  }
  return refusing as V5Any
}

/** Creates the one instance of a class whose constructor refuses. */
export function notBuiltInstance<Type extends object>(
  ofClass: { readonly prototype: Type },
  fields: Fields<Type>,
): Type {
  return Object.assign(Object.create(ofClass.prototype), fields)
}

/**
 * Creates a function that refuses. It throws at once even where v5 returns a promise: a rejection
 * would look like "signed out" to code that catches it and goes on.
 */
export function notBuiltFunction(name: string): (...args: V5Any[]) => never {
  return function refuse() {
    throw new Error(
      `${name} of @amplift/auth/legacy is not built yet: this version carries the types of v5 and ` +
        'no behaviour. Until a version that has it, import it from aws-amplify 5.',
    )
  }
}

type Constructor = abstract new (...args: never[]) => object

/** The members of a type that can be called; a member that v5 leaves `any` is not one. */
type MethodName<Type> = {
  [Name in keyof Type]-?: 0 extends 1 & Type[Name]
    ? never
    : Type[Name] extends (...args: never[]) => unknown
      ? Name
      : never
}[keyof Type]

/** The members of a type that have to be there and cannot be called. */
type Fields<Type> = {
  [Name in Exclude<keyof Type, MethodName<Type>> as Type extends Record<Name, unknown>
    ? Name
    : never]: Type[Name]
}
