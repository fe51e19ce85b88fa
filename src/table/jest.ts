/** A setting that tests under Jest need after the run. */
export interface JestRow {
  readonly id: 'package.jest'
  /** Packages that bring a Jest without support for `exports`, and from which version on they no longer do. */
  readonly runners: readonly { readonly name: string; readonly until: string }[]
  /** An entry of `moduleNameMapper`. */
  readonly pattern: string
  readonly target: string
  readonly summary: string
}

/** Jest below 28 reads no `exports`, and a package that Amplify UI stands on has nothing else. */
export const amplifyUiUnderJest: JestRow = {
  id: 'package.jest',
  runners: [
    { name: 'jest', until: '28.0.0' },
    { name: 'react-scripts', until: '6.0.0' },
    { name: '@vue/cli-plugin-unit-jest', until: '6.0.0' },
  ],
  pattern: '^@radix-ui/primitive/is-development$',
  target: '<rootDir>/node_modules/@radix-ui/primitive/dist/internal/is-development.false.js',
  summary: 'Jest below 28 does not find a module of @aws-amplify/ui-react 6 by itself.',
}

/** What to set where Jest runs with the preset of React Native or of Expo. */
export const reactNativeUnderJest = {
  id: 'package.jest',
  presets: ['react-native', 'jest-expo'],
  /** An exception that the setting has once somebody took care of it. */
  exception: 'uuid',
  summary:
    'With this preset v6 loads uuid, an ES module, and native modules: add uuid to the exceptions in transformIgnorePatterns, and mock @aws-amplify/react-native in a setup file.',
} as const

/** A file that `moduleNameMapper` puts in the place of a package of Amplify. */
export const amplifyMappedUnderJest: {
  readonly id: 'package.jest'
  readonly mapping: RegExp
  readonly summary: string
} = {
  id: 'package.jest',
  /** A pattern and where it leads, unless that is an installed package. */
  mapping:
    /["']([^"'\n]*\b(?:aws-amplify|@aws-amplify\/(?:auth|core))\b[^"'\n]*)["']\s*:\s*["']((?![^"'\n]*node_modules)[^"'\n]+)["']/g,
  summary:
    'The code asks functions of aws-amplify/auth and of the helper module now: map these, or mock them in a setup file.',
}
