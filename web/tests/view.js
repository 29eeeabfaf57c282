// The HTML view of the command in headless Chromium: `node view.js COMMAND FOLDER`. Pages and pictures of them go to FOLDER.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { isAccessible, isSound, launch, open } from "./browser.js";

const [command, folder] = process.argv.slice(2).map((path) => resolve(path));
const root = resolve(import.meta.dirname, "../..");
mkdirSync(folder, { recursive: true });

/** The view of some articles, as the address of a file. */
function view(name, ...articles) {
  const path = `${folder}/${name}.html`;
  execFileSync(command, ["--format", "html", "--output", path, ...articles], { cwd: root });
  return pathToFileURL(path).href;
}

const attack = `"><img src=x onerror=alert(1)><script>alert(2)</script><svg onload=alert(3)></details></article><style>*{display:none}</style>`;
const text = `Ferry fares rise ${attack}

By Anna ${attack} Lund

GRABEN, March 3, 2015 - Anna Lund of the <b onclick=alert(4)>Graben Port Authority</b> said on Monday that it cost $5 million. ${attack}

Lund said javascript:alert(5) that &lt;script&gt; was \u202eno\u202c harm.
`;
const quoted = attack.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
const html = `<html><head><title>${quoted}</title><meta property="og:title" content="Ferry fares ${quoted}">
<meta name="author" content="Anna ${quoted}"><link rel="canonical" href="javascript:alert(7)"></head>
<body><h1>Ferry fares ${quoted}</h1><p>Anna Lund of the <img src=x onerror=alert(8)>Graben Port Authority said on Monday that it cost
$5 million. ${quoted}</p><p>She gave no other reason for it, and the harbour board gave none on the day after.</p></body></html>`;
writeFileSync(`${folder}/hostile.txt`, text);
writeFileSync(`${folder}/hostile.htm`, html);
const pages = {
  harbour: view("harbour", "examples/harbour.txt"),
  council: view("council", "--quotes", "all", "examples/council.txt"),
  page: view("page", "tests/golden/article_page.html"),
  many: view("many", "examples/harbour.txt", "tests/golden/comment_items.html", "examples/harbour.txt", "tests/golden/arabic.txt", "tests/golden/empty.txt"),
  "hostile text": view("hostile_text", "--input", "text", `${folder}/hostile.txt`),
  "hostile page": view("hostile_page", `${folder}/hostile.htm`),
};
const browser = await launch();

for (const name of ["harbour", "council", "page", "many"])
  for (const [device, width, height] of [["phone", 360, 740], ["tablet", 820, 1100], ["desktop", 1280, 900]])
    for (const colorScheme of ["light", "dark"]) {
      // One article in every way; the others once narrow and once wide, once light and once dark.
      if (name !== "harbour" && (device === "tablet" || (device === "phone") !== (colorScheme === "light"))) continue;
      const title = `${name} ${device} ${colorScheme}`;
      const { page, faults, close } = await open(browser, pages[name], { viewport: { width, height }, colorScheme, axe: true });
      await page.screenshot({ path: `${folder}/${name}-${device}-${colorScheme}.png`, fullPage: name !== "many" });
      await isSound(page, title);
      await isAccessible(page, title);
      assert.deepEqual(faults, [], title);
      await close();
    }

