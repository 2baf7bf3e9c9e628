import { STATUS_CODES } from "node:http";
import type { Socket } from "node:net";

const statuses: Readonly<Record<string, number>> = { ERR_HTTP_REQUEST_TIMEOUT: 408, HPE_HEADER_OVERFLOW: 431 };

/**
 * Answers something that is not an HTTP request, or an incomplete one. Node has no response object for it, so the answer is
 * written by hand.
 */
export function answerClientError(
  headers: Readonly<Record<string, string>>,
): (error: Error & { readonly code?: string }, socket: Socket) => void {
  const lines = Object.entries({ ...headers, connection: "close", "content-length": "0" });
  const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join("");
  return (error, socket) => {
    // After a reset nobody receives the answer.
    if (error.code === "ECONNRESET" || socket.destroyed) return;
    const status = statuses[error.code ?? ""] ?? 400;
    if (socket.writable) socket.write(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ""}\r\n${head}\r\n`);
    socket.destroy(error);
  };
}
