import type { Caller } from "../oauth/authenticate";
import type { Call, Method } from "./method";
import { methodForbidden, type Outcome, paramMissing, unauthorized } from "./outcome";

/** Runs a method if the caller is authorised and the required parameters are present. */
export function admit(method: Method, call: Call): Outcome {
  const { caller } = call;
  if (method.needs === "nothing") return checked(method, call, () => method.run(call));
  if (!caller.consumer) return unauthorized(`services/${method.name} needs a signed request.`);

  switch (method.needs) {
    case "consumer":
      return checked(method, call, () => method.run(call));
    case "administrativeConsumer":
      if (!caller.consumer.administrative) return methodForbidden(method.name, "administrative_only");
      return checked(method, call, () => method.run(call));
    case "requestToken": {
      const token = caller.requestToken;
      if (!token) return unauthorized(`services/${method.name} needs a request token.`);
      return checked(method, call, () => method.run({ ...call, token }));
    }
    case "accessToken": {
      const token = caller.accessToken;
      const student = token ? call.world.findStudent(token.studentId) : undefined;
      if (!token || !student) return unauthorized(`services/${method.name} needs an access token.`);
      const missing = missingScopes(method, caller);
      if (missing.length > 0) return methodForbidden(method.name, "scope_missing", missing);
      return checked(method, call, () => method.run({ ...call, token, student }));
    }
  }
}

function checked(method: Method, call: Call, run: () => Outcome): Outcome {
  const missing = method.args?.find((arg) => arg.required && call.param(arg.name) === "");
  return missing ? paramMissing(missing.name) : run();
}

function missingScopes(method: Method, caller: Caller): string[] {
  return (method.scopes ?? []).filter((scope) => !caller.accessToken?.scopes.includes(scope));
}
