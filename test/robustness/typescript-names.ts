import ts from 'typescript'

/** One identifier of a file and where TypeScript says its name is declared. */
export interface NameRead {
  readonly name: string
  readonly start: number
  /** Offsets of the declared names in this file; empty for names that the file does not declare. */
  readonly declaredAt: readonly number[]
}

/** What TypeScript, which shares no code with ours, says about the names of one file. */
export interface NamesOfFile {
  /** Messages of its parser; a file with any is no witness. */
  readonly syntaxErrors: readonly string[]
  /** Identifiers that are looked up, in source order. Properties and labels are not. */
  readonly reads: readonly NameRead[]
  /** Offsets of the names that are imported, required or loaded from Amplify or the shim. */
  readonly amplifyNames: ReadonlySet<number>
}

const OPTIONS: ts.CompilerOptions = {
  noLib: true,
  noResolve: true,
  allowJs: true,
  alwaysStrict: true,
  types: [],
  jsx: ts.JsxEmit.Preserve,
  target: ts.ScriptTarget.ESNext,
  module: ts.ModuleKind.ESNext,
  moduleDetection: ts.ModuleDetectionKind.Force,
  experimentalDecorators: true,
  isolatedModules: true,
}

/** Binds one file on its own, without any library, and resolves every name in it. */
export function namesOf(source: string, path: string): NamesOfFile {
  const file = ts.createSourceFile(path, source, ts.ScriptTarget.ESNext, true)
  const host: ts.CompilerHost = {
    getSourceFile: (name) => (name === path ? file : undefined),
    getDefaultLibFileName: () => 'lib.d.ts',
    writeFile: () => {},
    getCurrentDirectory: () => '/',
    getCanonicalFileName: (name) => name,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => '\n',
    fileExists: (name) => name === path,
    readFile: () => undefined,
  }
  const program = ts.createProgram({ rootNames: [path], options: OPTIONS, host })
  const syntaxErrors = program
    .getSyntacticDiagnostics(file)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '))
  const amplifyNames = namesFromAmplify(file)
  if (syntaxErrors.length > 0) return { syntaxErrors, reads: [], amplifyNames }
  const checker = program.getTypeChecker()
  const reads: NameRead[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && isLookedUp(node)) {
      reads.push({
        name: node.text,
        start: node.getStart(file),
        declaredAt: targets(node, checker),
      })
    }
    ts.forEachChild(node, visit)
  }
  visit(file)
  return { syntaxErrors, reads: reads.sort((a, b) => a.start - b.start), amplifyNames }
}

const AMPLIFY = /(['"])(?:aws-amplify|@aws-amplify\/|@amplift\/auth|~\/amplify-auth)/

function namesFromAmplify(file: ts.SourceFile): Set<number> {
  const found = new Set<number>()
  const declared = (node: ts.Node): void => {
    if ((ts.isImportSpecifier(node) || ts.isBindingElement(node)) && ts.isIdentifier(node.name)) {
      found.add(node.name.getStart(file))
    }
    if (ts.isImportClause(node) && node.name) found.add(node.name.getStart(file))
    if (ts.isNamespaceImport(node)) found.add(node.name.getStart(file))
    ts.forEachChild(node, declared)
  }
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) && AMPLIFY.test(node.moduleSpecifier.getText(file))) {
      declared(node)
    } else if (ts.isVariableDeclaration(node) && loadsAmplify(node.initializer, file)) {
      if (ts.isIdentifier(node.name)) found.add(node.name.getStart(file))
      else declared(node.name)
    }
    ts.forEachChild(node, visit)
  }
  visit(file)
  return found
}

function loadsAmplify(node: ts.Node | undefined, file: ts.SourceFile): boolean {
  const text = node?.getText(file) ?? ''
  return /^(?:require|await import)\(/.test(text) && AMPLIFY.test(text)
}

function targets(node: ts.Identifier, checker: ts.TypeChecker): number[] {
  const symbol = symbolOf(node, checker)
  return (symbol?.declarations ?? []).flatMap((declaration) => {
    const name = (declaration as ts.NamedDeclaration).name
    return name && ts.isIdentifier(name) ? [name.getStart()] : []
  })
}

function symbolOf(node: ts.Identifier, checker: ts.TypeChecker): ts.Symbol | undefined {
  const { parent } = node
  if (ts.isShorthandPropertyAssignment(parent) && parent.name === node) {
    return checker.getShorthandAssignmentValueSymbol(parent)
  }
  if (ts.isExportSpecifier(parent)) return checker.getExportSpecifierLocalTargetSymbol(parent)
  return checker.getSymbolAtLocation(node)
}

/** Is the identifier looked up in its scope, rather than declared here or taken as a property? */
function isLookedUp(node: ts.Identifier): boolean {
  const { parent } = node
  if (node.text === '' || isDeclarationName(node, parent) || isPropertyName(node, parent)) {
    return false
  }
  if (ts.isExportSpecifier(parent)) return isLocalOfExport(node, parent)
  if (ts.isJsxOpeningLikeElement(parent) || ts.isJsxClosingElement(parent)) {
    return /^[A-Z_$]/.test(node.text)
  }
  if (ts.isLabeledStatement(parent) || ts.isBreakOrContinueStatement(parent)) return false
  if (ts.isMetaProperty(parent) || ts.isJsxAttribute(parent) || ts.isJsxNamespacedName(parent)) {
    return false
  }
  if (ts.isNamedTupleMember(parent) && parent.name === node) return false
  if (ts.isTypePredicateNode(parent) && parent.parameterName === node) return false
  return !ts.isImportTypeNode(parent) && !ts.isImportAttribute(parent)
}

function isDeclarationName(node: ts.Identifier, parent: ts.Node): boolean {
  if (ts.isShorthandPropertyAssignment(parent) || ts.isExportSpecifier(parent)) return false
  if (ts.isImportSpecifier(parent) || ts.isNamespaceExport(parent)) return true
  if (ts.isNamespaceExportDeclaration(parent)) return true
  return (parent as ts.NamedDeclaration).name === node && isDeclarationLike(parent)
}

function isDeclarationLike(node: ts.Node): boolean {
  return (
    !ts.isPropertyAccessExpression(node) && !ts.isMetaProperty(node) && !ts.isJsxAttribute(node)
  )
}

function isPropertyName(node: ts.Identifier, parent: ts.Node): boolean {
  if (ts.isPropertyAccessExpression(parent)) return parent.name === node
  if (ts.isQualifiedName(parent)) return parent.right === node || insideImportType(parent)
  return ts.isBindingElement(parent) && parent.propertyName === node
}

function insideImportType(node: ts.Node): boolean {
  let outer = node
  while (ts.isQualifiedName(outer.parent)) outer = outer.parent
  return ts.isImportTypeNode(outer.parent)
}

function isLocalOfExport(node: ts.Identifier, specifier: ts.ExportSpecifier): boolean {
  if (specifier.parent.parent.moduleSpecifier) return false
  return specifier.propertyName ? specifier.propertyName === node : specifier.name === node
}
