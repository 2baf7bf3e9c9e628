import type { Caller } from "../oauth/authenticate";
import type { AccessToken, RequestToken, Student } from "../state";
import type { World } from "../world";
import type { Schema } from "./fields";
import type { Outcome } from "./outcome";

/** A call that passed the signature, the scopes and the required parameters. */
export interface Call {
  readonly world: World;
  readonly caller: Caller;
  readonly now: number;
  /** The base URL of this installation as the caller wrote it, with a trailing slash. */
  readonly baseUrl: string;
  /** A parameter; the empty string if it is missing. */
  readonly param: (name: string) => string;
  /** Answers with the selected fields of an object or of a list of objects. */
  readonly select: (value: unknown) => Outcome;
  /** Whether this field was requested. */
  readonly wants: (field: string) => boolean;
  /** Set while the fault «unknown status» is active. */
  readonly statusOverride?: string;
}

/** A call signed with a student's access token. */
export interface StudentCall extends Call {
  readonly student: Student;
  readonly token: AccessToken;
}

/** A call signed with a request token. */
export interface RequestTokenCall extends Call {
  readonly token: RequestToken;
}

interface Described {
  /** Without `services/`. */
  readonly name: string;
  readonly brief: string;
  readonly args?: readonly Argument[];
  /** The fields that `fields` may select, and those returned without it. */
  readonly fields?: { readonly schema: Schema; readonly byDefault: string };
  readonly scopes?: readonly string[];
}

export interface Argument {
  readonly name: string;
  readonly description: string;
  readonly required?: boolean;
}

/** A method of the installation. `needs` says how it must be signed. */
export type Method = Described &
  (
    | { readonly needs: "nothing" | "consumer" | "administrativeConsumer"; run(call: Call): Outcome }
    | { readonly needs: "requestToken"; run(call: RequestTokenCall): Outcome }
    | { readonly needs: "accessToken"; run(call: StudentCall): Outcome }
  );
