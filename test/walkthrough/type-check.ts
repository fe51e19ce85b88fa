import { join, relative } from 'node:path'
import ts from 'typescript'

/** What the compiler says about an app under its own tsconfig, as file and code. */
export function typeErrorsOf(folder: string): string[] {
  const { config } = ts.readConfigFile(join(folder, 'tsconfig.json'), ts.sys.readFile)
  const { options, fileNames } = ts.parseJsonConfigFileContent(config, ts.sys, folder)
  const program = ts.createProgram(fileNames, options)
  return ts
    .getPreEmitDiagnostics(program)
    .map(
      ({ file, code }) => `${file === undefined ? '' : relative(folder, file.fileName)} TS${code}`,
    )
}
