import fc from "fast-check";

/** The runs are limited in number and always the same, so that a test that fails today also fails tomorrow; FUZZ_RUNS makes more of them. */
export const bounded = (numRuns: number): fc.Parameters<unknown> => ({
  seed: 20_261_123,
  numRuns: Number(process.env["FUZZ_RUNS"] ?? numRuns),
  endOnFailure: true,
});

/** Values that no real sender sends: other types, empty or long values, names of prototypes, characters that change the direction of text. */
const strange: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(null, "", 0, -1, 1e308, true, [], {}, [null], "__proto__", "constructor", "../..", "%00"),
  fc.constantFrom("\u202e\u0000\ud800", "x".repeat(5_000), "44051401359", "<!channel>", "null"),
  fc.jsonValue({ maxDepth: 2 }),
  fc.dictionary(
    fc.constantFrom("__proto__", "toString", "id", "type", "value", "length"),
    fc.jsonValue({ maxDepth: 1 }),
  ),
);

const absent = Symbol("absent");

/** A message in which one to three parts, at any depth, are left out or replaced by something strange. */
export function spoilt(example: unknown): fc.Arbitrary<unknown> {
  const change = fc.record({
    at: fc.constantFrom(...placesIn(example)),
    to: fc.oneof({ weight: 4, arbitrary: strange }, { weight: 1, arbitrary: fc.constant(absent) }),
  });
  return fc
    .array(change, { minLength: 1, maxLength: 3 })
    .map((changes) => changes.reduce((it, { at, to }) => replaced(it, at, to), example));
}

/** The paths to every part of a value; the path to the value itself is the last. */
function placesIn(it: unknown): string[][] {
  if (typeof it !== "object" || it === null) return [[]];
  return [...Object.entries(it).flatMap(([name, inner]) => placesIn(inner).map((path) => [name, ...path])), []];
}

function replaced(it: unknown, [name, ...rest]: readonly string[], to: unknown): unknown {
  if (name === undefined) return to === absent ? undefined : to;
  if (typeof it !== "object" || it === null) return it;
  const parts = Object.entries<unknown>({ ...it }).flatMap(([key, inner]) => {
    const next = key === name ? replaced(inner, rest, to) : inner;
    return next === undefined ? [] : [[key, next] as const];
  });
  return Array.isArray(it) ? parts.map(([, inner]) => inner) : Object.fromEntries(parts);
}

/** Parts of addresses that people, scanners and broken clients request. */
export const addressPart: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    "%",
    "%zz",
    "%00",
    "..",
    "../../etc/passwd",
    "%2e%2e%2f",
    "a".repeat(3_000),
    "é",
    "x.png",
    "__proto__",
  ),
  fc.string({ unit: "binary", maxLength: 30 }),
);

/**
 * Addresses of routes such as `GET /link/:id`, whose parameters are odd, with an odd query. Only addresses on the same server are
 * generated.
 * @param queried parameters of the query that some of the routes read
 */
export function addressOf(routes: readonly string[], queried: readonly string[] = []): fc.Arbitrary<string> {
  const query = fc.array(fc.tuple(fc.constantFrom("x", ...queried), addressPart), { maxLength: 3 });
  return fc
    .tuple(fc.constantFrom(...routes), fc.array(addressPart, { minLength: 3, maxLength: 3 }), query)
    .map(([route, parts, asked]) => {
      let next = 0;
      const path = (route.split(" ")[1] ?? "/").replace(/:\w+|\*/g, () => parts[next++] ?? "");
      return asked.length === 0 ? path : `${path}?${asked.map(([name, value]) => `${name}=${value}`).join("&")}`;
    })
    .filter(
      (it) => URL.canParse(it, "http://here.example") && new URL(it, "http://here.example").host === "here.example",
    );
}

/** Whatever was made of a form's fields, as the body of a request. */
export const asForm = (fields: unknown): string =>
  new URLSearchParams(
    Object.entries<unknown>(typeof fields === "object" && fields !== null ? { ...fields } : {}).map(
      ([name, it]): [string, string] => [name, typeof it === "string" ? it : JSON.stringify(it)],
    ),
  ).toString();
