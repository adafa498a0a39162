// Opens an HTML file in a real browser as a phone, a tablet and a desk show it: node page_check.mjs BROWSER FILE [PICTURE].
// Prints what it found as JSON: messages of the console, what was asked of the network; and by width the rules of axe-core that
// the page breaks, by how much it is too wide, its smallest letters in px, and marks that a bar cuts off.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const [browserPath, file, picture] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf-8");
const page_url = pathToFileURL(file).href;
const browser = await chromium.launch({ executablePath: browserPath, args: ["--no-sandbox"] });
const messages = [];
const requests = [];

async function look(width) {
  const page = await browser.newPage({ viewport: { width, height: 1000 } });
  page.on("console", (message) => messages.push(message.text()));
  page.on("pageerror", (error) => messages.push(String(error)));
  page.on("request", (request) => request.url() === page_url || requests.push(request.url()));
  await page.goto(page_url);
  if (picture) await page.screenshot({ path: `${picture}.${width}.png`, fullPage: true });
  const seen = await page.evaluate(() => ({
    scripts: document.scripts.length,
    sideways: document.documentElement.scrollWidth - window.innerWidth,
    smallest: Math.min(...[...document.querySelectorAll("body *")].filter((e) => e.innerText?.trim()).map((e) => parseFloat(getComputedStyle(e).fontSize))),
    cut: [...document.querySelectorAll(".bar span")].filter((e) => e.scrollWidth > e.clientWidth + 1).map((e) => e.innerText),
  }));
  await page.evaluate(axe);
  const found = await page.evaluate(() => globalThis.axe.run());
  const violations = found.violations.map((rule) => `${rule.id}: ${rule.nodes.map((node) => node.html).join(" | ")}`);
  return { width, ...seen, violations, passes: found.passes.length };
}

try {
  const widths = [];
  for (const width of [320, 768, 1280]) widths.push(await look(width));
  process.stdout.write(JSON.stringify({ messages, requests, widths }));
} finally {
  await browser.close();
}
