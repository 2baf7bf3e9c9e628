import type { Order } from "../state";

/** The alphabet omits letters and digits that people confuse when they retype a code. */
const alphabet = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

/** A new order without its id. `token` is the content of the QR code, `distributionPass` the activation code. */
export function draftOrder(
  studentId: string,
  madeAt: number,
  expirationDate: string,
  readyAfterMs: number | null,
  random: (bytes: number) => Uint8Array,
): Omit<Order, "id"> {
  return {
    studentId,
    madeAt,
    readyAfterMs,
    advanced: false,
    end: null,
    expirationDate,
    token: Buffer.from(random(96)).toString("base64url"),
    distributionPass: Array.from(random(8), (byte) => alphabet[byte % alphabet.length]).join(""),
  };
}
