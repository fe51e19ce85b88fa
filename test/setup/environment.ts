// Tests that make repositories must not be led to another one by the hook that they may run in, nor
// be coloured by the terminal.
for (const name of Object.keys(process.env)) {
  if (name.startsWith('GIT_')) delete process.env[name]
}
for (const name of ['FORCE_COLOR', 'NO_COLOR', 'INIT_CWD']) delete process.env[name]
