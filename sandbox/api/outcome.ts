import type { LangDict } from "../cards/wordings";

/** The JSON object of a refused call, in USOS API's format. `message` is for developers. */
export interface ApiError {
  readonly message: string;
  readonly error?: string;
  readonly reason?: string;
  readonly param_name?: string;
  readonly field_name?: string;
  readonly method_name?: string;
  readonly missing_scopes?: readonly string[];
  readonly user_messages?: { readonly generic_message: LangDict };
}

/** The answer of a method: JSON, or a form for the OAuth methods. */
export type Outcome =
  | { readonly ok: true; readonly body: unknown; readonly type?: "json" | "form" }
  | { readonly ok: false; readonly status: number; readonly error: ApiError };

export type Refused = Extract<Outcome, { ok: false }>;

export function answer(body: unknown): Outcome {
  return { ok: true, body };
}

export function refuse(status: number, error: ApiError): Refused {
  return { ok: false, status, error };
}

/** The signature, the token or the consumer was not accepted, so the call counts as unsigned. */
export function unauthorized(message: string): Refused {
  return refuse(401, { message });
}

export function paramMissing(name: string): Refused {
  return refuse(400, { message: `Required parameter ${name} is missing.`, error: "param_missing", param_name: name });
}

export function paramInvalid(name: string, why: string): Refused {
  return refuse(400, { message: `Invalid value of ${name}: ${why}`, error: "param_invalid", param_name: name });
}

export function objectNotFound(param: string): Refused {
  return refuse(400, {
    message: "The requested object does not exist.",
    error: "object_not_found",
    param_name: param,
    user_messages: {
      generic_message: { pl: "Nie znaleziono takiego obiektu.", en: "No such object was found." },
    },
  });
}

export function objectForbidden(param: string): Refused {
  return refuse(403, {
    message: "The requested object belongs to somebody else.",
    error: "object_forbidden",
    param_name: param,
    user_messages: {
      generic_message: { pl: "Nie masz dostępu do tego obiektu.", en: "You have no access to this object." },
    },
  });
}

export function methodForbidden(name: string, reason: string, missingScopes?: readonly string[]): Refused {
  return refuse(403, {
    message: `Access to services/${name} is denied: ${reason}.`,
    error: "method_forbidden",
    reason,
    method_name: `services/${name}`,
    ...(missingScopes ? { missing_scopes: missingScopes } : {}),
    user_messages: {
      generic_message: {
        pl: "Aplikacja nie ma uprawnień do wykonania tej operacji.",
        en: "The application is not allowed to do this.",
      },
    },
  });
}
