/**
 * Simulates a student on the sign-in page, without a browser: signs in and allows or denies.
 *
 * @param authorizeUrl the URL to which the application sent the student
 * @param student handle or USOS user id
 * @returns the callback URL to which the student is sent, or for `oob` the PIN
 * @throws when the page refuses, e.g. for a used request token
 */
export async function signIn(
  authorizeUrl: string,
  student: string,
  decision: "allow" | "deny" = "allow",
): Promise<string> {
  const url = new URL(authorizeUrl);
  const oauthToken = url.searchParams.get("oauth_token") ?? "";
  url.search = "";
  const body = new URLSearchParams({ oauth_token: oauthToken, student, decision });
  const headers = { origin: url.origin };
  const answer = await fetch(url, { method: "POST", body, headers, redirect: "manual" });
  const location = answer.headers.get("location");
  const page = await answer.text();
  if (location !== null) return location;
  const pin = /id="pin">([^<]+)</.exec(page)?.[1];
  if (pin !== undefined) return pin;
  throw new Error(`The sign-in page answered ${answer.status} for ${student}.`);
}
