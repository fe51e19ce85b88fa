/** What the component libraries for v6 let be imported beside themselves; any other path is closed. */
export const uiPaths: Readonly<Record<string, readonly string[]>> = {
  '@aws-amplify/ui': ['package.json', 'styles.css', 'dist/styles.css', 'theme.css', 'tokens.ts'],
  '@aws-amplify/ui-react': [
    'internal',
    'server',
    'styles.css',
    'dist/styles.css',
    'styles.layer.css',
    'styles/',
    'primitives.json',
  ],
  '@aws-amplify/ui-vue': ['styles.css'],
}
