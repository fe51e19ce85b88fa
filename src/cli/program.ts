import { Command } from 'commander'
import { exitCodeOf } from './error-exit.js'
import { done } from './exit-codes.js'
import type { LeftFlags } from './left-commands.js'
import type { LoadTransforms } from './migration-run.js'
import { installedTool } from './package-root.js'
import type { RunFlags } from './run-command.js'
import type { Terminal } from './terminal.js'

/** Carries out a command line. Never throws; returns the exit code. */
export async function runProgram(
  args: readonly string[],
  terminal: Terminal,
  load?: LoadTransforms,
): Promise<number> {
  let code = done
  const set = (result: number) => {
    code = result
  }
  try {
    await buildProgram(terminal, set, load).parseAsync([...args], { from: 'user' })
    return code
  } catch (error) {
    return exitCodeOf(error, terminal)
  }
}

function buildProgram(
  terminal: Terminal,
  set: (code: number) => void,
  load: LoadTransforms | undefined,
): Command {
  const program = new Command('amplift')
    .description('Moves a code base from AWS Amplify JS v5 Auth to v6 and keeps what it means.')
    .version(installedTool().version)
    .configureOutput({ writeOut: terminal.out, writeErr: terminal.err })
    .configureHelp({ helpWidth: 80 })
    .addHelpText('after', footer)
    .exitOverride()
  addRun(program, terminal, set, load)
  addStatus(program, terminal, set, load)
  addCheck(program, terminal, set, load)
  program
    .command('explain')
    .description('say what becomes of a method, an event, a config key, an error or a type')
    .argument('<name>', 'as it stands in code: signIn, Auth.signIn, oauth.scope')
    .action(async (name: string) => {
      const { explainCommand } = await import('./explain-command.js')
      set(explainCommand(name, terminal))
    })
  program
    .command('emulator')
    .description('start the local Cognito of @amplift/cognito')
    .argument('[options...]', 'as amplift-cognito takes them: --help lists them')
    .allowUnknownOption()
    .helpOption(false)
    .action(async (options: string[]) => {
      const { emulatorCommand } = await import('./emulator-command.js')
      set(await emulatorCommand(options, terminal))
    })
  return program
}

type Add = (
  program: Command,
  terminal: Terminal,
  set: (code: number) => void,
  load: LoadTransforms | undefined,
) => void

const addRun: Add = (program, terminal, set, load) => {
  program
    .command('run')
    .description('migrate the files below the paths')
    .argument('[paths...]', pathsHelp)
    .option('--dry-run', 'print the diff and write nothing')
    .option('--force', 'write even where git could not bring the old files back')
    .option('--report <file>', reportHelp, collected)
    .option('--only <rows>', 'rewrite only these, by id or name: signIn,signOut')
    .option('--bridge', 'switch imports to @amplift/auth/legacy and change nothing else')
    .option('--helpers <file>', 'where to write the helper module; src/amplify-auth otherwise')
    .option('--no-helpers', 'write no helper module; what would call it stays on the shim')
    .option('--install', 'install the new versions with the package manager in use')
    .option('--no-types', 'ask no questions of types; today none are asked anyway')
    .action(async (paths: string[], flags: RunFlags) => {
      const { runCommand } = await import('./run-command.js')
      set(await runCommand(paths, flags, terminal, load))
    })
}

const addStatus: Add = (program, terminal, set, load) => {
  program
    .command('status')
    .description('count what is left, per tier, folder and row; change nothing')
    .argument('[paths...]', pathsHelp)
    .option('--report <file>', reportHelp, collected)
    .action(async (paths: string[], flags: LeftFlags) => {
      const { statusCommand } = await import('./left-commands.js')
      set(await statusCommand(paths, flags, terminal, load))
    })
}

const addCheck: Add = (program, terminal, set, load) => {
  program
    .command('check')
    .description('for CI: exit with 1 when v5 use is left')
    .argument('[paths...]', pathsHelp)
    .option('--report <file>', reportHelp, collected)
    .action(async (paths: string[], flags: LeftFlags) => {
      const { checkCommand } = await import('./left-commands.js')
      set(await checkCommand(paths, flags, terminal, load))
    })
}

const pathsHelp = 'files and folders (default: the current folder)'
const reportHelp = 'write a report, by extension: .json (repeatable)'

const footer = `
Exit codes: 0 done, 1 something failed or check found v5 use, 2 wrong usage.
Nothing is sent anywhere.`

function collected(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value]
}
