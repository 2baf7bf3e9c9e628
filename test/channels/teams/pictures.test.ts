import { toBuffer } from "qrcode";
import { createConnector } from "../../../src/channels/teams/connector";
import { activitySchema, attachmentOf } from "../../../src/channels/teams/activity";
import { picturesOf } from "../../../src/channels/teams/pictures";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

const said = (attachments: readonly object[]) =>
  activitySchema.parse({ type: "message", serviceUrl: "https://smba.trafficmanager.net/emea/", attachments });
const there = "https://smba.trafficmanager.net/emea/v3/attachments/1/views/original";

test("a picture that Teams keeps can go to support, and any other attachment is named as before", () => {
  const picture = { contentType: "image/*", contentUrl: there, name: "zrzut.png" };
  expect(picturesOf(said([picture]))).toEqual([{ name: "zrzut.png", ref: { url: there } }]);
  expect(attachmentOf(said([picture]))).toBeUndefined();
  const elsewhere = { contentType: "image/png", contentUrl: "https://evil.example/a.png" };
  expect(picturesOf(said([elsewhere, { contentType: "application/pdf", contentUrl: there }]))).toEqual([]);
  expect(attachmentOf(said([picture, elsewhere]))).toBe("image");
});

describe("fetching a picture", () => {
  let picture: Buffer;
  let asked: { url: string | undefined; authorization: string | undefined }[];
  let statuses: number[];
  const server = createServer((request, response) => {
    asked.push({ url: request.url, authorization: request.headers.authorization });
    response.writeHead(statuses.shift() ?? 200).end(picture);
  });
  let origin: string;
  let connector: ReturnType<typeof createConnector>;
  beforeAll(async () => {
    picture = await toBuffer("a", { width: 100 });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  beforeEach(() => {
    [asked, statuses] = [[], []];
    connector = createConnector({
      token: (anew) => Promise.resolve(anew ? "new" : "old"),
      pauses: { clock: () => 0, longestMs: 1, sleep: () => Promise.resolve(), random: () => 0 },
      trusts: (url) => url.startsWith(origin),
    });
  });
  afterEach(() => connector.close());
  afterAll(() => server.close());
  const fetch = (url = `${origin}/v3/attachments/1`, most = 1_000_000) => connector.picture(`${origin}/`, url, most);

  test("asks with the bot's token, and with a new one if Teams refuses the old one", async () => {
    statuses = [401];
    expect(await fetch()).toEqual({ ok: true, content: picture });
    expect(asked.map(({ authorization }) => authorization)).toEqual(["Bearer old", "Bearer new"]);
  });

  test("sends the token nowhere else", async () => {
    expect(await fetch("http://127.0.0.1:1/a")).toEqual({ ok: false, refusal: "gone" });
    expect(await connector.picture("http://127.0.0.1:1/", "http://127.0.0.1:1/a", 9)).toEqual({
      ok: false,
      refusal: "gone",
    });
    expect(asked).toEqual([]);
  });

  test("tells what is too large, gone, or comes later", async () => {
    expect(await fetch(undefined, 10)).toEqual({ ok: false, refusal: "tooLarge" });
    statuses = [404, 503];
    expect(await fetch()).toEqual({ ok: false, refusal: "gone" });
    expect(await fetch()).toMatchObject({ ok: false, refusal: "later" });
  });
});
