import { createReplyAddresses } from "../../../src/tickets/mail/replyAddress";

const key = Buffer.alloc(32, 7);
const addresses = createReplyAddresses({ address: "legitka@uni.opole.pl", keys: [key] });
const { address, token } = addresses.of("L-ABC234");

describe("a ticket's reply address", () => {
  test("names the ticket in the bot's own mailbox, and is short enough for any mail server", () => {
    expect(address).toMatch(/^legitka\+l-abc234\.[a-z2-7]{16}@uni\.opole\.pl$/);
    expect(token).toBe(`[L-ABC234:${address.slice(17, 33)}]`);
    const longest = createReplyAddresses({ address: `${"x".repeat(38)}@uni.opole.pl`, keys: [key] });
    expect(longest.of("L-ABC234").address.indexOf("@")).toBe(64);
  });

  test("is refused at the start when it cannot be short enough", () => {
    const tooLong = () => createReplyAddresses({ address: `${"x".repeat(39)}@uni.opole.pl`, keys: [key] });
    expect(tooLong).toThrow("must leave room");
  });

  test("leads back to the ticket, even if a mail system changed its upper and lower case", () => {
    expect(addresses.provenIn(`to: Legitka <${address}>`)).toEqual(["L-ABC234"]);
    expect(addresses.provenIn(address.toUpperCase())).toEqual(["L-ABC234"]);
    expect(addresses.provenIn(`Odp: sprawa ${token}`)).toEqual(["L-ABC234"]);
    expect(addresses.provenIn(`> > ${token.toLowerCase()}\n> ${token}`)).toEqual(["L-ABC234"]);
  });

  test("cannot be made for another ticket, nor changed in any letter", () => {
    expect(addresses.provenIn(address.replace("abc234", "abc235"))).toEqual([]);
    for (let at = 17; at < 33; at++) {
      const changed = address.slice(0, at) + (address[at] === "a" ? "b" : "a") + address.slice(at + 1);
      expect(addresses.provenIn(changed)).toEqual([]);
    }
    expect(addresses.provenIn(address.replace("@", "a@"))).toEqual([]);
    expect(
      createReplyAddresses({ address: "legitka@uni.opole.pl", keys: [Buffer.alloc(32, 8)] }).provenIn(address),
    ).toEqual([]);
  });

  test("is still accepted when it was made with a key that has been replaced", () => {
    const renewed = createReplyAddresses({ address: "legitka@uni.opole.pl", keys: [Buffer.alloc(32, 9), key] });
    expect(renewed.of("L-ABC234").address).not.toBe(address);
    expect(renewed.provenIn(address)).toEqual(["L-ABC234"]);
  });
});
