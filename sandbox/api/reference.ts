import type { Schema } from "./fields";
import type { Method } from "./method";

export const referenceFields = {
  name: true,
  brief_description: true,
  ref_url: true,
  auth_options: { consumer: true, token: true, administrative_only: true, ssl_required: true, scopes: true },
  arguments: { name: true, is_required: true, description: true },
  result_fields: { name: true },
} satisfies Schema;

/** `apiref/method`, generated from the method's own declaration, so that the two cannot differ. */
export function methodView(method: Method, baseUrl: string): Record<keyof typeof referenceFields, unknown> {
  const withToken = method.needs === "accessToken" || method.needs === "requestToken";
  const args = [
    ...(method.args ?? []),
    ...(method.fields ? [{ name: "fields", description: `by default ${method.fields.byDefault}` }] : []),
  ];
  return {
    name: `services/${method.name}`,
    brief_description: method.brief,
    ref_url: `${baseUrl}services/apiref/method?name=services/${method.name}`,
    auth_options: {
      consumer: method.needs === "nothing" ? "ignored" : "required",
      token: withToken ? "required" : "ignored",
      administrative_only: method.needs === "administrativeConsumer",
      ssl_required: false,
      scopes: method.scopes ?? [],
    },
    arguments: args.map(({ name, description, ...rest }) => ({
      name,
      is_required: "required" in rest && rest.required,
      description,
    })),
    result_fields: fieldNames(method.fields?.schema ?? {}, "").map((name) => ({ name })),
  };
}

function fieldNames(schema: Schema, prefix: string): string[] {
  return Object.entries(schema).flatMap(([name, inner]) => [
    prefix + name,
    ...(inner === true ? [] : fieldNames(inner, `${prefix}${name}.`)),
  ]);
}
