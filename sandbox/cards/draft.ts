import type { Order } from "../state";

/** Without the letters and digits people confuse when they retype a code. */
const alphabet = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

/** An order just placed, without its id. `token` is what the QR carries, `distributionPass` the activation code. */
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
