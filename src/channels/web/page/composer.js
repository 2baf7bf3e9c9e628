// @ts-check

/** @param {{ send: (body: object) => Promise<boolean>, upload: (file: File) => Promise<object> }} options */
export function startComposer({ send, upload }) {
  const form = /** @type {HTMLFormElement} */ (document.getElementById("composer"));
  const text = /** @type {HTMLTextAreaElement} */ (document.getElementById("text"));
  const file = /** @type {HTMLInputElement} */ (document.getElementById("file"));

  const grow = () => {
    text.style.height = "auto";
    text.style.height = `${text.scrollHeight}px`;
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const typed = text.value.trim();
    if (!typed) return text.focus();
    text.value = "";
    grow();
    text.focus();
    void send({ text: typed });
  });

  text.addEventListener("input", grow);
  text.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit();
  });

  document.getElementById("attach")?.addEventListener("click", () => file.click());
  // A picture goes with the words that are typed already. Of any other file only the kind leaves the browser: the assistant says
  // that it cannot read it.
  file.addEventListener("change", async () => {
    const chosen = [...(file.files ?? [])];
    file.value = "";
    for (const one of chosen) {
      const [kind, subtype] = one.type.split("/");
      const pictures = kind === "image" && /^(?:png|jpeg)$/.test(subtype ?? "") ? [await upload(one)] : [];
      const typed = pictures.length > 0 ? text.value.trim() : "";
      if (typed) {
        text.value = "";
        grow();
      }
      const attachment = kind === "image" || kind === "audio" ? kind : "file";
      void send({ ...(typed ? { text: typed } : { attachment }), ...(pictures.length > 0 && { pictures }) });
    }
  });
}
