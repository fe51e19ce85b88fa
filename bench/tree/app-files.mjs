import { MARK } from './sites.mjs'

/**
 * The files that an app has beside its source files: the tool under test reads some of them. They are
 * the same in every tree and are not counted as source files.
 *
 * @returns {{ path: string, text: string, sites: number[] }[]}
 */
export function appFiles() {
  return Object.entries(FILES).map(([path, marked]) => {
    const lines = marked.split('\n')
    const sites = lines.flatMap((line, index) => (line.includes(MARK) ? [index + 1] : []))
    return { path, text: marked.replaceAll(MARK, ''), sites }
  })
}

const FILES = {
  // The dependency block is a site: a migration that leaves a bridge has to add the runtime to it.
  'package.json': `{
  "name": "generated-app",
  "private": true,
  "type": "module",
${MARK}  "dependencies": {
${MARK}    "aws-amplify": "^5.3.41",
${MARK}    "react": "^18.3.1",
${MARK}    "react-dom": "^18.3.1"
${MARK}  }
}
`,
  'tsconfig.json': `{
  "compilerOptions": {
    "target": "ES2020",
    "module": "ESNext",
    "moduleResolution": "node",
    "jsx": "react-jsx",
    "strict": true,
    "noEmit": true
  },
  "include": ["src"]
}
`,
  '.gitignore': `node_modules/
dist/
.amplift/
`,
  'src/amplify-setup.ts': `${MARK}import { Amplify } from 'aws-amplify';

${MARK}Amplify.configure({
${MARK}  Auth: {
${MARK}    region: 'eu-central-1',
${MARK}    userPoolId: 'eu-central-1_Example1',
${MARK}    userPoolWebClientId: 'exampleclientid0000000000',
${MARK}  },
${MARK}});
`,
  'src/main.tsx': `import './amplify-setup';
import React from 'react';
import { createRoot } from 'react-dom/client';
import { Card } from './ui/Card';

createRoot(document.getElementById('root')!).render(<Card>Hello</Card>);
`,
  'src/ui/Card.tsx': `import type { ReactNode } from 'react';

export function Card({ children, onClick }: { children: ReactNode; onClick?: () => void }) {
  return <article onClick={onClick}>{children}</article>;
}
`,
  'src/ui/Spinner.tsx': `export const Spinner = ({ size }: { size: string }) => <span className={\`spinner spinner--\${size}\`} />;
`,
}
