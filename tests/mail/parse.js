// Parses the .eml files named on the command line with mailparser and prints what it understood, as one JSON array.
const fs = require("fs");
const crypto = require("crypto");
const { simpleParser } = require("mailparser");

const addresses = (field) => (field ? field.value.map(({ name, address }) => [name, address]) : []);

async function read(path) {
  const mail = await simpleParser(fs.readFileSync(path));
  return {
    subject: mail.subject,
    from: addresses(mail.from),
    to: addresses(mail.to),
    cc: addresses(mail.cc),
    date: mail.headers.has("date"),
    message_id: mail.messageId || "",
    unsent: mail.headers.get("x-unsent") || "",
    text: mail.text,
    attachments: mail.attachments.map((part) => ({
      name: part.filename,
      type: part.contentType,
      sha256: crypto.createHash("sha256").update(part.content).digest("hex"),
    })),
  };
}

Promise.all(process.argv.slice(2).map(read)).then((mails) => console.log(JSON.stringify(mails)));
