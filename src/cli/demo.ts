#!/usr/bin/env node
import { runDemo } from './sample-run.js'
import { processTerminal } from './terminal.js'

// npm runs its scripts in the folder of the package; a path is meant from where npm was called.
const cwd = process.env.INIT_CWD ?? process.cwd()

void runDemo(process.argv.slice(2), { ...processTerminal(), cwd }).then((code) => {
  process.exitCode = code
})
