// @ts-check

/** @param {{ send: (body: object) => Promise<boolean> }} options */
export function startComposer({ send }) {
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
  // Only what kind of thing it is leaves the browser: the assistant cannot read files, it says so.
  file.addEventListener("change", () => {
    for (const { type } of file.files ?? []) {
      const kind = type.split("/")[0];
      void send({ attachment: kind === "image" || kind === "audio" ? kind : "file" });
    }
    file.value = "";
  });
}
