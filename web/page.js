// The page's script: hands an article to the module, and shows what it gives. No address is asked for anything.
"use strict";
{
  const find = (id) => document.getElementById(id);
  const [form, article, file, format, status, result] = ["form", "article", "file", "format", "status", "result"].map(find);
  const encoder = new TextEncoder();
  let program, module;

  /** Starts the module, again if an article made it fail. */
  async function start() {
    module = (await WebAssembly.instantiate(program, {})).exports;
  }

  /** Unpacks the module, which stands in the page: gzip, in base64. */
  async function load() {
    const packed = Uint8Array.from(atob(find("module").textContent), (c) => c.charCodeAt(0));
    const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
    program = await WebAssembly.compile(await new Response(stream).arrayBuffer());
    await start();
  }

  /** The text that the last call of the module gave. */
  const output = () => new TextDecoder().decode(new Uint8Array(module.memory.buffer, module.output(), module.output_len()));

  /** Marks up the bytes of an article and shows it. */
  async function markUp(name, bytes) {
    const begin = performance.now();
    try {
      const called = encoder.encode(name);
      const at = module.input(called.length + bytes.length) >>> 0;
      const memory = new Uint8Array(module.memory.buffer);
      memory.set(called, at);
      memory.set(bytes, at + called.length);
      const done = module.mark_up(called.length, Number(format.value));
      if (!done) {
        result.replaceChildren();
        status.textContent = `${name}: ${output()}`;
        return;
      }
      const took = performance.now() - begin;
      // The module escapes all that an article says; the page's policy lets no script but this one run.
      result.innerHTML = output();
      find("filters").hidden = false;
      status.textContent = `${name}: ${bytes.length.toLocaleString("en")} bytes marked up in ${took.toFixed(1)} ms.`;
      find("filters").scrollIntoView({ behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
    } catch (error) {
      result.replaceChildren();
      status.textContent = `${name}: it could not be marked up (${error.message}).`;
      await start();
    }
  }

  const markUpText = () => markUp("pasted text", encoder.encode(article.value));

  async function markUpFile(chosen) {
    article.value = "";
    await markUp(chosen.name, new Uint8Array(await chosen.arrayBuffer()));
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    markUpText();
  });
  // What was pasted stands in the box only after the event.
  article.addEventListener("paste", () => setTimeout(() => module && markUpText()));
  find("example").addEventListener("click", () => {
    article.value = find("harbour").textContent;
    markUpText();
  });
  file.addEventListener("change", () => file.files[0] && markUpFile(file.files[0]));
  // A file dropped beside the box would replace the page.
  const desk = document.querySelector(".desk");
  addEventListener("dragover", (event) => {
    event.preventDefault();
    desk.classList.add("over");
  });
  addEventListener("dragleave", () => desk.classList.remove("over"));
  addEventListener("drop", (event) => {
    event.preventDefault();
    desk.classList.remove("over");
    const [dropped] = event.dataTransfer.files;
    if (!module) return;
    if (dropped) return markUpFile(dropped);
    article.value = event.dataTransfer.getData("text");
    markUpText();
  });

  load().then(
    () => {
      module.filters();
      find("filters").innerHTML = output();
      for (const control of [find("go"), find("example"), file]) control.disabled = false;
      status.textContent = "Ready.";
    },
    (error) => (status.textContent = `The module could not be started: ${error.message}`),
  );
}
