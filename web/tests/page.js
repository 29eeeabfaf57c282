// The page to try it in headless Chromium, from the disk and from a static server: `node page.js FOLDER`. Pictures go to FOLDER.
import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { isAccessible, isSound, launch, open } from "./browser.js";

const folder = resolve(process.argv[2]);
const root = resolve(import.meta.dirname, "../..");
const file = `${root}/web/dist/index.html`;
mkdirSync(folder, { recursive: true });

const server = createServer((request, response) => {
  if (request.url !== "/") return response.writeHead(404).end();
  response.writeHead(200, { "content-type": "text/html" }).end(readFileSync(file));
});
await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
const browser = await launch();
const fromDisk = pathToFileURL(file).href;
const status = (page) => page.locator("#status").innerText();
const isReady = (page) => page.locator("#go:enabled").waitFor();
const isDone = (page, name) => page.waitForFunction((name) => document.getElementById("status").textContent.startsWith(name), name);

{
  const { page, faults, close } = await open(browser, fromDisk, { viewport: { width: 1280, height: 900 } });
  await isReady(page);
  await page.click("#example");
  await isDone(page, "pasted text");
  assert.match(await status(page), /^pasted text: 1,611 bytes marked up in [\d.]+ ms\.$/);
  assert.equal(await page.locator(".section.headline").innerText().then((text) => text.split("\n").at(-1)), "Harbour bridge reopens two weeks after storm");
  assert.equal(await page.locator(".section.comment").count(), 2);
  assert.ok((await page.locator(".card").innerText()).includes("2015-03-03T09:14+01:00"));

  // The boxes and the links of the view work here too.
  await page.locator("#show-comment").uncheck();
  assert.equal(await page.locator(".section.comment").locator("visible=true").count(), 0);
  await page.locator("#show-comment").check();
  const link = page.locator(".rail a").first();
  await link.click();
  assert.ok(page.url().endsWith(await link.getAttribute("href")));
  await isSound(page, "example");

  // A file, in a charset of old, whose offsets are those of the file.
  const old = Buffer.from(`<meta charset="windows-1252"><h1>Fähre fährt</h1><p>Anna Lund sagte am Montag, daß die Fähre wieder fährt.</p>`, "latin1");
  await page.setInputFiles("#file", { name: "alt.html", mimeType: "text/html", buffer: old });
  await isDone(page, "alt.html");
  assert.match(await page.locator(".card").innerText(), new RegExp(`alt.html: HTML, ${old.length} bytes`));
  assert.ok((await page.locator("#result").textContent()).includes("Fähre fährt"));

  // A file that is dropped.
  const drop = await page.evaluateHandle(() => {
    const data = new DataTransfer();
    data.items.add(new File(["Ferry back in service\n\nBy Anna Lund\n\nThe ferry to Graben ran again on Monday, the harbour board said.\n"], "ferry.txt"));
    return data;
  });
  await page.dispatchEvent("body", "drop", { dataTransfer: drop });
  await isDone(page, "ferry.txt");
  assert.ok(await page.locator("mark.person", { hasText: "Anna Lund" }).first().isVisible());

  // What is no article is told, and the next one is done.
  await page.setInputFiles("#file", { name: "x.gz", mimeType: "application/gzip", buffer: Buffer.from("1f8b0800000000000003", "hex") });
  await isDone(page, "x.gz");
  assert.equal(await status(page), "x.gz: gzip, not an article");
  assert.equal(await page.locator("article").count(), 0);

  // An article that would like to be a page.
  const attack = `"><img src=x onerror=alert(1)><script>alert(2)</script><svg onload=alert(3)></article>`;
  await page.selectOption("#format", { label: "plain text" });
  await page.fill("#article", `Ferry fares rise ${attack}\n\nAnna ${attack} Lund of the <b>Graben Port Authority</b> said it on Monday.\n`);
  await page.click("#go");
  await isDone(page, "pasted text");
  assert.equal(await page.locator("#result").locator("img, script, svg, [onerror], [onload]").count(), 0);
  assert.ok((await page.locator("#result").textContent()).includes("<script>alert(2)</script>"));

  // Nothing, and a large article.
  await page.fill("#article", "");
  await page.click("#go");
  await page.waitForFunction(() => document.getElementById("status").textContent.includes(": 0 bytes"));
  const long = Buffer.from("The ferry to Graben ran again on Monday, Anna Lund said.\n\n".repeat(2_000));
  await page.setInputFiles("#file", { name: "long.txt", mimeType: "text/plain", buffer: long });
  await isDone(page, "long.txt");
  assert.match(await status(page), /116,000 bytes marked up/);
  assert.deepEqual(faults, []);
  await close();
}

// From a server, at all widths, with axe; the policy is off there, as axe is put into the page.
const address = `http://127.0.0.1:${server.address().port}/`;
for (const [device, width, height] of [["phone", 360, 740], ["desktop", 1280, 900]])
  for (const colorScheme of ["light", "dark"]) {
    const title = `${device} ${colorScheme}`;
    const { page, faults, close } = await open(browser, address, { viewport: { width, height }, colorScheme, axe: true }, (url) => url === `${address}favicon.ico`);
    await isReady(page);
    await isAccessible(page, `${title}, empty`);
    await page.click("#example");
    await isDone(page, "pasted text");
    await isSound(page, title);
    await isAccessible(page, title);
    await page.screenshot({ path: `${folder}/${device}-${colorScheme}.png`, fullPage: true });
    assert.deepEqual(faults.filter((fault) => !fault.includes("404")), [], title);
    await close();
  }

await browser.close();
server.close();
console.log(`the page holds in Chromium; pictures are in ${folder}`);
