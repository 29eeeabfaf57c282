// Headless Chromium and the checks that both tests make of a page.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";

const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

/** Starts the Chromium at $CHROMIUM. It is told to look nothing up: the machine may have no network. */
export const launch = () =>
  chromium.launch({
    executablePath: process.env.CHROMIUM,
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });

/** Opens `url` in a context of its own; the page may ask for nothing but files and addresses that `isLocal` knows. */
export async function open(browser, url, options = {}, isLocal = () => false) {
  // axe is put into the page, which its policy would not let in.
  const context = await browser.newContext({ bypassCSP: Boolean(options.axe), ...options });
  const page = await context.newPage();
  const faults = [];
  page.on("pageerror", (error) => faults.push(`error: ${error.message}`));
  page.on("console", (message) => message.type() === "error" && faults.push(`console: ${message.text()}`));
  page.on("dialog", (dialog) => (faults.push(`dialog: ${dialog.message()}`), dialog.dismiss()));
  page.on("request", (request) => {
    const asked = request.url();
    if (asked !== url && asked.split("#")[0] !== url && !isLocal(asked)) faults.push(`request: ${asked}`);
  });
  await page.goto(url);
  return { page, faults, close: () => context.close() };
}

/** No finding of axe-core that is serious or critical. */
export async function isAccessible(page, name) {
  await page.addScriptTag({ path: axe });
  const { violations } = await page.evaluate(() => axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }));
  const lines = violations.map((v) => `${v.impact} ${v.id}: ${v.help}\n    ${v.nodes.slice(0, 3).map((n) => n.html).join("\n    ")}`);
  const bad = violations.filter((v) => v.impact === "serious" || v.impact === "critical");
  assert.equal(bad.length, 0, `${name}: axe-core finds\n${lines.join("\n")}`);
  if (lines.length > 0) console.log(`${name}: axe-core mentions\n${lines.join("\n")}`);
}

/** Nothing is wider than the window, no id stands twice, every link leads to a place of the page. */
export async function isSound(page, name) {
  const found = await page.evaluate(() => {
    const ids = [...document.querySelectorAll("[id]")].map((e) => e.id);
    const links = [...document.querySelectorAll("a")].map((a) => a.getAttribute("href"));
    return {
      wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
      twice: ids.filter((id, i) => ids.indexOf(id) !== i),
      lost: links.filter((href) => !href?.startsWith("#") || !document.getElementById(href.slice(1))),
    };
  });
  assert.deepEqual(found, { wide: 0, twice: [], lost: [] }, name);
}
