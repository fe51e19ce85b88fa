import { writeFile } from 'node:fs/promises'
import { serverRules } from '../evidence.js'
import { rulesPage } from './rules-page.js'

await writeFile(process.argv[2] ?? 'RULES.md', rulesPage(serverRules))
