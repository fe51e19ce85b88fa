import { describe, expect, test } from 'vitest'
import { migrateProject } from '../../src/project/migrate-project.js'
import { repositoryWith } from '../setup/temporary-project.js'

const component = (
  library: string,
  service: string,
  field: string,
) => `import { Component } from '@angular/core'
import { ${service} } from '${library}'

@Component({ selector: 'app-root', templateUrl: './app.component.html' })
export class AppComponent {
  constructor(public ${field}: ${service}) {}
}
`

describe('templates of Angular', () => {
  test('are read through the services that their class is given', async () => {
    const found = await sitesOf({
      'src/app/app.component.ts': component('aws-amplify-angular', 'AmplifyService', 'amplify'),
      'src/app/app.component.html': `<p>Hello</p>
<button (click)="amplify.auth().signOut()">Leave</button>
`,
    })
    expect(found('src/app/app.component.html')).toEqual(['2 manual signOut'])
  })

  test('are read and changed where they have the elements of a library', async () => {
    const found = await sitesOf({
      'src/app/app.module.ts': `import { AmplifyAuthenticatorModule } from '@aws-amplify/ui-angular'\n\nexport const imports = [AmplifyAuthenticatorModule]\n`,
      'src/app/login.component.html': `<amplify-authenticator initialState="resetPassword"></amplify-authenticator>\n`,
    })
    expect(found('src/app/login.component.html')).toEqual(['1 native resetPassword'])
  })

  test('are no sources where nothing of Angular is loaded', async () => {
    const found = await sitesOf({
      'src/index.js': `import { Auth } from 'aws-amplify'\n\nAuth.signOut()\n`,
      'public/index.html': `<amplify-sign-out></amplify-sign-out>\n`,
    })
    expect(found('public/index.html')).toBeNull()
  })
})

test('a component of Vue that imports nothing is read for the elements that the app makes known', async () => {
  const found = await sitesOf({
    'src/main.js': `import AmplifyVue from '@aws-amplify/ui-vue'\nimport { createApp } from 'vue'\n\ncreateApp({}).use(AmplifyVue)\n`,
    'src/Login.vue': `<template>
  <authenticator v-slot="{ user }">{{ user.attributes.email }}</authenticator>
</template>
`,
    'src/Old.vue': `<template><amplify-sign-out /></template>\n`,
  })
  expect(found('src/Login.vue')).toEqual(['2 manual user.attributes'])
  expect(found('src/Old.vue')).toEqual([])
})

type Sites = (path: string) => readonly string[] | null

async function sitesOf(files: Readonly<Record<string, string>>): Promise<Sites> {
  const manifest = JSON.stringify({ name: 'app', dependencies: { 'aws-amplify': '^5.3.0' } })
  const { root } = repositoryWith({ 'package.json': manifest, ...files })
  const migration = await migrateProject({
    paths: [root],
    choices: { only: null, bridgeOnly: false },
    mode: 'force',
    environment: process.env,
  })
  return (path) => {
    const file = migration.files.find((one) => one.path === path)
    return file?.result.findings.map(({ line, tier, api }) => `${line} ${tier} ${api}`) ?? null
  }
}
