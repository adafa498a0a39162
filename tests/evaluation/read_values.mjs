// What other programs read: node read_values.mjs exceljs|sheetjs BOOK. Prints {sheet: {A1: value}} as JSON, results for
// formulas, without blanks.
import ExcelJS from "exceljs";
import XLSX from "xlsx";

const [program, file] = process.argv.slice(2);
const found = {};

function plain(value) {
  if (value === null || value === undefined) return "";
  if (value instanceof Date) return value.toISOString();
  if (typeof value !== "object") return value;
  if ("result" in value || "formula" in value || "sharedFormula" in value) return plain(value.result);
  if ("text" in value) return plain(value.text);
  if ("richText" in value) return value.richText.map((part) => part.text).join("");
  return JSON.stringify(value);
}

if (program === "exceljs") {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(file);
  book.eachSheet((sheet) => {
    found[sheet.name] = {};
    sheet.eachRow((row) => row.eachCell((cell) => {
      if (cell.isMerged && cell.master.address !== cell.address) return;
      const value = plain(cell.value);
      if (value !== "") found[sheet.name][cell.address] = value;
    }));
  });
} else {
  const book = XLSX.readFile(file);
  for (const name of book.SheetNames) {
    found[name] = {};
    for (const [address, cell] of Object.entries(book.Sheets[name])) {
      if (!address.startsWith("!") && cell.v !== undefined && cell.v !== "") found[name][address] = cell.v;
    }
  }
}
process.stdout.write(JSON.stringify(found));
