import type { Method } from "./method";
import { objectNotFound, refuse } from "./outcome";
import { methodView, referenceFields } from "./reference";

const personal = ["pesel", "birth_date"] as const;

/** The methods of `users` and `apiref`; the latter documents the given methods. */
export function otherMethods(all: () => readonly Method[]): readonly Method[] {
  return [
    {
      name: "users/user",
      brief: "The user who signed the call.",
      needs: "accessToken",
      fields: {
        schema: {
          id: true,
          first_name: true,
          last_name: true,
          student_status: true,
          student_number: true,
          has_photo: true,
          titles: { before: true, after: true },
          pesel: true,
          birth_date: true,
        },
        byDefault: "id|first_name|last_name",
      },
      run: ({ student, token, wants, select }) => {
        const forbidden = token.scopes.includes("personal") ? undefined : personal.find(wants);
        if (forbidden !== undefined) {
          const message = `Field ${forbidden} needs the scope personal.`;
          const details = { param_name: "fields", field_name: forbidden, missing_scopes: ["personal"] };
          return refuse(403, { message, error: "field_forbidden", reason: "scope_missing", ...details });
        }
        return select({
          id: student.id,
          first_name: student.firstName,
          last_name: student.lastName,
          student_status: student.studentStatus,
          student_number: student.studentNumber,
          has_photo: student.hasPhoto,
          titles: { before: null, after: null },
          pesel: student.pesel,
          birth_date: "2004-01-01",
        });
      },
    },
    {
      name: "apiref/method",
      brief: "Documentation of a method.",
      needs: "nothing",
      args: [{ name: "name", description: "with services/ before it", required: true }],
      fields: { schema: referenceFields, byDefault: Object.keys(referenceFields).join("|") },
      run: ({ param, baseUrl, select }) => {
        const method = all().find(({ name }) => `services/${name}` === param("name"));
        return method ? select(methodView(method, baseUrl)) : objectNotFound("name");
      },
    },
  ];
}
