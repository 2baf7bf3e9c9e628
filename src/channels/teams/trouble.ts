import type { Trouble } from "../../ops/troubles";

/** The reasons why Microsoft Entra refuses a token, by its error code, with the remedy for each. */
export const entraMends: Readonly<Record<string, string>> = {
  AADSTS7000215:
    "TEAMS_APP_PASSWORD is not the registration's secret: copy the secret's value, not its id, or make a new one.",
  AADSTS7000222: "The secret in TEAMS_APP_PASSWORD has expired: make a new one under «Certificates & secrets».",
  AADSTS700016: "There is no such app in this tenant: compare TEAMS_APP_ID and TEAMS_TENANT_ID with the registration.",
  AADSTS90002: "There is no such tenant: copy «Directory (tenant) ID» into TEAMS_TENANT_ID.",
  AADSTS900023: "TEAMS_TENANT_ID is not an id of a tenant: copy «Directory (tenant) ID».",
  AADSTS7000229: "The registration has no service principal: az ad sp create --id with TEAMS_APP_ID.",
  AADSTS700027: "The registration does not know this certificate: upload the one in TEAMS_CERTIFICATE_FILE there.",
};

/** Why no token was issued for the calls to Teams. Only the code of Entra's error is kept. */
export function tokenTrouble(cause: unknown): Trouble {
  const said = textsOf(cause).join(" ");
  const code = /\bAADSTS\d{4,8}\b/.exec(said)?.[0] ?? entraCode(said);
  if (code !== undefined)
    return {
      code: `teams.${code}`,
      message: `teams: Microsoft issues no token for this bot (${code}); nobody is answered in Teams`,
      next:
        entraMends[code] ?? "Look the code up at https://login.microsoftonline.com/error and mend the registration.",
    };
  return {
    code: "teams.unreachable",
    message: "teams: no token could be asked for; nobody is answered in Teams",
    next: "Can this server reach https://login.microsoftonline.com? A proxy or a firewall may stand in between.",
  };
}

/** Some of Microsoft's libraries leave the letters before the number out: «invalid_client: 7000215 - …». */
function entraCode(said: string): string | undefined {
  const number = /\b(?:invalid_client|unauthorized_client|invalid_request)\b\D{0,5}(\d{5,7})\b/.exec(said)?.[1];
  return number === undefined ? undefined : `AADSTS${number}`;
}

/** The texts of an error and of what caused it. */
function textsOf(cause: unknown, depth = 0): string[] {
  if (typeof cause !== "object" || cause === null || depth > 4) return typeof cause === "string" ? [cause] : [];
  const texts = ["message", "errorMessage", "errorCode", "error_description"].flatMap((name) => {
    const value: unknown = Reflect.get(cause, name);
    return typeof value === "string" ? [value] : [];
  });
  return [...texts, ...["cause", "innerError"].flatMap((name) => textsOf(Reflect.get(cause, name), depth + 1))];
}
