/** The parts of a JSON schema that are needed here. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: unknown;
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, Schema | false>>;
  readonly [keyword: string]: unknown;
}
export type Definitions = Record<string, Schema>;

/** The properties that distinguish the objects of a union; the Graph components share one `type` and differ by `name`. */
const tags = ["type", "name"] as const;

/**
 * Replaces «any of these» by «the one that it claims to be» throughout a schema. A mistake is then reported only for the branch in which it was made,
 * and no other branch is tried.
 */
export function withoutAnyOf<T>(schema: T, definitions: Definitions): T {
  if (Array.isArray(schema)) return schema.map((it: unknown) => withoutAnyOf(it, definitions)) as T;
  if (typeof schema !== "object" || schema === null) return schema;
  const { anyOf, ...rest } = Object.fromEntries(
    Object.entries(schema).map(([key, value]) => [key, withoutAnyOf<unknown>(value, definitions)]),
  );
  return { ...rest, ...(Array.isArray(anyOf) && decided(anyOf as Schema[], definitions)) } as T;
}

/** Chooses among the branches that are objects by their tag; the other branches (texts, numbers) apply only to values that are not objects. */
function decided(branches: readonly Schema[], definitions: Definitions): Schema {
  const isObject = (it: Schema) => resolved(it, definitions).type === "object";
  const objects = branches.filter(isObject);
  const others = branches.filter((it) => !isObject(it));
  const other = others.length === 1 && others[0] ? others[0] : { anyOf: others };
  if (objects.length === 0) return other;
  const object = chosenBy(objects, definitions);
  return others.length === 0 ? object : { if: { type: "object" }, then: object, else: other };
}

/** Chooses one of several objects by a tag that is constant in each of them. */
export function chosenBy(branches: readonly Schema[], definitions: Definitions, by: readonly string[] = tags): Schema {
  const [only] = branches;
  if (only && branches.length === 1) return only;
  const [tag, ...further] = by;
  if (tag === undefined) throw new Error(`nothing tells these apart: ${JSON.stringify(branches)}`);
  const tagged = branches.map((branch) => ({ branch, value: constant(branch, tag, definitions) }));
  const oneOf = [...new Set(tagged.map(({ value }) => value))].map((value): Schema => {
    const group = tagged.filter((it) => it.value === value).map(({ branch }) => branch);
    const next = chosenBy(group, definitions, further);
    if (group.length === 1) return next;
    // Ajv expects the outer tag in the branch itself.
    return { ...next, properties: { [tag]: { const: value } }, required: [tag] };
  });
  if (oneOf.length === 1) throw new Error(`«${tag}» is one in all of these: ${JSON.stringify(branches)}`);
  return { type: "object", discriminator: { propertyName: tag }, oneOf };
}

function constant(branch: Schema, tag: string, definitions: Definitions): unknown {
  const property = resolved(branch, definitions).properties?.[tag];
  if (!property || property.const === undefined) throw new Error(`no constant «${tag}» in ${JSON.stringify(branch)}`);
  return property.const;
}

function resolved(schema: Schema, definitions: Definitions): Schema {
  if (schema.$ref === undefined) return schema;
  const found = definitions[decodeURIComponent(schema.$ref.replace("#/definitions/", ""))];
  if (!found) throw new Error(`no definition for ${schema.$ref}`);
  return found;
}
