import { type Refused, refuse } from "./outcome";

/** The fields of an object; a nested schema where `name[a|b]` may be requested. */
export interface Schema {
  readonly [name: string]: true | Schema;
}

/** The requested fields; null means the whole field. */
export type Selection = ReadonlyMap<string, Selection | null>;

/** Parses `a|b[c|d]` against a schema. */
export function parseFields(text: string, schema: Schema): Selection | Refused {
  let at = 0;

  const list = (known: Schema, path: string): Selection | Refused => {
    const selected = new Map<string, Selection | null>();
    for (;;) {
      const name = /^\w+/.exec(text.slice(at))?.[0];
      if (name === undefined) return malformed(text, at);
      at += name.length;
      const inner = Object.hasOwn(known, name) ? known[name] : undefined;
      if (inner === undefined) return notFound(path + name);
      let nested: Selection | null = null;
      if (text[at] === "[") {
        if (inner === true) return noSubfields(path + name);
        at += 1;
        const parsed = list(inner, `${path}${name}.`);
        if ("ok" in parsed) return parsed;
        if (text[at] !== "]") return malformed(text, at);
        at += 1;
        nested = parsed;
      }
      selected.set(name, nested);
      if (text[at] !== "|") return selected;
      at += 1;
    }
  };

  const parsed = list(schema, "");
  return "ok" in parsed || at === text.length ? parsed : malformed(text, at);
}

/** The chosen part of an object, or of each object of a list. */
export function selectFields(value: unknown, selection: Selection): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => selectFields(item, selection));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([name]) => selection.has(name));
  return Object.fromEntries(
    entries.map(([name, inner]: [string, unknown]) => {
      const nested = selection.get(name);
      return [name, nested ? selectFields(inner, nested) : inner];
    }),
  );
}

function notFound(field: string): Refused {
  const message = `There is no field ${field}.`;
  return refuse(400, { message, error: "field_not_found", param_name: "fields", field_name: field });
}

function noSubfields(field: string): Refused {
  const message = `Field ${field} has no subfields.`;
  return refuse(400, { message, error: "field_invalid", param_name: "fields", field_name: field });
}

function malformed(text: string, at: number): Refused {
  const message = `Cannot read fields «${text}» at character ${at + 1}.`;
  return refuse(400, { message, error: "param_invalid", param_name: "fields" });
}
