// How requests are held against the schemas of the contract: every fault of a form is told, of a large body only the first. A
// ring of a hundred thousand wrong corners would have as many faults, some hundred bytes each, for whoever sends it unasked.
import buildAjv from '@fastify/ajv-compiler'

/** Values in a body that somebody may have written by hand. */
const few = 1000

const build = buildAjv()
type Build = typeof build
type Route = Parameters<ReturnType<Build>>[0]

export function buildValidator(...[schemas, options]: Parameters<Build>): ReturnType<Build> {
  const compile = (allErrors: boolean) =>
    build(schemas, {
      ...options,
      customOptions: { ...options?.customOptions, allErrors },
    } as typeof options) // the same options, one of them chosen here
  const [one, all] = [compile(false), compile(true)]
  const validatorOf = (route: Route) => {
    const first = one(route)
    let every: typeof first | undefined
    return (data: unknown) => {
      if (first(data)) return true
      if (!isSmall(data)) return { error: first.errors }
      every ??= all(route)
      return every(data) ? true : { error: every.errors }
    }
  }
  return validatorOf as unknown as ReturnType<Build> // Fastify only calls it, and takes the errors from what it answers
}

function isSmall(data: unknown): boolean {
  let left = few
  const look = (value: unknown): boolean =>
    --left >= 0 && (typeof value !== 'object' || value === null || Object.values(value).every(look))
  return look(data)
}
