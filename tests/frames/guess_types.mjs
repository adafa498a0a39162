// What SheetJS makes of CSV files, which guesses as Excel does on a double-click: node guess_types.mjs FILE... Prints JSON: for each file its
// rows, and of each cell its type (s text, n number or date) and what it shows; null for an empty cell.
import { readFileSync } from "node:fs";
import xlsx from "xlsx";

const sheets = process.argv.slice(2).map((file) => {
  const book = xlsx.read(readFileSync(file));
  const sheet = book.Sheets[book.SheetNames[0]];
  const { e: end } = xlsx.utils.decode_range(sheet["!ref"]);
  const cell = (r, c) => sheet[xlsx.utils.encode_cell({ r, c })];
  return Array.from({ length: end.r + 1 }, (_, r) => Array.from({ length: end.c + 1 }, (_, c) => {
    const found = cell(r, c);
    return found === undefined ? null : [found.t, found.w ?? String(found.v)];
  }));
});
process.stdout.write(JSON.stringify(sheets));
