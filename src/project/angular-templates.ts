import { posix } from 'node:path'
import type { TemplateNames } from '../../transforms/model.js'
import { readInto } from './source-texts.js'
import { surveyAt, type Workbench } from './workbench.js'

/**
 * Reads the templates of Angular that may say something about Amplify into the sources: those with
 * elements of its libraries, and those of classes that are given one of its services. Projects
 * without Angular are not searched. Returns the names under which templates reach services.
 */
export async function readAngularTemplates(
  bench: Workbench,
): Promise<ReadonlyMap<string, TemplateNames>> {
  const { project, sources } = bench
  const classes = [...sources.texts.values()].filter(({ text }) => LIBRARIES.test(text))
  if (classes.length === 0) return new Map()
  const names = new Map<string, TemplateNames>()
  for (const { path, text } of classes) {
    if (!text.includes('templateUrl')) continue
    for (const template of surveyAt(path, bench)?.templates() ?? []) {
      names.set(posix.join(posix.dirname(path), template.url), template.names)
    }
  }
  const found = await project.tree.filesWith({ texts: ['<amplify-'], alsoIn: ['*.html'] })
  const templates = [...names.keys(), ...found].filter((path) => path.endsWith('.html'))
  for (const path of new Set(templates)) readInto(sources, path, project)
  return names
}

const LIBRARIES = /['"](?:aws-amplify-angular|@aws-amplify\/ui-angular)['"]/
