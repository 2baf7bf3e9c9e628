import fc from "fast-check";
import { numbersSection } from "../../src/staff/numbers/section";
import { memoryStore } from "../support/memoryStore";
import { addressOf, asForm, bounded, spoilt } from "../support/fuzz";
import { releaseAt } from "../texts/deskAt";
import { key, staffForms, staffOpened, staffQuery } from "./examples";
import { openProvider, type TestProvider } from "./oidcProvider";
import type { StaffBrowser } from "./staffBrowser";
import { openStaffWorld, type StaffWorld } from "./staffWorld";
import { pagesAt } from "./texts/pagesAt";

const start = "2026-11-23T09:00:00Z";
let provider: TestProvider;
let pages: ReturnType<typeof pagesAt>;
let desk: StaffWorld;
let browser: StaffBrowser;
beforeAll(async () => {
  provider = await openProvider(() => Date.parse(start));
  pages = pagesAt();
  const clock = () => Date.parse(start);
  const numbers = numbersSection({
    store: memoryStore(),
    catalog: releaseAt().catalog,
    clock,
    timeZone: "Europe/Warsaw",
  });
  const { fetch } = provider;
  desk = await openStaffWorld({
    start,
    staffPages: {
      sections: [numbers, pages.section],
      staff: { roles: { viewer: [], editor: [], publisher: [] }, oidc: { ...provider } },
      fetch,
      unlistedHelpdesk: "publisher",
      limits: { perAddressAMinute: 100_000 },
    },
  });
  browser = await desk.signedIn("marta");
});
afterAll(async () => {
  await desk.close();
  await pages.close();
  await provider.close();
});

/** What was asked is answered without a fault of ours, and the session still holds. */
async function holds(asking: () => Promise<{ readonly status: number }>): Promise<void> {
  const before = desk.world.logLines.length;
  expect((await asking()).status).toBeLessThan(500);
  expect(desk.world.logLines.slice(before).filter((line) => /"level":(50|60)/.test(line))).toEqual([]);
}

const lives = async (): Promise<void> => {
  expect((await browser.get("/staff/numbers")).status).toBe(200);
};

/** The address of a text that exists, in place of any other. */
const ofText = (path: string): string => path.replace(/^(.staff.texts.(?:edit|publish|revert).)[^?]*/, `$1${key}`);

test("no page of staff, however odd its address, causes a fault, neither for a member nor for a stranger", async () => {
  const address = addressOf(staffOpened, staffQuery);
  const strangers = desk.browser();
  await fc.assert(
    fc.asyncProperty(address, fc.boolean(), fc.boolean(), async (path, isOfText, isMember) => {
      await holds(() => (isMember ? browser : strangers).get(isOfText ? ofText(path) : path));
    }),
    bounded(120),
  );
  await lives();
});

test.each(Object.entries(staffForms))(
  "the form of %s, however malformed, is taken in or refused, and never causes a fault",
  async (route, fields) => {
    await fc.assert(
      fc.asyncProperty(addressOf([route]), fc.boolean(), spoilt(fields), async (path, isOfText, spoiled) => {
        const form = Object.fromEntries(new URLSearchParams(asForm(spoiled)));
        const by = route.endsWith("/sign-out") ? desk.browser() : browser;
        await holds(() => by.post(isOfText ? ofText(path) : path, form));
      }),
      bounded(40),
    );
    await lives();
  },
);

test("no return from the provider, however odd, causes a fault, also while a sign-in is under way", async () => {
  await fc.assert(
    fc.asyncProperty(addressOf(["GET /staff/sign-in/oidc/back"], ["code", "state", "iss", "error"]), async (path) => {
      const somebody = desk.browser();
      await somebody.get("/staff/sign-in/oidc");
      await holds(() => somebody.get(path));
    }),
    bounded(40),
  );
});

test("every form is taken in as it is", async () => {
  const edit = "POST /staff/texts/edit/:key";
  expect((await browser.post(`/staff/texts/edit/${key}`, staffForms[edit])).status).toBe(303);
  expect((await browser.post("/staff/texts/preview", staffForms["POST /staff/texts/preview"])).status).toBe(200);
});
