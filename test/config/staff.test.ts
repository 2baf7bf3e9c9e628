import { staffConfig, staffEnvironment } from "../../src/config/staff";

const read = (env: Record<string, string>) => {
  const problems: string[] = [];
  return { it: staffConfig(env, problems), problems };
};
const provider = {
  STAFF_OIDC_ISSUER: "https://login.uni.opole.pl",
  STAFF_OIDC_CLIENT_ID: "legitka",
  STAFF_OIDC_CLIENT_SECRET: "s1234",
};

describe("the configuration of the staff pages", () => {
  test("asks for nothing", () => {
    expect(read({})).toEqual({
      it: { roles: { viewer: [], editor: [], publisher: [] }, oidc: undefined },
      problems: [],
    });
  });

  test("takes people by their Slack id, their subject, or their address in any case", () => {
    const { it, problems } = read({
      ...provider,
      STAFF_VIEWERS: "sub:AbC|1, Ewa@Uni.Opole.pl",
      STAFF_EDITORS: "slack:U0123ABC",
      STAFF_PUBLISHERS: "slack:W9",
    });
    expect(problems).toEqual([]);
    expect(it).toEqual({
      roles: { viewer: ["sub:AbC|1", "ewa@uni.opole.pl"], editor: ["slack:U0123ABC"], publisher: ["slack:W9"] },
      oidc: { issuer: "https://login.uni.opole.pl", clientId: "legitka", clientSecret: "s1234" },
    });
  });

  test.each(["U0123ABC", "ewa", "slack:ewa", "sub:", "ewa@uni.opole.pl,", "Ewa <ewa@uni.opole.pl>"])(
    "refuses «%s» as a person, instead of letting nobody in",
    (one) => {
      expect(staffEnvironment.STAFF_EDITORS.safeParse(one).success).toBe(false);
    },
  );

  test.each(["http://login.uni.opole.pl", "http://127.0.0.1:9", "login.uni.opole.pl", "ftp://login.uni.opole.pl"])(
    "refuses «%s» as an issuer, which must be reached over https",
    (issuer) => {
      expect(staffEnvironment.STAFF_OIDC_ISSUER.safeParse(issuer).success).toBe(false);
    },
  );

  test("wants all of the provider's settings or none, and repeats no secret", () => {
    const all = "STAFF_OIDC_ISSUER, STAFF_OIDC_CLIENT_ID, STAFF_OIDC_CLIENT_SECRET";
    expect(read({ STAFF_OIDC_CLIENT_SECRET: "s1234", STAFF_EDITORS: "ewa@uni.opole.pl" }).problems).toEqual([
      `STAFF_OIDC_ISSUER: set all of ${all}, or none`,
      `STAFF_OIDC_CLIENT_ID: set all of ${all}, or none`,
    ]);
  });

  test("says when a list and the provider do not fit together", () => {
    expect(read(provider).problems).toEqual([expect.stringMatching(/^STAFF_VIEWERS: nobody could sign in/)]);
    expect(read({ STAFF_EDITORS: "ewa@uni.opole.pl" }).problems).toEqual([
      expect.stringMatching(/^STAFF_OIDC_ISSUER: /),
    ]);
    expect(read({ STAFF_EDITORS: "slack:U1" }).problems).toEqual([]);
  });
});
