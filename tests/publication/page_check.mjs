// Opens HTML files in a real browser: node page_check.mjs BROWSER FILE [PICTURE]. Prints what it found as JSON:
// messages of the console, what was asked of the network, and the rules of axe-core that the page breaks.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const [browserPath, file, picture] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf-8");
const page_url = pathToFileURL(file).href;
const browser = await chromium.launch({ executablePath: browserPath, args: ["--no-sandbox"] });
try {
  const page = await browser.newPage({ viewport: { width: 1100, height: 1400 } });
  const messages = [];
  const requests = [];
  page.on("console", (message) => messages.push(message.text()));
  page.on("pageerror", (error) => messages.push(String(error)));
  page.on("request", (request) => request.url() === page_url || requests.push(request.url()));
  await page.goto(page_url);
  if (picture) await page.screenshot({ path: picture, fullPage: true });
  const scripts = await page.evaluate(() => document.scripts.length);
  await page.evaluate(axe);
  const found = await page.evaluate(() => globalThis.axe.run());
  const narrow = await browser.newPage({ viewport: { width: 320, height: 640 } });
  await narrow.goto(page_url);
  const sideways = await narrow.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  const violations = found.violations.map((rule) => `${rule.id}: ${rule.nodes.map((node) => node.html).join(" | ")}`);
  process.stdout.write(JSON.stringify({ messages, requests, scripts, violations, passes: found.passes.length, sideways }));
} finally {
  await browser.close();
}
