import ts from 'typescript'

/** Writes a type down, one level deep and without private members, so that two can be compared. */
export function describeType(checker: ts.TypeChecker, type: ts.Type): readonly string[] {
  if (type.flags & ts.TypeFlags.EnumLike && type.isUnion()) {
    return type.types.map((member) => describeEnumMember(checker, member))
  }
  // The members of a union come in the order in which the compiler met them.
  if (type.isUnion()) return type.types.map((member) => print(checker, member)).sort()
  return [
    ...(type.isClassOrInterface() ? checker.getBaseTypes(type) : []).map(
      (base) => `extends ${print(checker, base)}`,
    ),
    ...type.getCallSignatures().map((signature) => `call ${printSignature(checker, signature)}`),
    ...type
      .getConstructSignatures()
      .map((signature) => `new ${printSignature(checker, signature)}`),
    ...checker
      .getIndexInfosOfType(type)
      .map((info) => `[${print(checker, info.keyType)}]: ${print(checker, info.type)}`),
    ...publicProperties(checker, type)
      .map((property) => describeProperty(checker, property))
      .sort(),
  ]
}

/** The names of the members that are neither private nor `prototype`. */
export function publicProperties(checker: ts.TypeChecker, type: ts.Type): readonly ts.Symbol[] {
  return checker
    .getPropertiesOfType(type)
    .filter((property) => !(property.flags & ts.SymbolFlags.Prototype))
    .filter((property) => !(declarationFlags(property) & ts.ModifierFlags.Private))
}

function describeProperty(checker: ts.TypeChecker, property: ts.Symbol): string {
  const optional = property.flags & ts.SymbolFlags.Optional ? '?' : ''
  const kind = property.flags & ts.SymbolFlags.Method ? 'method' : 'property'
  const readonly = declarationFlags(property) & ts.ModifierFlags.Readonly ? 'readonly ' : ''
  const type = checker.getTypeOfSymbol(property)
  return `${kind} ${readonly}${property.name}${optional}: ${print(checker, type)}`
}

function describeEnumMember(checker: ts.TypeChecker, member: ts.Type): string {
  const value = member.isStringLiteral() ? member.value : ''
  return `${print(checker, member)} = ${JSON.stringify(value)}`
}

function declarationFlags(symbol: ts.Symbol): ts.ModifierFlags {
  const declaration = symbol.valueDeclaration ?? symbol.declarations?.[0]
  return declaration ? ts.getCombinedModifierFlags(declaration) : ts.ModifierFlags.None
}

const format = ts.TypeFormatFlags.NoTruncation

function print(checker: ts.TypeChecker, type: ts.Type): string {
  return checker.typeToString(type, undefined, format)
}

function printSignature(checker: ts.TypeChecker, signature: ts.Signature): string {
  return checker.signatureToString(signature, undefined, format)
}
