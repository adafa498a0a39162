// Opens a workbook with another program's library and saves it again: node resave.js exceljs|xlsx FROM TO [OPERATION].
const ExcelJS = require("exceljs");
const XLSX = require("xlsx");

const project = (name) => /^\d/.test(name);

const exceljs = {
  resave: () => {},
  "insert row": (book) => book.worksheets.filter((s) => project(s.name)).forEach((s) => s.spliceRows(8, 0, [])),
  "rename sheets": (book) => book.worksheets.forEach((s, n) => { s.name = `シート${n}`; }),
};

async function throughExceljs(from, to, operation) {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(from);
  exceljs[operation](book);
  await book.xlsx.writeFile(to);
}

function throughSheetjs(from, to) {
  const book = XLSX.readFile(from, { cellStyles: true, cellNF: true });
  XLSX.writeFile(book, to, { bookType: "xlsx" });
}

const [client, from, to, operation] = process.argv.slice(2);
if (client === "exceljs") throughExceljs(from, to, operation || "resave");
else throughSheetjs(from, to);
