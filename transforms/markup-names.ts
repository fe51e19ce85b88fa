/** Places of Svelte's and Vue's markup, and of the code in it, that bind names of their own. */
const BINDERS: readonly RegExp[] = [
  // {#each users as { name }, index (name)}, {:then user}, {#await promise then user}
  /\bas\s+([^}]*)\}/g,
  /\{[:#][^}]*\b(?:then|catch)\s+([^}]*)\}/g,
  /\{#snippet\s+([^}]*)\}/g,
  /\s(let:[\w$-]+(?:\s*=\s*["']?\{[^}]*\})?)/g,
  // v-for="(user, index) in users", v-slot="{ user }", #default="{ user }"
  /\sv-for\s*=\s*["']([^"']*?)\s(?:in|of)\s/g,
  /\s(?:v-slot|slot-scope|scope|#)[^\s=>]*\s*=\s*("[^"]*"|'[^']*')/g,
  // {@const user = …}, const { user } = …, (user) => …, function (user) { … }, catch (error) { … }
  /\b(?:const|let|var)\s+([^=;]*)=/g,
  /\(([^()]*)\)\s*=>/g,
  /([\w$]+)\s*=>/g,
  /\bfunction\b([^)]*)\)/g,
  /\bcatch\s*\(([^)]*)\)/g,
]

/** May this name mean something else than the script's, somewhere in the markup? */
export function isBoundIn(markup: string, name: string): boolean {
  const word = new RegExp(`(?<![\\w$.])${name.replaceAll('$', '\\$')}(?![\\w$])`)
  const isBound = BINDERS.some((binder) =>
    [...markup.matchAll(binder)].some((match) => word.test(match[1] ?? '')),
  )
  // Vue takes `<sign-out>` for the script's `signOut` before it looks for a component.
  const tag = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
  return isBound || new RegExp(`<${tag.replaceAll('$', '\\$')}[\\s/>]`).test(markup)
}
