import type { HandedConfiguration, Role } from '../handed-configurations.js'
import { authRow } from './auth-entries.js'
import { memberShape, type Shape } from './object-shape.js'

/** An object of which the keys are known, as a configuration; null where it may be none. */
export function handedShape(shape: Shape, role: Role): HandedConfiguration | null {
  if (shape.kind !== 'object') return null
  const auth = role === 'block' ? shape : memberShape(shape, ['Auth'])
  if (memberShape(auth, ['Cognito'])) return { kind: 'fine' }
  const names = Object.keys(shape.keys)
  const isGenerated = names.includes('aws_project_region') && !auth && !names.includes('ssr')
  if (role === 'whole' && isGenerated) return { kind: 'fine' }
  const known = auth?.kind === 'object' ? Object.keys(auth.keys) : auth ? [] : names
  const rows = known.flatMap((key) => authRow(key) ?? [])
  const telling = rows.find(({ v6, name }) => v6 !== `Auth.Cognito.${name}`) ?? rows[0]
  if (!telling) return null
  return { kind: 'v5', row: telling.id, why: ELSEWHERE, isOpen: false, shape }
}

const ELSEWHERE = 'its object is used in several places'
