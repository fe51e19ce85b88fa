/** Regions whose services have another domain, by how their names begin. */
const suffixes: readonly { readonly region: RegExp; readonly suffix: string }[] = [
  { region: /^cn-\w+-\d+$/, suffix: 'amazonaws.com.cn' },
]

/**
 * Where a service of AWS is called in a region.
 *
 * @param service - its name in URLs: `cognito-idp` for user pools, `cognito-identity` for identity
 * pools
 */
export function endpointOf(service: string, region: string): string {
  const row = suffixes.find((each) => each.region.test(region))
  return `https://${service}.${region}.${row?.suffix ?? 'amazonaws.com'}`
}