{
  const { page, faults, close } = await open(browser, pages.harbour, { viewport: { width: 1280, height: 900 }, javaScriptEnabled: false });
  const isShown = (selector) => page.locator(selector).first().isVisible();
  const background = (selector) => page.locator(selector).first().evaluate((e) => getComputedStyle(e).backgroundColor);

  // The card says without hovering what the page says, and who is in it.
  for (const words of ["Harbour bridge reopens two weeks after storm", "Anna Lund", "2015-03-03T09:14+01:00", "2 comment", "Karin Vestby"])
    assert.ok((await page.locator(".card").innerText()).includes(words), `the card has no ${words}`);
  assert.ok((await page.locator(".section mark.money").first().innerText()).includes("2300000 EUR"), "a value beside its words");

  // A box hides its kind, or the colour, the value and the list of its label, and gives them back.
  for (const kind of ["body", "comment", "boilerplate"]) {
    const parts = kind === "boilerplate" ? ".fold.boilerplate" : `.section.${kind}`;
    assert.ok(await isShown(parts), kind);
    await page.locator(`#show-${kind}`).uncheck();
    assert.equal(await page.locator(parts).locator("visible=true").count(), 0, kind);
    await page.locator(`#show-${kind}`).check();
    assert.ok(await isShown(parts), kind);
  }
  const person = ".section mark.person";
  assert.notEqual(await background(person), "rgba(0, 0, 0, 0)");
  await page.locator("#show-person").uncheck();
  assert.equal(await background(person), "rgba(0, 0, 0, 0)");
  assert.ok(await isShown(person), "the words stay");
  assert.ok(!(await isShown(".rail .person")));
  await page.locator("#show-money").uncheck();
  assert.ok(!(await isShown(".section mark.money code")));
  await page.locator("#show-tags").check();
  const tag = await page.locator(".section mark.location").first().evaluate((e) => getComputedStyle(e, "::after").content);
  assert.match(tag, /^"location/);

  // A name of the rail leads to its place, below the bar.
  const link = page.locator(".rail .organization a").last();
  const target = page.locator(await link.getAttribute("href"));
  await link.click();
  const [bar, place] = [await page.locator(".bar").boundingBox(), await target.boundingBox()];
  assert.ok(place.y >= bar.y + bar.height && place.y + place.height <= 900, "in sight");
  assert.notEqual(await target.evaluate((e) => getComputedStyle(e).outlineStyle), "none");

  // Furniture is folded.
  assert.ok(!(await isShown(".fold .section")));
  await page.locator(".fold summary").first().click();
  assert.ok(await isShown(".fold .section"));
  assert.deepEqual(faults, []);
  await close();
}

{
  const { page, faults, close } = await open(browser, pages.council, { viewport: { width: 1280, height: 900 }, javaScriptEnabled: false });
  const style = (selector, name) => page.locator(selector).first().evaluate((e, name) => getComputedStyle(e)[name], name);
  assert.equal(await page.locator(".section .quote.direct").count(), 7, "a piece for each paragraph");
  assert.equal(await page.locator(".quotes li").count(), 8);

  // A speaker leads to the person's row of the rail, a quote of the rail to its words.
  const speaker = page.locator(".speaker", { hasText: /^he$/ });
  const person = page.locator(await speaker.first().getAttribute("href"));
  assert.ok((await person.innerText()).startsWith("Peter Okafor"));
  const link = page.locator(".quotes a", { hasText: "a fair compromise" });
  assert.equal(await page.locator(await link.getAttribute("href")).innerText(), "a fair compromise");
  await link.click();
  assert.notEqual(await page.locator(".quote:target").evaluate((e) => getComputedStyle(e).outlineStyle), "none");

  // The box takes the colour and the list, not the words.
  const quote = ".section .quote.direct";
  assert.notEqual(await style(quote, "borderBottomColor"), "rgba(0, 0, 0, 0)");
  await page.locator("#show-quotes").uncheck();
  assert.equal(await style(quote, "borderBottomColor"), "rgba(0, 0, 0, 0)");
  assert.ok(await page.locator(quote).first().isVisible());
  assert.equal(await page.locator(".quotes").locator("visible=true").count(), 0);
  assert.deepEqual(faults, []);
  await close();
}

for (const name of ["hostile text", "hostile page"]) {
  // What an article holds stays text, and the page asks for nothing.
  const { page, faults, close } = await open(browser, pages[name]);
  assert.equal(await page.locator("img, script, svg, iframe, [onclick], [onerror], [onload], main style").count(), 0, name);
  const shown = await page.locator("article").textContent();
  assert.ok(shown.includes("<script>alert(2)</script>") && shown.includes('"><img src=x'), shown);
  assert.equal(await page.locator("article").count(), 1, name);
  await isSound(page, name);
  assert.deepEqual(faults, [], name);
  await close();
}

{
  const { page, close } = await open(browser, pages.harbour, { colorScheme: "dark" });
  await page.pdf({ path: `${folder}/harbour.pdf`, format: "A4", printBackground: true, margin: { top: "15mm", bottom: "15mm", left: "15mm", right: "15mm" } });
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  await page.setViewportSize({ width: 680, height: 960 });
  await page.screenshot({ path: `${folder}/harbour-print.png`, fullPage: true });
  assert.equal(await page.locator(".bar input").locator("visible=true").count(), 0, "boxes cannot be clicked on paper");
  assert.equal(await page.locator("body").evaluate((e) => getComputedStyle(e).color), "rgb(27, 31, 36)", "paper is light");
  await isSound(page, "print");
  await close();
}

await browser.close();
console.log(`the view holds in Chromium; pictures are in ${folder}`);
