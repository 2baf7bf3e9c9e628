/** Whether an address is that of a page of its own, over https. A front page would show anything but the notice that is looked for. */
export function isNoticePage(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, username, pathname, search } = new URL(url);
  return protocol === "https:" && username === "" && (/[^/]/.test(pathname) || search !== "");
}
