/** The parts of an HTTP request that the OAuth signature uses. */
export interface SignedRequest {
  readonly method: string;
  /** `http` or `https`. */
  readonly scheme: string;
  /** The Host header, because the signature covers the URL that the client sees. */
  readonly host: string;
  /** Path with query, unchanged. */
  readonly target: string;
  readonly authorization: string | undefined;
  /** A form body; missing for any other body. */
  readonly form: string | undefined;
}

/** All parameters, decoded, including duplicates: RFC 5849 section 3.4.1.3.1. `realm` is left out. */
export function collectParameters(request: SignedRequest): [string, string][] {
  const query = request.target.split("?")[1] ?? "";
  return [
    ...new URLSearchParams(query),
    ...headerParameters(request.authorization ?? ""),
    ...new URLSearchParams(request.form ?? ""),
  ];
}

/** The base string URI: RFC 5849 section 3.4.1.2. */
export function baseUrl(request: SignedRequest): string {
  const standardPort = request.scheme === "https" ? ":443" : ":80";
  const host = request.host.toLowerCase();
  const authority = host.endsWith(standardPort) ? host.slice(0, -standardPort.length) : host;
  return `${request.scheme}://${authority}${request.target.split("?")[0] ?? ""}`;
}

function headerParameters(header: string): [string, string][] {
  const list = /^OAuth\s+(.*)$/is.exec(header)?.[1];
  if (list === undefined) return [];
  return [...list.matchAll(/([^\s,=]+)\s*=\s*"([^"]*)"/g)]
    .map(([, name = "", value = ""]): [string, string] => [decode(name), decode(value)])
    .filter(([name]) => name.toLowerCase() !== "realm");
}

/** Text that is not properly percent-encoded is left unchanged; the signature will then not match. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
